/* Ticked questions stay on this device: nobody else learns what was asked. Reset has Undo.

   Each list of a page keeps its own ticks under its own key. */
for (const section of document.querySelectorAll("[data-ticks-of]")) start(section);

function start(section) {
  const list = section.querySelector("[data-ticks]");
  const key = `ticks:${list.dataset.ticks}`;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const reset = section.querySelector("[data-ticks-reset]");
  const notice = section.querySelector("[data-ticks-notice]");

  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const show = (codes) => {
    for (const box of boxes) box.checked = codes.includes(box.value);
    if (reset) reset.hidden = !codes.length;
  };
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify(ticked()));
    } catch {
      // Storage is full or forbidden: the ticks then last as long as the page.
    }
    if (reset) reset.hidden = !ticked().length;
  };
  const kept = () => {
    try {
      const codes = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(codes) ? codes : [];
    } catch {
      return [];
    }
  };

  show(kept());
  list.addEventListener("change", () => {
    notice.hidden = true;
    keep();
  });
  // The same list may be open in another tab of the device.
  addEventListener("storage", (event) => {
    if (event.key === key) show(kept());
  });

  reset?.addEventListener("click", () => {
    const before = ticked();
    show([]);
    keep();
    notice.hidden = false;
    const undo = notice.querySelector("button");
    undo.focus();
    undo.onclick = () => {
      show(before);
      keep();
      notice.hidden = true;
      reset.focus();
    };
  });
}
