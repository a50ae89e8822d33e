/* Words of the draft, chosen by tapping the first and the last of them.

   data-pick   on the group: the id of the region whose quotation holds the draft
   data-into   there too: the id of the field that gets the chosen words */

const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu; // marks around words are not meant

const buttonsOf = (group) => [...group.querySelectorAll("button")];

/** One button for each word of the draft as it is saved now. */
function fill(group) {
  const text = document.getElementById(group.dataset.pick)?.querySelector("blockquote")?.textContent.trim() ?? "";
  if (group.dataset.of === text) return;
  group.dataset.of = text;
  group.replaceChildren(
    ...text.split(/\s+/u).filter(Boolean).map((word) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "dr-word";
      button.textContent = word;
      button.setAttribute("aria-pressed", "false");
      return button;
    }),
  );
}

function mark(group, first, last) {
  buttonsOf(group).forEach((button, at) => button.setAttribute("aria-pressed", String(first <= at && at <= last)));
}

/** The first tap begins, the second ends; a third begins anew. */
function tap(button) {
  const group = button.closest("[data-pick]");
  const all = buttonsOf(group);
  const at = all.indexOf(button);
  const marked = all.flatMap((each, n) => (each.getAttribute("aria-pressed") === "true" ? [n] : []));
  const from = marked.length === 1 ? marked[0] : at;
  const [first, last] = [Math.min(from, at), Math.max(from, at)];
  mark(group, first, last);
  const field = document.getElementById(group.dataset.into);
  field.value = all.slice(first, last + 1).map((each) => each.textContent).join(" ").replace(EDGES, "");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const groups = () => document.querySelectorAll("[data-pick]");

/** What is typed is meant, whatever was tapped before. */
function typed({ target, isTrusted }) {
  if (!isTrusted) return;
  for (const group of groups()) if (group.dataset.into === target.id) mark(group, 1, 0);
}

/** Begin; once a page. */
export function start() {
  const look = () => groups().forEach(fill);
  document.addEventListener("samsyn:applied", look);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-pick] button");
    if (button) tap(button);
  });
  document.addEventListener("input", typed);
  document.addEventListener("samsyn:done", ({ target: form }) => {
    for (const group of form.querySelectorAll("[data-pick]")) mark(group, 1, 0);
  });
  look();
}
