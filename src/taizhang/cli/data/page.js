
"use strict";
// Works without any of this as well: marks and rows are links to each other.
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const narrow = matchMedia("(max-width: 900px)");
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  const smooth = () => (reduced.matches ? "auto" : "smooth");
  let card = null;
  const rooms = [];
  let lately = null;

  const closeCard = () => { if (card) { card.remove(); card = null; } };

  const showCard = (row, near) => {
    closeCard();
    card = document.createElement("aside");
    card.className = "card";
    card.setAttribute("role", "note");
    for (const line of row.dataset.card.split("\n")) {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      card.append(paragraph);
    }
    document.body.append(card);
    if (narrow.matches) return;
    const box = near.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = box.bottom + 8 + card.offsetHeight < innerHeight;
    const top = below ? box.bottom + 8 : Math.max(box.top - card.offsetHeight - 8, 4);
    card.style.left = `${Math.max(left, 12) + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };

  for (const room of all(".room")) {
    const side = room.querySelector(".side");
    if (!side) continue;
    const rows = new Map(all("table.figures tbody tr", side).map((row) => [row.id, row]));
    const marks = new Map(all(".text .f", room).map((mark) => [mark.id, mark]));
    const rowOf = (mark) => rows.get(mark.getAttribute("href").slice(1));
    const markOf = (row) => marks.get(row.querySelector("a").getAttribute("href").slice(1));
    let current = null;
    let quietUntil = 0;

    const tab = (name) => {
      side.dataset.tab = name;
      for (const button of all(".tab", side)) button.setAttribute("aria-pressed", String(button.dataset.tab === name));
    };

    const bringRow = (row, behavior) => {
      if (narrow.matches) return;
      const top = row.offsetTop - side.querySelector(".tools").offsetHeight - side.clientHeight / 3;
      side.scrollTo({ top, behavior });
    };

    const choose = (row, { text = false, table = false } = {}) => {
      if (current) { current.classList.remove("on"); markOf(current)?.classList.remove("on"); }
      current = row;
      if (lately && lately.room !== room) lately.leave();
      lately = rooms.find((one) => one.room === room);
      const mark = markOf(row);
      row.classList.add("on");
      mark?.classList.add("on");
      quietUntil = performance.now() + 900;
      if (text && mark) { if (narrow.matches) tab("text"); mark.scrollIntoView({ block: "center", behavior: smooth() }); }
      if (table) { if (!narrow.matches && side.dataset.tab !== "figures") tab("figures"); bringRow(row, smooth()); }
    };

    room.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link && String(getSelection())) return;
      // All of a row is a link to its place, not the words of its name alone.
      const cell = !link && event.target.closest("table:not(.figures) tbody tr")?.querySelector("a");
      if (cell && cell.closest(".side")) { cell.click(); return; }
      const row = link?.matches(".text .f") ? rowOf(link) : event.target.closest("table.figures tbody tr");
      if (!row) {
        if (link && narrow.matches && link.closest("table")) tab("text");
        return;
      }
      event.preventDefault();
      const inText = Boolean(link?.matches(".text .f"));
      choose(row, { text: !inText, table: inText });
      if (inText || narrow.matches) showCard(row, inText ? link : row);
    });
    room.addEventListener("mouseover", (event) => {
      const mark = event.target.closest(".text .f");
      if (!mark || narrow.matches || !rowOf(mark)) return;
      mark.removeAttribute("title");
      showCard(rowOf(mark), mark);
      rowOf(mark).classList.add("on");
    });
    room.addEventListener("mouseout", (event) => {
      const mark = event.target.closest(".text .f");
      if (!mark || narrow.matches) return;
      closeCard();
      const row = rowOf(mark);
      if (row && row !== current) row.classList.remove("on");
    });

    const filter = () => {
      const moods = new Set(all(".mood[aria-pressed=true]", side).map((button) => button.dataset.mood));
      const measure = side.querySelector("select.measure").value;
      const doubts = side.querySelector("input.doubts").checked;
      let shown = 0;
      for (const row of rows.values()) {
        const keep = moods.has(row.dataset.mood) && (!measure || row.dataset.measure === measure)
          && (!doubts || row.classList.contains("doubt"));
        row.hidden = !keep;
        markOf(row)?.classList.toggle("off", !keep);
        if (keep) shown += 1;
      }
      side.querySelector(".shown").textContent = shown === rows.size ? "" : `${shown} / ${rows.size}`;
    };
    side.addEventListener("click", (event) => {
      const mood = event.target.closest(".mood");
      if (mood) { mood.setAttribute("aria-pressed", String(mood.getAttribute("aria-pressed") !== "true")); filter(); }
      const button = event.target.closest(".tab");
      if (button) tab(button.dataset.tab);
    });
    side.addEventListener("change", filter);

    // Where a key has gone to: the next figure of this room, whether there was one, and what Enter shows.
    const go = (step) => {
      const open = Array.from(rows.values()).filter((row) => !row.hidden);
      const at = open.indexOf(current);
      const next = at < 0 ? open[step > 0 ? 0 : open.length - 1] : open[at + step];
      if (next) { closeCard(); choose(next, { text: true, table: true }); }
      return Boolean(next);
    };
    const leave = () => {
      if (current) { current.classList.remove("on"); markOf(current)?.classList.remove("on"); }
      current = null;
    };
    rooms.push({ room, go, leave, show: () => { if (current && markOf(current)) showCard(current, markOf(current)); } });

    // Text and table scroll together: the row of the first figure in the upper part of the window is kept in view.
    const watcher = new IntersectionObserver((entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen || performance.now() < quietUntil || narrow.matches || side.matches(":hover")) return;
      const row = rowOf(seen.target);
      if (row && !row.hidden && side.dataset.tab === "figures") bringRow(row, "auto");
    }, { rootMargin: "-15% 0px -70% 0px" });
    for (const mark of marks.values()) watcher.observe(mark);

    // Places in the findings are links to marks; they choose the figure as well.
    document.addEventListener("click", (event) => {
      const link = event.target.closest(".findings a");
      const mark = link && marks.get(link.getAttribute("href").slice(1));
      if (mark && rowOf(mark)) { event.preventDefault(); choose(rowOf(mark), { text: true, table: true }); }
      else if (link && narrow.matches && room.querySelector(link.getAttribute("href"))) tab("text");
    });
    tab(narrow.matches ? "text" : "figures");
    narrow.addEventListener("change", () => tab(narrow.matches ? "text" : "figures"));
  }

  // Of several documents on the page a key moves in one: the one it last moved in, while that is in view, or the first
  // that reaches well into the window; from its end it goes on to the next.
  const reaches = ({ room }, share) => {
    const box = room.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > innerHeight * share;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input:not([type=checkbox])")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step && event.key !== "Enter") return;
    let here = lately && reaches(lately, 0) ? lately : rooms.find((one) => reaches(one, 0.3)) ?? rooms.find((one) => reaches(one, 0));
    if (!here) return;
    if (!step) { if (!event.target.closest("a, button")) here.show(); return; }
    while (here && !here.go(step)) here = rooms[rooms.indexOf(here) + step];
  });

  // A long list of findings is folded, so that the text begins on the first screen or soon after.
  for (const list of all(".findings ol")) {
    if (list.children.length <= 8) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    button.textContent = list.dataset.more;
    list.classList.add("folded");
    list.after(button);
    button.addEventListener("click", () => { list.classList.remove("folded"); button.remove(); });
  }

  // The numbers above a table of verdicts show and hide its rows.
  for (const button of all(".numbers button")) {
    button.addEventListener("click", () => {
      const buttons = all(".numbers button");
      const only = buttons.every((one) => one === button || one.getAttribute("aria-pressed") === "false");
      // The first click shows one kind alone, the next all of them again.
      for (const one of buttons) one.setAttribute("aria-pressed", String(only || one === button));
      const kinds = new Set(buttons.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.kind));
      for (const row of all("[data-verdict]")) row.hidden = !kinds.has(row.dataset.verdict);
    });
  }

  // On paper nothing can be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => { folded = all("details:not([open])"); for (const one of folded) one.open = true; });
  addEventListener("afterprint", () => { for (const one of folded) one.open = false; });

  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeCard(); });
  document.addEventListener("click", (event) => { if (!event.target.closest(".room a, .side tbody tr, .card")) closeCard(); });
})();
