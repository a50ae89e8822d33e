/* The facilitator's list of people: find one by name, and take back what was just said of somebody. */

const SAID = new Set(["participant.leave", "participant.merge"]);

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const nameOf = (item) => item.querySelector("[data-name]").textContent.trim();

/** Only those whose name or role has the words. */
function find() {
  const field = document.getElementById("find-person");
  if (!field) return;
  const words = plain(field.value.trim());
  let found = 0;
  for (const item of document.querySelectorAll("[data-person]")) {
    item.hidden = !plain(item.firstElementChild.textContent).includes(words);
    found += !item.hidden;
  }
  document.querySelector("[data-nobody]").hidden = found > 0;
}

/**
 * Offer the others to merge somebody with: who is called the same comes first, and none is chosen.
 * @param {HTMLSelectElement} select
 * @param {HTMLElement} item the person in the list
 * @param {HTMLElement[]} others
 */
export function offerOthers(select, item, others) {
  const own = plain(nameOf(item));
  const unlike = (other) => Number(plain(nameOf(other)) !== own);
  const first = select.querySelector("option[value='']");
  select.replaceChildren(
    first,
    ...[...others]
      .sort((a, b) => unlike(a) - unlike(b) || nameOf(a).localeCompare(nameOf(b)))
      .map((other) => {
        const { number, person } = other.dataset;
        const now = other.querySelector("[data-presence-word]").textContent.trim();
        return new Option(`${nameOf(other)} (${number}), ${now}`, person);
      }),
  );
  select.value = "";
}

/** What was done is said beside the list, with the way back. */
function offerBack(form) {
  const id = form.elements.namedItem("participant").value;
  const name = document.querySelector(`#person-dialog [data-who]`)?.textContent ?? "";
  const place = document.getElementById("person-back");
  for (const line of place.querySelectorAll("[data-after]"))
    line.hidden = line.dataset.after !== form.dataset.action;
  for (const each of place.querySelectorAll("[data-who]")) each.textContent = name;
  place.querySelector("[name=participant]").value = id;
  place.hidden = false;
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("input", ({ target }) => target.id === "find-person" && find());
  document.addEventListener("samsyn:applied", find);
  document.addEventListener("samsyn:done", ({ target: form }) => {
    if (SAID.has(form.dataset.action)) offerBack(form);
    else if (form.dataset.action === "participant.return") document.getElementById("person-back").hidden = true;
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-hide-back]")) document.getElementById("person-back").hidden = true;
  });
}
