/* Keeps reading pages on this device, for reading without a connection.

   Before this stand EDITION, FILES_AT, OFFLINE, HEADER, LINK, LEAVING (behaviours/keeping.py).
   The network comes first: a kept page is shown only when no answer comes in time, and says
   since when it is kept. What is kept: pages whose answer carries HEADER, and their files. */

const PAGES = "samsyn-pages";
const FILES = "samsyn-files";
const PATIENCE = 2000; // ms for the network, where there is a kept page to show instead
const VISITED = 60; // pages kept by themselves; the oldest go
const ASKED = 800; // pages somebody asked to have kept
const FRESH = 10_000; // ms: what was kept so lately need not be fetched again
const PLACE = /^\/(?:catalogue\/[^/]+|read\/[A-Za-z0-9_-]{43})\//;
const VIEWS = ["to", "on", "theme", "list", "of", "in"]; // they choose what is shown of a page

let cleared = 0; // a page that was on its way when pages were cleared is not kept
let owned = ""; // whose members' pages are known to be the only ones

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keepOfflinePage());
});

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([clients.claim(), dropUnusedFiles()]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && LEAVING.includes(url.pathname)) event.waitUntil(clear());
  if (request.method !== "GET") return;
  if (url.pathname.startsWith(FILES_AT)) event.respondWith(file(request));
  else if (request.mode === "navigate" && PLACE.test(url.pathname)) event.respondWith(page(event));
});

addEventListener("message", (event) => {
  const [port] = event.ports;
  const { keep, asked } = event.data;
  if (!port || !keep) return;
  event.waitUntil(
    ensure(keep, Boolean(asked)).then(
      (saved) => port.postMessage({ saved }),
      () => port.postMessage({ saved: "" }),
    ),
  );
});

/* --- answering --- */

async function page(event) {
  const { request } = event;
  const kept = await find(request.url);
  const answer = fetch(request).then((response) => {
    event.waitUntil(take(request.url, response.clone(), false).catch(() => {}));
    return response;
  });
  event.waitUntil(answer.catch(() => {}));
  try {
    const response = await (kept ? Promise.race([answer, tooLate()]) : answer);
    return kept && [502, 503, 504].includes(response.status) ? marked(kept) : response;
  } catch {
    return kept ? marked(kept) : ((await caches.match(OFFLINE, { ignoreVary: true })) ?? Response.error());
  }
}

const tooLate = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));

/** A kept page, which says so itself: offline.js shows since when. */
async function marked(kept) {
  const text = (await kept.text()).replace("<html ", `<html data-saved="${kept.headers.get("Samsyn-Saved")}" `);
  return new Response(text, { headers: kept.headers });
}

async function file(request) {
  const kept = await (await caches.open(FILES)).match(request.url, { ignoreVary: true });
  return kept ?? fetch(request);
}

/* --- keeping --- */

const keyOf = (address) => {
  const url = new URL(address);
  url.hash = "";
  for (const name of VIEWS) url.searchParams.delete(name);
  return url.href;
};

async function find(address) {
  const pages = await caches.open(PAGES);
  return pages.match(keyOf(address), { ignoreVary: true });
}

/** Keep the page at an address; answers since when it is kept, "" if it may not be. */
async function ensure(address, asked) {
  const kept = await find(address);
  const since = kept?.headers.get("Samsyn-Saved") ?? "";
  if (since && Date.now() - Date.parse(since) < FRESH && (!asked || kept.headers.has("Samsyn-Asked"))) return since;
  return take(address, await fetch(keyOf(address), { redirect: "manual", headers: { Accept: "text/html" } }), asked);
}

/** Keep an answer if it says that it may be; drop what is gone. */
async function take(address, response, asked) {
  const key = keyOf(address);
  if ([403, 404, 410].includes(response.status)) return gone(key);
  const owner = response.headers.get(HEADER);
  if (response.status !== 200 || !owner || response.redirected) return "";
  const before = cleared;
  const html = await response.text();
  await clear(owner);
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie"]) headers.delete(name);
  const saved = new Date().toISOString();
  headers.set("Samsyn-Saved", saved);
  if (asked || (await find(address))?.headers.has("Samsyn-Asked")) headers.set("Samsyn-Asked", "1");
  await Promise.all(filesIn(html).map(keepFile));
  if (cleared !== before) return "";
  const pages = await caches.open(PAGES);
  await pages.delete(key, { ignoreVary: true });
  await pages.put(key, new Response(html, { headers }));
  if (cleared !== before) {
    await pages.delete(key, { ignoreVary: true });
    return "";
  }
  await Promise.all([bound(pages), keepOfflinePage(response.headers.get("Content-Language"))]);
  return saved;
}

