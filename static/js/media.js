/* A medium is chosen once and stays chosen on this device: the next behaviour opens with it.

   Where a behaviour says nothing of the chosen one, all its media are shown. */
const KEY = "medium";
const media = document.querySelector("[data-media]");
const choice = media?.querySelector(".media-choice");

if (choice) {
  const buttons = [...choice.querySelectorAll("button")];
  const sections = [...media.querySelectorAll("[data-medium]")];

  const show = (medium) => {
    const there = sections.some((section) => section.dataset.medium === medium);
    const shown = there ? medium : "";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === shown));
    for (const section of sections) section.hidden = Boolean(shown) && section.dataset.medium !== shown;
  };
  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  };

  choice.hidden = false;
  show(kept());
  choice.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    show(button.value);
    try {
      localStorage.setItem(KEY, button.value);
    } catch {
      // Storage is full or forbidden: the choice then lasts as long as the page.
    }
  });
  // Paper has no buttons: everything is printed.
  addEventListener("beforeprint", () => show(""));
  addEventListener("afterprint", () => show(kept()));
  addEventListener("storage", (event) => {
    if (event.key === KEY) show(kept());
  });
}
