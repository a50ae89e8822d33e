/* Two versions compared: print, copy, and which change is being read. Without it all can be read. */
const notice = document.querySelector("[data-copied-here]");

/** Plain http on a local network has no clipboard: then the old way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: text });
    field.setAttribute("aria-hidden", "true");
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(document.getElementById(button.dataset.copy).content.textContent.trim());
    button.focus();
    notice.textContent = button.dataset.copied;
    notice.hidden = false;
  });
}

// Unchanged lines are not printed unless they are open: the reader decides.
const links = new Map(
  [...document.querySelectorAll(".df-toc a")].map((link) => [link.hash.slice(1), link]),
);
const inView = new Set();

function mark() {
  const first = [...links.keys()].find((id) => inView.has(id));
  if (!first) return;
  for (const [id, link] of links) {
    if (id === first) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

const watch = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target.id);
      else inView.delete(target.id);
    }
    mark();
  },
  { rootMargin: "-10% 0px -40% 0px" },
);
for (const id of links.keys()) watch.observe(document.getElementById(id));
