// A changed choice above a list is applied at once; the button stays for whoever has no script.
"use strict";

document.addEventListener("change", function (event) {
  const field = event.target;
  if (field.matches("form.filters[data-at-once] select, form.filters[data-at-once] input[type=checkbox]")) {
    field.form.requestSubmit();
  }
});

// On a phone the choices above a list are folded away until they are asked for.
for (const opener of document.querySelectorAll("[data-unfolds]")) {
  const form = opener.nextElementSibling;
  if (window.matchMedia("(max-width: 900px)").matches && form.querySelectorAll(".field").length > 2) {
    opener.hidden = false;
    form.classList.add("folded");
  }
  opener.addEventListener("click", function () {
    const folded = form.classList.toggle("folded");
    opener.setAttribute("aria-expanded", String(!folded));
  });
}

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
