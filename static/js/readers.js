/* Who reads by the reading link has no account: the version confirmed last stays on the device. */
const keyOf = (element) => `read:${element.dataset.team}`;

function kept(element) {
  try {
    const number = localStorage.getItem(keyOf(element)) ?? "";
    return /^\d+\.\d+(\.\d+)?$/.test(number) ? number : "";
  } catch {
    return "";
  }
}

/** "major", "minor" or "patch": how much lies between two numbers; "" for nothing. */
function sizeBetween(read, current) {
  const [a, b] = [read, current].map((number) => number.split(".").map(Number));
  const names = ["major", "minor", "patch"];
  return names.find((_name, place) => (a[place] ?? 0) !== (b[place] ?? 0)) ?? "";
}

const confirm = document.querySelector("[data-device-confirm]");
if (confirm) {
  const said = confirm.querySelector("[data-said]");
  const button = confirm.querySelector("button");
  const show = () => {
    const read = kept(confirm);
    const counts = read && ["", "patch"].includes(sizeBetween(read, confirm.dataset.number));
    said.hidden = !counts;
    button.hidden = Boolean(counts);
  };
  confirm.hidden = false;
  show();
  button.addEventListener("click", () => {
    try {
      localStorage.setItem(keyOf(confirm), confirm.dataset.number);
    } catch {
      // Storage is full or forbidden: nothing is remembered, and nothing says so.
    }
    show();
  });
}

const notice = document.querySelector("[data-device-notice]");
if (notice) {
  const read = kept(notice);
  const size = read && sizeBetween(read, notice.dataset.number);
  const told = size && notice.querySelector(`[data-size="${size}"]`);
  if (told) {
    told.querySelector("a").search = `?since=${read}`;
    told.hidden = false;
    notice.hidden = false;
  }
}

const since = document.querySelector("[data-device-since]");
if (since && !location.search) {
  const read = kept(since);
  if (read) location.replace(`?since=${read}`);
}
