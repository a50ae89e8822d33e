/* Loaded before the page is shown, and not a module: a form that is sent while the modules are
   still on their way must not leave the page. It is held, and sent by forms.js when they are here.
   Where a part of the page never comes (a lift, a restarted server) nothing else would run: the
   page is loaded again as soon as the server answers, and drafts.js takes up what was written. */

(() => {
  const FIRST_WAIT = 1_000;
  const LONGEST_WAIT = 15_000;
  let again = 0;
  let tries = 0;

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

  document.addEventListener("samsyn:missing", missing);
  addEventListener(
    "error",
    ({ target }) => {
      if (target.matches?.("script, link[rel=stylesheet]")) missing();
    },
    true,
  );

  function missing() {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tell, { once: true });
    else tell();
    if (!again) later();
  }

  function tell() {
    const words = document.getElementById("words")?.content.querySelector("[data-word=offline]");
    const banner = document.querySelector("[data-banner]");
    if (!words || !banner) return;
    banner.querySelector("[data-banner-text]").textContent = words.textContent.trim();
    banner.hidden = false;
  }

  /** Jittered, so that a hall does not come back all at once. */
  function later() {
    const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
    tries += 1;
    again = setTimeout(look, most / 2 + (Math.random() * most) / 2);
  }

  async function look() {
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
      if (answer.status < 500) {
        save();
        location.reload();
        return;
      }
    } catch {
      // Not back yet.
    }
    later();
  }

  /** As store.js keeps things, which may be the part that is missing. */
  function save() {
    const forms = {};
    for (const form of document.querySelectorAll("form[data-action][id]")) {
      const written = [...form.elements].filter(
        (field) => field.name && field.matches("textarea, input") && field.value !== field.defaultValue,
      );
      if (written.length) forms[form.id] = Object.fromEntries(written.map((f) => [f.name, f.value]));
    }
    const held = globalThis.samsynHeld?.[0].id;
    if (!Object.keys(forms).length && !held) return;
    const place = `samsyn:${document.getElementById("root")?.dataset.workshop ?? ""}:early`;
    try {
      localStorage.setItem(place, JSON.stringify({ forms, held }));
    } catch {
      // Full or forbidden: most browsers fill the fields again themselves.
    }
  }
})();
