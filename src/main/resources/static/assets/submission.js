// Dropping files, watching bytes go, and a warning before leaving. Every page works without this file.
(() => {
  let leavingLoses = false;
  window.addEventListener("beforeunload", event => {
    if (leavingLoses) event.preventDefault();
  });

  const size = bytes => {
    for (const [unit, many] of [["GB", 1e9], ["MB", 1e6], ["KB", 1e3]]) {
      if (bytes >= many) return (bytes / many).toFixed(1) + " " + unit;
    }
    return bytes + " bytes";
  };

  document.querySelectorAll("form[data-hg-upload]").forEach(form => {
    const input = form.querySelector("input[type=file]");
    const button = form.querySelector("button");
    const progress = form.querySelector(".hg-drop__progress");
    const bar = progress.querySelector("progress");
    const words = progress.querySelector("p");
    const error = form.querySelector(".hg-drop__error");

    ["dragenter", "dragover"].forEach(kind => form.addEventListener(kind, event => {
      event.preventDefault();
      form.classList.add("hg-drop--over");
    }));
    ["dragleave", "drop"].forEach(kind => form.addEventListener(kind, () => form.classList.remove("hg-drop--over")));
    form.addEventListener("drop", event => {
      event.preventDefault();
      if (event.dataTransfer.files.length === 0) return;
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    });

    const fails = why => {
      leavingLoses = false;
      button.disabled = false;
      progress.hidden = true;
      error.textContent = why;
      error.hidden = false;
    };

    form.addEventListener("submit", event => {
      if (input.files.length === 0) return;
      event.preventDefault();
      // Said before the bytes travel: a server that refuses in the middle looks like a broken connection.
      const sizes = [...input.files].map(file => file.size);
      if (sizes.some(bytes => bytes > form.dataset.mostEach) || sizes.reduce((a, b) => a + b) >= form.dataset.most) {
        return fails(form.dataset.tooLarge);
      }
      const started = performance.now();
      let said = 0;
      const request = new XMLHttpRequest();
      request.upload.addEventListener("progress", now => {
        const seconds = (performance.now() - started) / 1000;
        bar.value = now.total ? now.loaded / now.total : 0;
        // A screen reader should not be told more often than it can speak.
        if (now.loaded < now.total && performance.now() - said < 1000) return;
        said = performance.now();
        words.textContent = form.dataset.sending.replace("%done%", size(now.loaded))
          .replace("%all%", size(now.total)).replace("%rate%", size(Math.round(now.loaded / Math.max(seconds, 0.1))));
      });
      request.upload.addEventListener("load", () => { words.textContent = form.dataset.looking; });
      request.addEventListener("load", () => {
        if (request.status === 413) return fails(form.dataset.tooLarge);
        if (request.status === 507) return fails(form.dataset.full);
        if (request.status === 403) return fails(form.dataset.signedOut);
        if (request.status !== 200) return fails(form.dataset.failed);
        leavingLoses = false;
        window.location = request.responseURL;
      });
      request.addEventListener("error", () => fails(form.dataset.failed));
      error.hidden = true;
      progress.hidden = false;
      button.disabled = true;
      leavingLoses = true;
      request.open("POST", form.action);
      const body = new FormData(form);
      request.send(body);
    });
  });

  if (document.querySelector("[data-hg-unsent]")) {
    leavingLoses = true;
    document.addEventListener("submit", () => { leavingLoses = false; });
  }
  document.querySelectorAll("form[data-hg-once]").forEach(form => form.addEventListener("submit", () => {
    form.querySelector("button").disabled = true;
  }));
  document.querySelectorAll("[data-hg-print]").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
