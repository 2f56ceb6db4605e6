// A table with data-keys is walked by keyboard: j and k to the next and previous row, Enter opens it, x picks it.
// A box with data-picks-all picks every row; buttons with data-needs-picked rest until something is picked.
"use strict";

(function () {
  const table = document.querySelector("table[data-keys]");
  if (table === null) {
    return;
  }
  const rows = Array.from(table.tBodies[0].rows);
  const all = table.querySelector("[data-picks-all]");
  const buttons = Array.from(document.querySelectorAll("[data-needs-picked]"));
  let place = -1;

  function box(row) {
    return row.querySelector("td:first-child input[type=checkbox]");
  }

  function boxes() {
    return rows.map(box).filter(function (one) { return one !== null; });
  }

  function count() {
    const picked = boxes().filter(function (one) { return one.checked; }).length;
    for (const button of buttons) {
      button.disabled = picked === 0;
    }
    if (all !== null) {
      all.checked = picked > 0 && picked === boxes().length;
      all.indeterminate = picked > 0 && picked < boxes().length;
    }
  }

  function go(next) {
    if (next < 0 || next >= rows.length) {
      return;
    }
    if (place >= 0) {
      rows[place].classList.remove("on");
    }
    place = next;
    rows[place].classList.add("on");
    rows[place].scrollIntoView({ block: "nearest" });
    const link = rows[place].querySelector("th a");
    if (link !== null) {
      link.focus({ preventScroll: true });
    }
  }

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, select, input:not([type=checkbox]), [contenteditable], dialog") !== null) {
      return;
    }
    if (event.key === "j") {
      go(place + 1);
    } else if (event.key === "k") {
      go(place - 1);
    } else if (event.key === "x" && place >= 0 && box(rows[place]) !== null) {
      box(rows[place]).checked = !box(rows[place]).checked;
      count();
    } else {
      return;
    }
    event.preventDefault();
  });

  table.addEventListener("change", function (event) {
    if (event.target === all) {
      for (const one of boxes()) {
        one.checked = all.checked;
      }
    }
    count();
  });

  count();
})();
