// A changed choice above a list is applied at once; the button stays for whoever has no script.
"use strict";

document.addEventListener("change", function (event) {
  const field = event.target;
  if (field.matches("form.filters[data-at-once] select, form.filters[data-at-once] input[type=checkbox]")) {
    field.form.requestSubmit();
  }
});

// Empty fields stay out of the address, so that it can be read and kept.
document.addEventListener("submit", function (event) {
  if (event.target.matches("form.filters")) {
    for (const field of event.target.elements) {
      if (field.name && field.value === "") {
        field.disabled = true;
      }
    }
  }
});

window.addEventListener("pageshow", function () {
  for (const field of document.querySelectorAll("form.filters :disabled")) {
    field.disabled = false;
  }
});
