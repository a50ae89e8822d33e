/* Copies what a field holds: <button data-copy="its id">, told in [data-copied]. */
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const said = button.parentElement.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.hidden = true;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // No clipboard on plain http: the old way.
      document.execCommand("copy");
    }
    button.focus();
    requestAnimationFrame(() => {
      said.hidden = false;
    });
  });
}
