/* Long words are cut to some lines by the sheet, so that the questions stay on the screen; whoever
   wants the rest unfolds it. Where nothing is cut there is no button. */
const template = document.querySelector("template[data-more]");
const texts = [...document.querySelectorAll("[data-clamp]")];

if (template && texts.length) {
  const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => look(target)));
  for (const text of texts) watch.observe(text);
  addEventListener("beforeprint", () => texts.forEach((text) => text.classList.add("is-open")));
}

function look(text) {
  if (text.classList.contains("is-open") || text.scrollHeight <= text.clientHeight + 2) return;
  // A label is one target: its button stands after it.
  const label = text.closest("label");
  const place = label?.parentElement ?? text.closest("[data-clamp-box]").nextElementSibling;
  if (place.querySelector("[data-more-button]")) return;
  const button = template.content.firstElementChild.cloneNode(true);
  if (label) label.after(button);
  else place.append(button);
  button.addEventListener("click", () => {
    const box = text.closest("label, [data-clamp-box]");
    for (const each of box.querySelectorAll("[data-clamp]")) each.classList.add("is-open");
    button.remove();
    text.tabIndex = -1;
    text.focus();
  });
}
