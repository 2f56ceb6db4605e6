// The month's table: Enter leads to the same field of the next row; what was typed is kept as a draft after a moment; a value
// that is known already is filled in when asked. Without script the two buttons below the table do all of it.
"use strict";

(function () {
  const form = document.querySelector("form[data-reporting]");
  if (form === null) {
    return;
  }
  const waiting = new Map();
  const WAIT = 2500;

  function say(row, text, good) {
    const place = row.querySelector("[data-said]");
    place.textContent = text;
    place.classList.toggle("errors", !good);
  }

  async function keep(row) {
    waiting.delete(row);
    const body = new FormData();
    for (const field of row.querySelectorAll("input[name], textarea[name], select[name]")) {
      if (field.type !== "checkbox") {
        body.append(field.name, field.value);
      }
    }
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(row.dataset.draft, { method: "POST", body: body, headers: { Accept: "application/json" } });
      const told = await answer.json();
      say(row, told.said, answer.ok);
    } catch (error) {
      say(row, "", false);
    }
  }

  form.addEventListener("input", function (event) {
    const row = event.target.closest("tr[data-draft]");
    if (row === null || event.target.type === "checkbox") {
      return;
    }
    window.clearTimeout(waiting.get(row));
    waiting.set(row, window.setTimeout(keep, WAIT, row));
    const box = row.querySelector("input[name=pick]");
    if (box !== null && !box.checked) {
      box.checked = true;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  form.addEventListener("submit", function () {
    for (const timer of waiting.values()) {
      window.clearTimeout(timer);
    }
    waiting.clear();
  });

  form.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || !event.target.matches("input.num")) {
      return;
    }
    event.preventDefault();
    const fields = Array.from(form.querySelectorAll("input.num"));
    const next = fields[fields.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
    if (next !== undefined) {
      next.focus();
      next.select();
    }
  });

  form.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-fill]");
    if (button !== null) {
      const field = document.getElementById(button.dataset.fill);
      field.value = button.dataset.value.replace("−", "-");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    }
  });
})();
