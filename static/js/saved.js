/* The page for what is not kept: lists what is, newest first. */
import { moment } from "./offline.js";

const list = document.querySelector("[data-saved-list]");
const none = document.querySelector("[data-saved-none]");

async function read() {
  const pages = await caches.open("samsyn-pages");
  const found = [];
  for (const request of await pages.keys()) {
    const kept = await pages.match(request, { ignoreVary: true });
    if (!kept) continue;
    const title = /<title>([^<]*)<\/title>/.exec(await kept.text())?.[1] ?? "";
    found.push({ url: request.url, title: decoded(title), saved: kept.headers.get("Samsyn-Saved") ?? "" });
  }
  return found.sort((a, b) => b.saved.localeCompare(a.saved));
}

/** Text of a title as it stands in HTML: only `&…;` has to be read. */
function decoded(text) {
  const area = document.createElement("textarea");
  area.innerHTML = text;
  return area.value.replace(/ – Samsyn$/, "").trim();
}

function entry({ url, title, saved }) {
  const item = list.querySelector("template").content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  link.href = url;
  link.textContent = title || new URL(url).pathname;
  item.querySelector("time").textContent = moment(saved);
  item.querySelector("time").dateTime = saved;
  return item;
}

if (list && "caches" in window) {
  const found = await read();
  list.append(...found.map(entry));
  list.hidden = !found.length;
  if (none) none.hidden = Boolean(found.length);
}
document.querySelector("[data-again]")?.addEventListener("click", () => location.reload());
