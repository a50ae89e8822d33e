/* Searching as one types, around htmx: what is read out, what is kept for the way back. */
const box = document.querySelector("[data-search]");
const { htmx } = window;

if (box && htmx) {
  // The page's policy allows neither styles nor code that a script writes.
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;
  htmx.config.historyEnabled = false;

  const field = box.querySelector("input[type=search]");
  const found = box.querySelector("#search-found");
  const status = box.querySelector("[data-search-status]");
  const failed = box.querySelector("[data-search-failed]");

  const say = () => {
    const said = found.querySelector("[data-search-said]")?.textContent.trim() ?? "";
    // The same count again is not read out again.
    if (status.textContent !== said) status.textContent = said;
  };
  const keep = () => {
    try {
      history.replaceState({ ...history.state, search: field.value }, "");
    } catch {
      // Some browsers limit how often: the way back then starts with an empty box.
    }
  };

  box.addEventListener("htmx:afterSwap", () => {
    failed.hidden = true;
    say();
    keep();
  });
  box.addEventListener("htmx:beforeRequest", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    failed.hidden = false;
  });
  for (const trouble of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    box.addEventListener(trouble, () => {
      failed.hidden = false;
    });
  }
  const again = () => {
    const before = history.state?.search;
    if (typeof before === "string" && before && before !== field.defaultValue) {
      field.value = before;
      htmx.trigger(field, "again");
    }
  };

  say();
  htmx.onLoad((element) => {
    if (element === document.body) again();
  });
}
