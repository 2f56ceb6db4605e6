// Files go up one by one, each with its progress and its answer; the page can be left once a file has arrived.
"use strict";

(function () {
  const form = document.querySelector("form.upload");
  if (form === null) {
    return;
  }
  const zone = form.querySelector(".dropzone");
  const field = form.querySelector("input[type=file]");
  const list = form.querySelector(".sending");
  const words = form.dataset;
  const queue = [];
  let busy = false;

  function line(file) {
    const item = document.createElement("li");
    const name = document.createElement("strong");
    const bar = document.createElement("progress");
    const told = document.createElement("span");
    name.textContent = file.name;
    bar.max = 1;
    bar.value = 0;
    told.textContent = words.sending;
    item.append(name, bar, told);
    list.append(item);
    list.hidden = false;
    return { item: item, bar: bar, told: told };
  }

  function fail(shown, message) {
    shown.item.classList.add("bad");
    shown.bar.remove();
    shown.told.textContent = message;
  }

  function finish(shown, answer) {
    shown.bar.value = 1;
    const link = document.createElement("a");
    link.href = answer.address;
    link.textContent = words.open;
    shown.told.textContent = (answer.duplicate ? words.there : words.done) + "：" + answer.title + " ";
    shown.told.append(link);
  }

  function next() {
    const task = queue.shift();
    if (task === undefined) {
      busy = false;
      const links = list.querySelectorAll("a");
      if (list.children.length === 1 && links.length === 1) {
        window.location.assign(links[0].href);
      }
      return;
    }
    busy = true;
    const body = new FormData(form);
    body.delete("file");
    body.append("file", task.file, task.file.name);
    body.set("key", crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random());
    const request = new XMLHttpRequest();
    request.open("POST", form.action || window.location.href);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", function (event) {
      if (event.lengthComputable) {
        task.shown.bar.value = event.loaded / event.total;
        if (event.loaded === event.total) {
          task.shown.bar.removeAttribute("value");
          task.shown.told.textContent = words.reading;
        }
      }
    });
    request.addEventListener("load", function () {
      let answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch (error) {
        answer = { error: words.lost };
      }
      if (answer.error) {
        fail(task.shown, answer.error);
      } else {
        finish(task.shown, answer);
      }
      next();
    });
    request.addEventListener("error", function () {
      fail(task.shown, words.lost);
      next();
    });
    request.send(body);
  }

  function take(files) {
    for (const file of files) {
      const shown = line(file);
      if (file.size > Number(words.limit) * 1000000) {
        fail(shown, words.tooLarge);
      } else {
        queue.push({ file: file, shown: shown });
      }
    }
    if (!busy) {
      next();
    }
  }

  ["dragenter", "dragover"].forEach(function (kind) {
    zone.addEventListener(kind, function (event) {
      event.preventDefault();
      zone.classList.add("over");
    });
  });
  zone.addEventListener("dragleave", function () { zone.classList.remove("over"); });
  zone.addEventListener("drop", function (event) {
    event.preventDefault();
    zone.classList.remove("over");
    take(event.dataTransfer.files);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    event.stopPropagation();
    if (field.files.length > 0) {
      take(field.files);
      field.value = "";
    }
  }, true);
})();
