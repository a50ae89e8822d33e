/* Shows the chosen lines only. What was chosen stands in the address too, so that it can be sent and
   works on a kept page. The medium is the one kept on the device (medium.js).

   A line has a data attribute for each field of the form; `data-on` is a list, and one that is
   empty fits every medium. */
import { keepMedium, keptMedium } from "./medium.js";

const form = document.querySelector("[data-filters]");
const fields = [...(form?.querySelectorAll("select") ?? [])];

if (fields.length) {
  const lines = [...document.querySelectorAll("[data-line]")];
  const groups = [...document.querySelectorAll("[data-lines]")];
  const links = [...document.querySelectorAll("[data-lines-link]")];
  const some = document.querySelector("[data-filters-said] [data-some]");
  const asked = new URLSearchParams(location.search);

  const choose = (field, value) => {
    field.value = value;
    if (field.value !== value) field.value = "";
  };
  const fits = (line) =>
    fields.every(({ name, value }) => {
      if (!value) return true;
      if (name === "on") return !line.dataset.on || line.dataset.on.split(" ").includes(value);
      return line.dataset[name] === value;
    });

  const show = () => {
    for (const line of lines) line.hidden = !fits(line);
    for (const group of groups) group.hidden = !group.querySelector("[data-line]:not([hidden])");
    for (const link of links) link.hidden = document.getElementById(link.hash.slice(1)).hidden;
    some.querySelector("[data-shown-number]").textContent = lines.filter((line) => !line.hidden).length;
    some.hidden = fields.every(({ value }) => !value);
  };
  const changed = () => {
    show();
    const query = new URLSearchParams(location.search);
    for (const { name, value } of fields) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
  };

  for (const field of fields) choose(field, asked.get(field.name) ?? (field.name === "on" ? keptMedium() : ""));
  show();
  form.addEventListener("change", ({ target }) => {
    if (target.name === "on") keepMedium(target.value);
    changed();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("[data-show-all]").addEventListener("click", (event) => {
    event.preventDefault();
    for (const field of fields) choose(field, "");
    if (fields.some(({ name }) => name === "on")) keepMedium("");
    changed();
    fields[0].focus();
  });
}
