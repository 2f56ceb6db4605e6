// A menu that dropped down closes on Escape and on a click elsewhere.
"use strict";

(function () {
  function close(except) {
    for (const menu of document.querySelectorAll("details.drop[open]")) {
      if (menu !== except) {
        menu.open = false;
      }
    }
  }

  document.addEventListener("click", function (event) { close(event.target.closest("details.drop")); });
  document.addEventListener("keydown", function (event) {
    const menu = document.querySelector("details.drop[open]");
    if (event.key === "Escape" && menu !== null) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
