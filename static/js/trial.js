/* The end of a trial is asked for only where the status is "on trial". */

const status = document.getElementById("id_status");
const field = document.getElementById("div_id_trial_ends_on");

function show() {
  field.hidden = status.value !== "trial";
}

if (status && field) {
  status.addEventListener("change", show);
  show();
}
