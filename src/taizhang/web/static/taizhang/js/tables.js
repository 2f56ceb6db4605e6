// On a phone each row of a table becomes a small sheet; the names of the columns are taken from its head.
// A table with class "wide" keeps its columns and scrolls.
"use strict";

(function () {
  for (const table of document.querySelectorAll("table.rows:not(.wide)")) {
    const heads = table.tHead === null ? [] : Array.from(table.tHead.rows);
    if (heads.length !== 1) {
      continue;
    }
    const names = Array.from(heads[0].cells, function (cell) { return cell.textContent.trim(); });
    for (const body of table.tBodies) {
      for (const row of body.rows) {
        if (row.cells.length !== names.length) {
          continue;
        }
        Array.from(row.cells).forEach(function (cell, place) {
          cell.dataset.label = names[place];
          cell.classList.toggle("blank", cell.textContent.trim() === "" && cell.querySelector("input, button, img") === null);
        });
      }
    }
    table.classList.add("stacks");
  }
})();
