// A form is sent once: its buttons rest after the first press. The server would know the second by its key anyway.
"use strict";

document.addEventListener("submit", function (event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    button.setAttribute("aria-busy", "true");
  }
});

// A page that comes back from the browser's memory may be sent again.
window.addEventListener("pageshow", function () {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) {
      button.removeAttribute("aria-busy");
    }
  }
});
