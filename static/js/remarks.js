/* Words that are selected on a page can be remarked on: a link stands by them, also for the
   keyboard, and leads to the form with the line, the field and the words filled in. */

const CODE = /^[A-Z]{1,4}-\d{2,6}$/;
const WORD = /[\p{L}\p{N}\p{M}_]/u;
const LONGEST = 600; // characters; a remark's phrase holds no more
const GAP = 8; // pixels

let link = null;

const element = (node) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement);

/** The range, grown to whole words: a finger seldom hits their ends. */
function grown(range) {
  const whole = range.cloneRange();
  const { startContainer: first, endContainer: last } = whole;
  if (first.nodeType === Node.TEXT_NODE) {
    let at = whole.startOffset;
    while (at > 0 && WORD.test(first.data[at - 1]) && WORD.test(first.data[at] ?? "")) at -= 1;
    whole.setStart(first, at);
  }
  if (last.nodeType === Node.TEXT_NODE) {
    let at = whole.endOffset;
    while (at > 0 && at < last.data.length && WORD.test(last.data[at - 1]) && WORD.test(last.data[at])) at += 1;
    whole.setEnd(last, at);
  }
  return whole;
}

/** The words as the text has them: without what is said to screen readers only. */
function wordsOf(range) {
  const part = range.cloneContents();
  for (const each of part.querySelectorAll(".sr, .btn, svg")) each.remove();
  for (const each of part.querySelectorAll("br, li, p, div")) each.before("\n");
  return part.textContent.replace(/\s+/g, " ").trim();
}

/** Which line and field the words stand in; the place's own line where nothing says. */
function targetOf(node, place) {
  const at = element(node);
  const field = at.closest("[data-field]")?.dataset.field ?? "";
  for (let each = at; each && each !== document.body; each = each.parentElement) {
    if (each.dataset.code !== undefined) return { code: each.dataset.code, field };
    if (CODE.test(each.id)) return { code: each.id, field };
    const named = each.querySelector?.(":scope > input[id]")?.id ?? "";
    if (CODE.test(named)) return { code: named, field };
  }
  return { code: place.dataset.line ?? "", field };
}

function remove() {
  link?.remove();
  link = null;
}

function shown() {
  const selection = document.getSelection();
  const place = document.querySelector("[data-remarks]");
  if (link && link === document.activeElement) return;
  remove();
  if (!place || !selection.rangeCount || selection.isCollapsed) return;
  const range = grown(selection.getRangeAt(0));
  const around = element(range.commonAncestorContainer);
  if (!around?.closest("main") || around.closest("form, input, textarea, .rm-pick")) return;
  const words = wordsOf(range);
  if (!WORD.test(words) || words.length > LONGEST) return;
  const target = targetOf(range.commonAncestorContainer, place);
  link = document.createElement("a");
  link.className = "btn btn-p rm-pick no-print";
  link.textContent = place.dataset.label;
  const address = new URL(place.dataset.remarks, location.href);
  for (const [name, value] of Object.entries({ ...target, phrase: words })) address.searchParams.set(name, value);
  link.href = address.href;
  // After the words in the page, so that the next press of Tab comes to it.
  const block = element(range.endContainer).closest("li, p, dd, h1, h2, blockquote, div") ?? around;
  if (block.matches("li, dd, div")) block.append(link);
  else block.after(link);
  put(range.getBoundingClientRect());
}

/** Under the words, where a phone's own menu is not; above them where there is no room. */
function put(words) {
  const { width, height } = link.getBoundingClientRect();
  const below = words.bottom + 3 * GAP;
  const top = below + height < innerHeight ? below : Math.max(GAP, words.top - height - GAP);
  link.style.top = `${top}px`;
  link.style.left = `${Math.max(GAP, Math.min(words.left, innerWidth - width - GAP))}px`;
}

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(shown, 150);
});
document.addEventListener(
  "scroll",
  () => {
    const selection = document.getSelection();
    if (link && selection.rangeCount) put(selection.getRangeAt(0).getBoundingClientRect());
  },
  { passive: true },
);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") remove();
  // Browsers do not agree on where Tab goes on from when words are selected.
  if (event.key !== "Tab" || event.shiftKey || !link || document.activeElement !== document.body) return;
  event.preventDefault();
  link.focus();
});
// Words may be selected before this script has come.
shown();