/** The page is gone; if its whole place is (a closed link, a member no longer), so is all of it. */
async function gone(key) {
  const pages = await caches.open(PAGES);
  await pages.delete(key, { ignoreVary: true });
  const root = location.origin + PLACE.exec(new URL(key).pathname)[0];
  const whole = key === root || [403, 404].includes((await fetch(root, { redirect: "manual" })).status);
  if (whole) {
    const all = await pages.keys();
    await Promise.all(all.filter(({ url }) => url.startsWith(root)).map((each) => pages.delete(each, { ignoreVary: true })));
  }
  return "";
}

/** Forget members' pages: all, or those of other accounts than `owner`. */
async function clear(owner = "") {
  if (owner === LINK || (owner && owner === owned)) return;
  if (!owner) cleared += 1;
  const pages = await caches.open(PAGES);
  for (const each of await pages.keys()) {
    const whose = (await pages.match(each, { ignoreVary: true }))?.headers.get(HEADER);
    if (whose !== LINK && whose !== owner) await pages.delete(each, { ignoreVary: true });
  }
  owned = owner;
}

async function bound(pages) {
  if ((await pages.keys()).length <= VISITED) return;
  const visited = [];
  const asked = [];
  // Keys come in the order in which they were kept: each page is deleted before it is kept anew.
  for (const each of await pages.keys()) {
    const kept = await pages.match(each, { ignoreVary: true });
    (kept?.headers.has("Samsyn-Asked") ? asked : visited).push(each);
  }
  const over = [...visited.slice(0, -VISITED), ...asked.slice(0, -ASKED)];
  await Promise.all(over.map((each) => pages.delete(each, { ignoreVary: true })));
}

/* --- files: their names carry a hash of what is in them, so a kept one is never out of date --- */

const filesIn = (html) => [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, at]) => at).filter((at) => at.startsWith(FILES_AT));

// A module is named by a path; any other words in quotes may follow "from" in a script.
const filesOf = (text, base) =>
  [...text.matchAll(/(?:from|import)\s*"(\.{0,2}\/[\w./-]+)"|url\("?([^")]+)"?\)/g)]
    .map(([, module, drawn]) => new URL(module ?? drawn, base))
    .filter((url) => url.origin === location.origin && url.pathname.startsWith(FILES_AT))
    .map((url) => url.href);

/** Keep a file and what it names in turn. */
async function keepFile(at) {
  const address = new URL(at, location.origin).href;
  const files = await caches.open(FILES);
  if (await files.match(address, { ignoreVary: true })) return;
  const response = await fetch(address);
  if (!response.ok) return;
  await files.put(address, response.clone());
  if (/\.(?:js|css)$/.test(address)) await Promise.all(filesOf(await response.text(), address).map(keepFile));
}

async function dropUnusedFiles() {
  const files = await caches.open(FILES);
  const used = new Set();
  const follow = async (at) => {
    const address = new URL(at, location.origin).href;
    if (used.has(address)) return;
    used.add(address);
    const kept = await files.match(address, { ignoreVary: true });
    if (kept && /\.(?:js|css)$/.test(address)) await Promise.all(filesOf(await kept.text(), address).map(follow));
  };
  const now = await files.keys();
  for (const name of [PAGES, `samsyn-offline-${EDITION}`]) {
    const pages = await caches.open(name);
    for (const each of await pages.keys()) {
      const kept = await pages.match(each, { ignoreVary: true });
      if (kept) await Promise.all(filesIn(await kept.text()).map(follow));
    }
  }
  for (const each of now) if (!used.has(each.url)) await files.delete(each, { ignoreVary: true });
}

/** The page for what is not kept, in the language last read and as this edition draws it. */
async function keepOfflinePage(language = "") {
  const pages = await caches.open(`samsyn-offline-${EDITION}`);
  const kept = await pages.match(OFFLINE, { ignoreVary: true });
  if (kept && (!language || kept.headers.get("Content-Language") === language)) return;
  const response = await fetch(OFFLINE, { redirect: "error" });
  if (!response.ok) return;
  await Promise.all(filesIn(await response.clone().text()).map(keepFile));
  await pages.put(OFFLINE, response);
  const others = (await caches.keys()).filter((name) => name.startsWith("samsyn-offline-") && !name.endsWith(EDITION));
  await Promise.all(others.map((name) => caches.delete(name)));
}
