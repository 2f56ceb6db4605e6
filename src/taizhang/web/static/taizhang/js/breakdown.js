// The breakdown editor grows: a button, or Enter in the last row, adds a row; Enter elsewhere goes to the row below.
"use strict";

(function () {
  const form = document.querySelector("form[data-grows]");
  if (form === null) {
    return;
  }
  const body = form.querySelector("tbody");
  const counter = form.elements.namedItem("rows");
  const button = form.querySelector("[data-adds-row]");

  function add() {
    const last = body.rows[body.rows.length - 1];
    const index = Number(counter.value);
    const row = last.cloneNode(true);
    for (const field of row.querySelectorAll("input, select")) {
      field.name = field.name.replace(/^r\d+-/, "r" + index + "-");
      field.removeAttribute("id");
      if (field.tagName === "INPUT" && !/-(deadline|unit)$/.test(field.name)) {
        field.value = "";
      }
    }
    for (const said of row.querySelectorAll(".errors, input[type=hidden]")) {
      said.remove();
    }
    row.cells[0].textContent = String(index + 1);
    body.appendChild(row);
    counter.value = String(index + 1);
    return row;
  }

  function below(field) {
    const row = field.closest("tr");
    const next = row.nextElementSibling === null ? add() : row.nextElementSibling;
    const name = field.name.replace(/^r\d+-/, "");
    const target = next.querySelector('[name$="-' + name + '"]');
    if (target !== null) {
      target.focus();
    }
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    add().querySelector('[name$="-title"]').focus();
  });
  form.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.isComposing && event.target.matches("tbody input")) {
      event.preventDefault();
      below(event.target);
    }
  });
})();
