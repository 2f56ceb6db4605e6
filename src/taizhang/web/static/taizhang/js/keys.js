// Keys that hold on every page: "/" to the search field, "?" to the help, "g" and a letter to a page of the navigation.
"use strict";

(function () {
  const WAIT = 1200;
  let jump = 0;

  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null || document.querySelector("dialog[open]") !== null;
  }

  function help() {
    const dialog = document.getElementById("keys");
    if (dialog !== null) {
      dialog.showModal();
    }
  }

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
      return;
    }
    if (jump && event.timeStamp - jump < WAIT) {
      jump = 0;
      const link = document.querySelector('#nav a[data-key="' + CSS.escape(event.key) + '"]');
      if (link !== null) {
        event.preventDefault();
        link.click();
      }
      return;
    }
    jump = 0;
    if (event.key === "/") {
      const field = document.querySelector(".find input, main input[type=search]");
      if (field !== null) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    } else if (event.key === "?") {
      event.preventDefault();
      help();
    } else if (event.key === "g") {
      jump = event.timeStamp;
    }
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-opens-keys]") !== null) {
      event.preventDefault();
      help();
    }
  });
})();
