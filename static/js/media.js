/* A medium is chosen once and stays chosen on this device: the next behaviour opens with it.

   Where a behaviour says nothing of the chosen one, all its media are shown. */
import { keepMedium, keptMedium, onMedium } from "./medium.js";

for (const media of document.querySelectorAll("[data-media]")) {
  const choice = media.querySelector(".media-choice");
  if (!choice) continue;
  const buttons = [...choice.querySelectorAll("button")];
  const sections = [...media.querySelectorAll("[data-medium]")];

  const show = (medium) => {
    const there = sections.some((section) => section.dataset.medium === medium);
    const shown = there ? medium : "";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === shown));
    for (const section of sections) section.hidden = Boolean(shown) && section.dataset.medium !== shown;
  };

  choice.hidden = false;
  show(keptMedium());
  choice.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    show(button.value);
    keepMedium(button.value);
    dispatchEvent(new CustomEvent("samsyn:medium"));
  });
  // On the path many behaviours stand on one page.
  addEventListener("samsyn:medium", () => show(keptMedium()));
  // Paper has no buttons: everything is printed.
  addEventListener("beforeprint", () => show(""));
  addEventListener("afterprint", () => show(keptMedium()));
  onMedium(show);
}
