/* A refusal beside the field it is about, or in the form's own place for what is about no field. */

import { copyOf } from "./words.js";

let made = 0;

const fieldOf = (form, name) =>
  [...form.elements].find((each) => each.name === name && each.type !== "hidden" && !each.matches(":disabled"));

/** Take away what an earlier try showed. */
export function clear(form) {
  for (const old of form.querySelectorAll("[data-error-for]")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    const described = (field.getAttribute("aria-describedby") ?? "").split(" ");
    field.setAttribute("aria-describedby", described.filter((id) => !id.startsWith("error-")).join(" "));
    if (!field.getAttribute("aria-describedby")) field.removeAttribute("aria-describedby");
  }
  const whole = form.querySelector("[data-form-error]");
  if (whole) whole.textContent = "";
}

/**
 * Show errors and lead to the first.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} fields sentences by field name
 * @param {string} [message] for the form as a whole, when no field of it is named
 */
export function show(form, fields, message = "") {
  const beside = Object.entries(fields).filter(([name]) => fieldOf(form, name));
  for (const [name, sentence] of beside) put(form, fieldOf(form, name), name, sentence);
  if (beside.length) focusFirst(form);
  else tell(form, Object.values(fields)[0] ?? message);
}

function put(form, field, name, sentence) {
  made += 1;
  const line = copyOf("field-error");
  line.id = `error-${made}`;
  line.dataset.errorFor = name;
  line.querySelector("[data-text]").textContent = sentence;
  const group = field.closest("[data-error-before]");
  if (group) group.before(line);
  else field.before(line);
  for (const each of form.querySelectorAll(`[name="${CSS.escape(name)}"]:enabled`)) {
    each.setAttribute("aria-invalid", "true");
    const described = each.getAttribute("aria-describedby");
    each.setAttribute("aria-describedby", described ? `${line.id} ${described}` : line.id);
  }
}

function focusFirst(form) {
  const first = form.querySelector("[aria-invalid=true]");
  first?.closest("details:not([open])")?.setAttribute("open", "");
  first?.focus();
}

function tell(form, sentence) {
  let place = form.querySelector("[data-form-error]");
  if (!place) {
    made += 1;
    place = document.createElement("p");
    place.id = `error-${made}`;
    place.className = "field-error";
    place.setAttribute("role", "alert");
    place.setAttribute("data-form-error", "");
    place.setAttribute("data-local", "");
    form.append(place);
  }
  // The live region is there before its words.
  setTimeout(() => {
    place.textContent = sentence;
    place.scrollIntoView({ block: "nearest" });
  }, 50);
}
