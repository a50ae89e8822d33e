/* Plays the board's history: the boards are in the page, each as what is other than before. */

const SPEED = 1_200; // between two changes at 1×
const GLIDE = 260;
const still = matchMedia("(prefers-reduced-motion: reduce)");

const { cards, boards } = JSON.parse(document.getElementById("played").textContent);
const bar = document.querySelector("[data-replay]");
const slider = bar.querySelector("input[type=range]");
const holder = document.querySelector("[data-board]");
const now = document.querySelector("[data-now]");
const word = (name) => document.querySelector(`[data-word=${name}]`).textContent;
const events = [...document.querySelectorAll("[data-event]")];
const columns = new Map(); // theme or "" → its section
const slips = new Map(); // card → its element
let at = Number(slider.value);
let ticking = 0;
let speed = 0;

/** Every board whole; what did not change is shared with the one before. */
const whole = boards.reduce((found, { t, c }) => {
  const before = found.at(-1);
  const lying = { ...before?.lying, ...c };
  found.push({ themes: t ?? before.themes, lying });
  return found;
}, []);

const made = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

function columnOf(theme) {
  if (!columns.has(theme)) {
    const section = made("rl-column");
    section.dataset.column = theme;
    section.classList.toggle("un", !theme);
    columns.set(theme, section);
  }
  return columns.get(theme);
}

function slipOf(group) {
  const [card, ...others] = group;
  if (!slips.has(card)) slips.set(card, made("rl-card"));
  const slip = slips.get(card);
  const said = group.join();
  if (slip.dataset.said !== said) {
    slip.dataset.said = said;
    slip.textContent = cards[card];
    for (const other of others) {
      const also = document.createElement("span");
      also.className = "rl-also";
      also.textContent = cards[other];
      slip.append(also);
    }
  }
  return slip;
}

/** Put a list's children as told; those that stay are not touched. */
function order(list, wanted) {
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, place) => {
    if (list.children[place] !== child) list.insertBefore(child, list.children[place] ?? null);
  });
}

function lay({ themes, lying }) {
  const shown = [["", word("unsorted")], ...themes];
  for (const [theme, name] of shown) {
    const section = columnOf(theme);
    const head = section.querySelector("h3");
    if (head.textContent !== name) head.textContent = name;
    const groups = lying[theme] ?? [];
    section.querySelector(".num").textContent = groups.length;
    order(section.querySelector("ul"), groups.map(slipOf));
  }
  order(holder, shown.map(([theme]) => columnOf(theme)));
}

/** Which cards lie elsewhere, or with others, than in the other board. */
function moved(one, other) {
  const places = ({ lying }) =>
    new Map(
      Object.entries(lying).flatMap(([theme, groups]) =>
        (groups ?? []).map((group) => [group[0], `${theme}:${group.join()}`]),
      ),
    );
  const before = places(one);
  return [...places(other)].filter(([card, place]) => before.get(card) !== place).map(([c]) => c);
}

/** Glide from where they lay; a picture only, so nothing waits for it. */
function glide(cards, from) {
  if (still.matches) return;
  for (const card of cards) {
    const slip = slips.get(card);
    const to = slip.getBoundingClientRect();
    const was = from.get(card);
    if (!was) continue;
    const way = `translate(${was.left - to.left}px, ${was.top - to.top}px)`;
    slip.animate([{ transform: way }, { transform: "none" }], { duration: GLIDE, easing: "ease-out" });
  }
}

function show(place, { quiet = false } = {}) {
  const next = Math.max(0, Math.min(whole.length - 1, place));
  const changed = next === at ? [] : moved(whole[at], whole[next]);
  const near = Math.abs(next - at) === 1 ? changed.slice(0, 40) : [];
  const from = new Map(near.map((card) => [card, slips.get(card)?.getBoundingClientRect()]));
  at = next;
  lay(whole[at]);
  for (const slip of holder.querySelectorAll(".rl-moved")) slip.classList.remove("rl-moved");
  for (const card of near) slips.get(card).classList.add("rl-moved");
  if (near.length === 1) slips.get(near[0]).scrollIntoView({ block: "nearest" });
  glide(near, from);
  slider.value = at;
  bar.querySelector("[data-at]").textContent = at;
  for (const each of events) {
    if (Number(each.dataset.event) === at) each.setAttribute("aria-current", "step");
    else each.removeAttribute("aria-current");
  }
  const current = events[at - 1];
  const list = current?.closest("ol");
  if (list) list.scrollTop = current.offsetTop - list.offsetTop - list.clientHeight / 2;
  // While it plays, each change would be read out over the one before.
  now.setAttribute("aria-live", quiet ? "off" : "polite");
  now.textContent = current ? current.querySelector("[data-said]").textContent.trim() : word("start");
  for (const button of bar.querySelectorAll("[data-go=first], [data-go=back]"))
    button.setAttribute("aria-disabled", String(at === 0));
  for (const button of bar.querySelectorAll("[data-go=on], [data-go=last]"))
    button.setAttribute("aria-disabled", String(at === whole.length - 1));
}

function stop() {
  clearInterval(ticking);
  speed = 0;
  for (const button of bar.querySelectorAll("[data-play]"))
    button.setAttribute("aria-pressed", "false");
}

function play(times) {
  const again = speed === times;
  stop();
  if (again) return;
  if (at === whole.length - 1) show(0, { quiet: true });
  speed = times;
  bar.querySelector(`[data-play="${times}"]`).setAttribute("aria-pressed", "true");
  ticking = setInterval(() => {
    show(at + 1, { quiet: true });
    if (at === whole.length - 1) stop();
  }, SPEED / times);
}

const ways = { first: () => 0, back: () => at - 1, on: () => at + 1, last: () => whole.length - 1 };

bar.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.dataset.play) return play(Number(button.dataset.play));
  stop();
  if (button.dataset.go) show(ways[button.dataset.go]());
});
bar.addEventListener("submit", (event) => event.preventDefault());
slider.addEventListener("input", () => {
  stop();
  show(Number(slider.value));
});
document.querySelector("[data-events]").addEventListener("click", (event) => {
  const link = event.target.closest("[data-event]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  stop();
  show(Number(link.dataset.event));
});

for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
holder.replaceChildren();
show(at);
