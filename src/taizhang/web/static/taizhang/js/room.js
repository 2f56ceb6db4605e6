// The reading room: both panes scroll together, what is under the cursor is marked on both sides, keys decide.
// Every act is a form that works without this script; here it is sent in the background and the row is put back.
"use strict";

(function () {
  const waiting = document.querySelector("[data-state]");
  if (waiting !== null) {
    const look = function () {
      fetch(waiting.dataset.state, { headers: { Accept: "application/json" } })
        .then(function (answer) { return answer.json(); })
        .then(function (told) {
          if (told.state === "waiting") {
            window.setTimeout(look, 1500);
          } else {
            window.location.reload();
          }
        })
        .catch(function () { window.setTimeout(look, 5000); });
    };
    window.setTimeout(look, 800);
  }

  const desk = document.querySelector(".desk");
  if (desk === null) {
    return;
  }
  const source = desk.querySelector(".source");
  const records = desk.querySelector(".records");
  const text = desk.querySelector(".text");
  const list = desk.querySelector(".list");
  const head = records.querySelector("header");
  const toast = desk.querySelector(".toast");
  const inOrder = desk.dataset.order === "text";
  let now = null;
  let leading = null;

  function item(name) { return document.getElementById("r" + name); }
  function mark(name) { return document.getElementById("t" + name); }
  function items() { return list === null ? [] : list.children; }

  function say(words, bad) {
    const line = document.createElement("p");
    line.textContent = words;
    line.className = bad ? "bad" : "";
    toast.replaceChildren(line);
    window.setTimeout(function () { line.remove(); }, bad ? 7000 : 2500);
  }

  // Scrolling together.

  function bring(pane, element, share) {
    if (element === null) {
      return;
    }
    const place = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += place - pane.clientHeight * share;
  }

  function probe(pane, inside) {
    const box = pane.getBoundingClientRect();
    const top = box.top + (pane === records ? head.offsetHeight + 8 : box.height * 0.3);
    for (let step = 0; step < 6; step += 1) {
      const found = document.elementFromPoint(box.left + 60, top + step * 14);
      const fit = found === null ? null : found.closest(inside);
      if (fit !== null && pane.contains(fit)) {
        return fit;
      }
    }
    return null;
  }

  // The first record at or after an offset of the text, by halving: the list is in the order of the text.
  function firstFrom(offset) {
    const all = items();
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(all[middle].dataset.s) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < all.length ? all[low] : null;
  }

  function follow(pane) {
    if (leading !== pane || !inOrder) {
      return;
    }
    if (pane === source) {
      const line = probe(source, "[data-s]");
      if (line !== null) {
        bring(records, firstFrom(Number(line.dataset.s)), 0.28);
      }
    } else {
      const row = probe(records, ".rec");
      if (row !== null) {
        bring(source, mark(row.dataset.r), 0.3);
      }
    }
  }

  [source, records].forEach(function (pane) {
    let asked = false;
    ["wheel", "touchstart", "pointerdown", "keydown"].forEach(function (kind) {
      pane.addEventListener(kind, function () { leading = pane; }, { passive: true });
    });
    pane.addEventListener("scroll", function () {
      if (!asked) {
        asked = true;
        window.requestAnimationFrame(function () { asked = false; follow(pane); });
      }
    }, { passive: true });
  });

  // Marking on both sides.

  let lit = [];
  function light(name) {
    lit.forEach(function (one) { one.classList.remove("on"); });
    lit = name === null ? [] : [item(name), mark(name)].filter(Boolean);
    lit.forEach(function (one) { one.classList.add("on"); });
  }
  desk.addEventListener("mouseover", function (event) {
    const over = event.target.closest("[data-r]");
    light(over === null ? null : over.dataset.r);
  });

  function choose(name, options) {
    const settings = options || {};
    const row = item(name);
    if (now !== null) {
      [item(now), mark(now)].forEach(function (one) { if (one !== null) { one.classList.remove("now"); } });
      const old = item(now);
      if (old !== null && now !== name) {
        const open = old.querySelector(".detail");
        if (open !== null) {
          open.remove();
          old.classList.remove("open");
        }
      }
    }
    now = name;
    [row, mark(name)].forEach(function (one) { if (one !== null) { one.classList.add("now"); } });
    leading = null;
    if (!settings.stay || settings.stay !== source) {
      bring(source, mark(name), 0.35);
    }
    if (row !== null) {
      if (settings.stay !== records) {
        bring(records, row, 0.28);
      }
      row.querySelector(".line").focus({ preventScroll: true });
    }
    window.history.replaceState(null, "", address(name));
    return row === null || settings.closed ? Promise.resolve() : open(row);
  }

  function address(name) {
    const query = new URLSearchParams(window.location.search);
    query.set("at", name);
    return "?" + query.toString();
  }

  function open(row) {
    const name = row.dataset.r;
    if (row.querySelector(".detail") !== null) {
      return Promise.resolve();
    }
    return fetch(desk.dataset.records.replace("f0", name), { headers: { "X-Part": "1" } })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(); })
      .then(function (html) {
        if (now === name && row.querySelector(".detail") === null) {
          row.insertAdjacentHTML("beforeend", html);
          row.classList.add("open");
        }
      })
      .catch(function () { say(desk.dataset.lost, true); });
  }

  desk.addEventListener("click", function (event) {
    const toRecord = event.target.closest("[data-go]");
    const hit = event.target.closest(".line, .text .fig, .text .com");
    const told = event.target.closest("a.explain");
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    if (toRecord !== null) {
      event.preventDefault();
      choose(toRecord.dataset.go);
    } else if (told !== null) {
      event.preventDefault();
      explain(told);
    } else if (hit !== null && window.getSelection().isCollapsed) {
      event.preventDefault();
      const name = hit.closest("[data-r]").dataset.r;
      const row = item(name);
      if (row !== null && row.classList.contains("open") && hit.classList.contains("line")) {
        row.querySelector(".detail").remove();
        row.classList.remove("open");
      } else {
        choose(name, { stay: hit.classList.contains("line") ? records : source });
      }
    }
  });

  function explain(link) {
    const place = link.closest(".detail").querySelector(".told");
    if (!place.hidden) {
      place.hidden = true;
      return;
    }
    fetch(desk.dataset.explain + "?offset=" + link.dataset.offset, { headers: { "X-Part": "1" } })
      .then(function (answer) { return answer.text(); })
      .then(function (words) { place.textContent = words; place.hidden = false; })
      .catch(function () { say(desk.dataset.lost, true); });
  }

  // Findings and headings lead to their places.

  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-at]");
    if (link === null) {
      return;
    }
    event.preventDefault();
    const start = Number(link.dataset.at);
    const end = Number(link.dataset.to || start + 1);
    for (const old of text.querySelectorAll(".hit")) {
      old.classList.remove("hit");
    }
    for (const row of items()) {
      if (row.classList.contains("figure") && Number(row.dataset.s) >= start && Number(row.dataset.s) < end) {
        choose(row.dataset.r);
        const shown = mark(row.dataset.r);
        if (shown !== null) {
          shown.classList.add("hit");
        }
        return;
      }
    }
    let best = null;
    for (const line of text.querySelectorAll("[data-s]")) {
      if (Number(line.dataset.s) > start) {
        break;
      }
      best = line;
    }
    bring(source, best, 0.2);
  });

  // Acts.

  function token() {
    const field = document.querySelector("input[name=csrfmiddlewaretoken]");
    return field === null ? "" : field.value;
  }

  function key() {
    return crypto.randomUUID ? crypto.randomUUID() : String(performance.now()) + String(Math.random());
  }

  function send(where, body, onward) {
    body.set("csrfmiddlewaretoken", token());
    body.set("key", key());
    body.set("show", desk.dataset.show);
    body.set("order", desk.dataset.order);
    return fetch(where, { method: "POST", body: body, headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.json(); })
      .then(function (told) {
        if (told.error) {
          say(told.error, true);
          return;
        }
        if (told.anew) {
          const name = Object.keys(told.rows).find(function (one) { return told.rows[one].decision !== "replaced"; });
          if (name !== undefined) {
            window.history.replaceState(null, "", address(name) + "#r" + name);
          }
          window.location.reload();
          return;
        }
        put(told);
        onward(told);
      })
      .catch(function () { say(desk.dataset.lost, true); });
  }

  function put(told) {
    for (const name of Object.keys(told.rows)) {
      const old = item(name);
      if (old !== null) {
        old.outerHTML = told.rows[name].html;
      }
      const shown = mark(name);
      if (shown !== null) {
        shown.classList.remove("doubt", "proposed", "confirmed", "corrected", "added");
        shown.classList.add(told.rows[name].decision);
        if (told.rows[name].decision === "rejected") {
          shown.classList.remove("fig", "com");
        } else {
          shown.classList.add(name[0] === "f" ? "fig" : "com");
          if (told.rows[name].doubt) {
            shown.classList.add("doubt");
          }
        }
      }
    }
    for (const count of Object.keys(told.counts)) {
      for (const place of desk.querySelectorAll("[data-count=" + count + "]")) {
        place.textContent = told.counts[count];
      }
    }
    desk.querySelector(".meters .meter").value = told.counts.share;
  }

  function step(by, from) {
    const all = Array.from(items());
    let start = item(from === undefined ? now : from);
    if (start === null && now === null && records.scrollTop > 0) {
      // Nothing is chosen yet: go on from what is on the screen.
      start = probe(records, ".rec");
    }
    const place = start === null ? (by > 0 ? -1 : all.length) : all.indexOf(start);
    const target = all[Math.min(Math.max(place + by, 0), all.length - 1)];
    return target === undefined ? Promise.resolve() : choose(target.dataset.r);
  }

  function nextWaiting(name) {
    const all = Array.from(items());
    const place = all.findIndex(function (one) { return one.dataset.r === name; });
    const rest = all.slice(place + 1).concat(all.slice(0, Math.max(place, 0)));
    const target = rest.find(function (one) { return one.dataset.d === "proposed"; });
    if (target !== undefined) {
      choose(target.dataset.r);
    } else if (item(name) !== null) {
      choose(name, { closed: true });
    }
  }

  function verb(name, what, body) {
    const row = item(name);
    if (row !== null) {
      row.classList.add("busy");
    }
    const where = desk.dataset.records.replace("f0", name) + "/" + what;
    return send(where, body || new FormData(), function () { nextWaiting(name); }).finally(function () {
      const again = item(name);
      if (again !== null) {
        again.classList.remove("busy");
      }
    });
  }

  if (desk.classList.contains("deciding")) {
    desk.addEventListener("submit", function (event) {
      const form = event.target;
      if (!form.dataset.verb) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      const body = new FormData(form);
      if (event.submitter !== null && event.submitter.name) {
        body.set(event.submitter.name, event.submitter.value);
      }
      verb(form.closest("[data-name]").dataset.name, form.dataset.verb, body);
    }, true);
    const back = document.querySelector("form.undo");
    if (back !== null) {
      back.addEventListener("submit", function (event) {
        event.preventDefault();
        event.stopPropagation();
        undo();
      }, true);
    }
  }

  function undo() {
    send(desk.dataset.undo, new FormData(), function (told) {
      const name = Object.keys(told.rows)[0];
      if (name !== undefined && item(name) !== null) {
        choose(name);
      } else {
        window.location.reload();
      }
    });
  }

  function unfold(kind) {
    const row = now === null ? null : item(now);
    if (row === null) {
      return;
    }
    open(row).then(function () {
      const part = row.querySelector("details." + kind);
      if (part !== null) {
        part.open = true;
        part.scrollIntoView({ block: "nearest" });
        const field = part.querySelector("form input:not([type=hidden]), form select");
        if (field !== null) {
          field.focus();
        }
      }
    });
  }

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") !== null) {
      return;
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable]") !== null;
    if (event.key === "Escape" && typing) {
      event.target.blur();
      if (now !== null && item(now) !== null) {
        item(now).querySelector(".line").focus({ preventScroll: true });
      }
      return;
    }
    if (typing) {
      return;
    }
    const decides = desk.classList.contains("deciding");
    const acts = {
      j: function () { step(1); },
      k: function () { step(-1); },
      e: function () { unfold("edit"); },
      x: function () { unfold("reject"); },
      s: function () { unfold("split"); },
      m: function () { unfold("merge"); },
      u: function () { if (decides) { undo(); } }
    };
    if (event.key === "Enter" && decides && now !== null) {
      // Enter on another link or button is that link's or button's own.
      const own = event.target.closest("a, button, summary");
      if (own === null || own.classList.contains("line")) {
        event.preventDefault();
        const body = new FormData();
        if (event.shiftKey) {
          body.set("with_figures", "1");
        }
        verb(now, "confirm", body);
      }
    } else if (Object.hasOwn(acts, event.key)) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  // Our keys join the sheet that "?" opens.
  const legend = document.getElementById("room-keys");
  const sheet = document.querySelector("#keys tbody");
  if (legend !== null && sheet !== null) {
    for (const one of legend.querySelectorAll("span")) {
      const row = sheet.insertRow();
      const keys = row.insertCell();
      keys.append(...Array.from(one.querySelectorAll("kbd"), function (sign) { return sign.cloneNode(true); }));
      row.insertCell().textContent = one.textContent.replace(/^\s*(j\s*k|Enter|.)\s/u, "").trim();
    }
  }

  // Words that are marked in the text can be added.

  const picked = desk.querySelector(".picked");
  function points(words) { return Array.from(words).length; }

  function offsetIn(line, node, place) {
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, place);
    return Number(line.dataset.s) + points(range.toString());
  }

  if (desk.classList.contains("deciding")) {
    document.addEventListener("selectionchange", function () {
      const chosen = window.getSelection();
      if (chosen.isCollapsed || chosen.rangeCount === 0 || !text.contains(chosen.anchorNode)) {
        picked.hidden = true;
        return;
      }
      const range = chosen.getRangeAt(0);
      const of = function (node) { return (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".text [data-s]"); };
      const first = of(range.startContainer);
      const last = of(range.endContainer);
      if (first === null || last === null) {
        picked.hidden = true;
        return;
      }
      const start = offsetIn(first, range.startContainer, range.startOffset);
      const end = offsetIn(last, range.endContainer, range.endOffset);
      for (const link of picked.querySelectorAll("a")) {
        link.href = desk.dataset.add + "?kind=" + link.dataset.kind + "&start=" + start + "&end=" + end;
      }
      const box = range.getBoundingClientRect();
      picked.hidden = false;
      picked.style.left = Math.max(8, Math.min(box.left, window.innerWidth - 260)) + "px";
      picked.style.top = Math.min(box.bottom + 6, window.innerHeight - 50) + "px";
    });
  }

  const begin = new URLSearchParams(window.location.search).get("at");
  if (begin !== null && item(begin) !== null) {
    choose(begin);
  }
})();
