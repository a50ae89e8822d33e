/* In which order the regions of a holder ([data-order]) lie, and moving as few as possible. */

/** 53 bits of a text (cyrb53), the same on every device; needs no secure context. */
function hash(text) {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const letter of text) {
    const code = letter.codePointAt(0);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** Ids in the order that belongs to this person alone. */
export function shuffled(ids) {
  const seed = document.getElementById("root")?.dataset.seed ?? "";
  const at = new Map(ids.map((id) => [id, hash(`${seed}:${id}`)]));
  return [...ids].sort((a, b) => at.get(a) - at.get(b));
}

/** Put the children of each [data-shuffle] that is no holder into this person's order. */
export function shuffleWithin(element) {
  const found = [...element.querySelectorAll("[data-shuffle]")];
  if (element.matches("[data-shuffle]")) found.push(element);
  for (const list of found) {
    if (!list.hasAttribute("data-order")) {
      const ids = shuffled([...list.children].map((child) => child.id));
      place(list, ids.map((id) => [...list.children].find((child) => child.id === id)));
    }
    list.setAttribute("data-shuffled", "");
  }
}

const wantedIds = (holder) => {
  const ids = (holder.dataset.order ?? "").split(" ").filter(Boolean);
  return holder.hasAttribute("data-shuffle") ? shuffled(ids) : ids;
};

const holderOf = (element) => element.parentElement?.closest("[data-order]") ?? null;

/**
 * Fill every holder with its regions: those of the document, or new ones.
 * @param {Map<string, Element>} fresh regions that are not in the document yet
 * @returns {string[]} ids of regions that belong nowhere any more and were removed
 */
export function arrange(fresh) {
  // From the outermost inwards, along what is wanted: a holder that is on its way out still names
  // regions that have their place elsewhere by now, and must not take them along.
  const holders = [...document.querySelectorAll("#root [data-order]")].filter((each) => !holderOf(each));
  for (const holder of holders) {
    const wanted = wantedIds(holder)
      .map((id) => document.getElementById(id) ?? fresh.get(id))
      .filter(Boolean);
    place(holder, wanted);
    for (const child of wanted) {
      for (const inner of [child, ...child.querySelectorAll("[data-order]")])
        if (inner.hasAttribute("data-order") && holderOf(inner) === holder) holders.push(inner);
    }
  }
  const removed = [];
  for (const holder of holders) {
    const ids = new Set(wantedIds(holder));
    for (const child of [...holder.children]) {
      if (ids.has(child.id) || child.hasAttribute("data-local")) continue;
      child.remove();
      removed.push(child.id);
    }
  }
  return removed;
}

/** Bring children into an order; the longest run that already lies right is not touched. */
function place(holder, wanted) {
  const now = new Map([...holder.children].map((child, at) => [child, at]));
  const still = longestRun(wanted.map((child) => now.get(child) ?? -1));
  let after = null;
  for (let at = wanted.length - 1; at >= 0; at -= 1) {
    if (!still.has(at)) move(holder, wanted[at], after ?? firstLocal(holder));
    after = wanted[at];
  }
}

const firstLocal = (holder) => holder.querySelector(":scope > [data-local]");

function move(holder, child, before) {
  const focused = child.contains(document.activeElement) ? document.activeElement : null;
  try {
    holder.moveBefore(child, before);
  } catch {
    holder.insertBefore(child, before);
    focused?.focus({ preventScroll: true });
  }
}

/** Positions of a longest ascending run; -1 never belongs to it. */
function longestRun(numbers) {
  const ends = [];
  const previous = [];
  numbers.forEach((number, at) => {
    if (number < 0) return;
    let low = 0;
    while (low < ends.length && numbers[ends[low]] < number) low += 1;
    previous[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  });
  const run = new Set();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]) run.add(at);
  return run;
}
