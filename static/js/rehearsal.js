/* Go or no-go: measures the way to the server and its clock, and has the checks judged anew. */

const PINGS = 10;
const EVERY = 2_000;
const OPENS_WITHIN = 5_000;

const place = document.getElementById("checks");
const measured = { trips: [], ahead: null, sockets: null, screens: [] };
let socket = null;
let answered = null;

function note(began, now) {
  const ended = Date.now();
  const took = performance.now() - began.at;
  const best = measured.trips.length === 0 || took <= Math.min(...measured.trips);
  measured.trips = [...measured.trips, took].slice(-PINGS);
  // The quickest answer tells most exactly: the server's time was half way between.
  if (best || measured.ahead === null) measured.ahead = ((began.clock + ended) / 2 - now) / 1000;
}

const begin = () => ({ at: performance.now(), clock: Date.now() });

function open() {
  return new Promise((done) => {
    const url = new URL(place.dataset.live, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const one = new WebSocket(url);
    const late = setTimeout(() => one.close(), OPENS_WITHIN);
    one.onmessage = (event) => {
      const frame = JSON.parse(event.data);
      if (frame.t === "hello") {
        clearTimeout(late);
        socket = one;
        done(true);
      } else if (frame.t === "screens") {
        measured.screens = frame.screens;
      } else if (frame.t === "pong") {
        answered?.(frame.now);
      }
    };
    one.onclose = () => {
      clearTimeout(late);
      if (socket === one) socket = null;
      answered?.(null);
      done(false);
    };
  });
}

async function pingBySocket() {
  const began = begin();
  const now = await new Promise((done) => {
    answered = done;
    socket.send('{"t":"ping"}');
    setTimeout(() => done(null), OPENS_WITHIN);
  });
  answered = null;
  if (now !== null) note(began, now);
  return now !== null;
}

async function pingByFetch() {
  const began = begin();
  const answer = await fetch(place.dataset.clock, { cache: "no-store" });
  if (answer.ok) note(began, (await answer.json()).now);
}

async function measure() {
  const still = socket?.readyState === WebSocket.OPEN;
  const sockets = still || (await open());
  if (sockets !== measured.sockets) measured.trips = [];
  measured.sockets = sockets;
  if (sockets) socket.send('{"t":"screens"}');
  else measured.screens = [];
  const many = measured.trips.length < PINGS ? PINGS : 1;
  for (let n = 0; n < many; n += 1) {
    if (!sockets) await pingByFetch();
    else if (!socket || !(await pingBySocket())) return;
  }
}

function asked() {
  const { trips, ahead, sockets, screens } = measured;
  const sorted = [...trips].sort((a, b) => a - b);
  const query = new URLSearchParams({ sockets: sockets ? "1" : "0", screens: screens.join(",") });
  if (sorted.length) {
    query.set("median", sorted[Math.floor(sorted.length / 2)].toFixed(1));
    query.set("slowest", sorted.at(-1).toFixed(1));
  }
  if (ahead !== null) query.set("ahead", ahead.toFixed(3));
  return `${place.dataset.checks}?${query}`;
}

/** Only what says something else is put anew: the sum would be read out every two seconds. */
function put(fresh) {
  const checks = [...fresh.querySelectorAll(".rh-check")].map(({ id }) => `#${id}`);
  for (const part of [".rh-sum", ...checks]) {
    const [was, is] = [place.querySelector(part), fresh.querySelector(part)];
    if (was.outerHTML !== is.outerHTML) was.replaceWith(is);
  }
}

let shown = "";

async function look() {
  try {
    await measure();
    const answer = await fetch(asked(), { cache: "no-store" });
    if (answer.status === 404) {
      socket?.close();
      location.reload(); // the rehearsal is deleted, and the page says so
      return;
    }
    const html = answer.ok ? await answer.text() : shown;
    if (html !== shown) {
      shown = html;
      put(new DOMParser().parseFromString(html, "text/html").body);
    }
  } catch {
    // Away for a moment: what was known last stays, and it is looked again.
  }
  setTimeout(look, EVERY);
}

look();
