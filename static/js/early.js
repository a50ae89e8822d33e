/* Loaded before the page is shown, and not a module: a form that is sent while the modules are
   still on their way must not leave the page. It is held, and sent by forms.js when they are here. */

document.addEventListener(
  "submit",
  (event) => {
    const ready = "ready" in document.documentElement.dataset;
    if (ready || !event.target.matches("form[data-action]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.setAttribute("aria-busy", "true");
    globalThis.samsynHeld = [event.target, event.submitter];
  },
  true,
);
