// A destructive button asks once, with the name of the thing: <button data-confirm="撤销任职“张三 · 联络员”？">.
"use strict";

document.addEventListener("click", function (event) {
  const button = event.target.closest("[data-confirm]");
  if (button !== null && !window.confirm(button.dataset.confirm)) {
    event.preventDefault();
  }
});
