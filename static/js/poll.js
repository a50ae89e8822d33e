/* Asking every two seconds, and sending by POST, where sockets are blocked. */

const EVERY = 2_000;
const GONE = new Set([401, 403, 404, 410]);

let ears = null;
let next = 0;
let etag = "";
let asking = false;

const root = () => document.getElementById("root").dataset;

/**
 * Begin to ask.
 * @param {{frame: (frame: object) => void, net: (net: string) => void, end: (reason: string) => void}} to
 */
export function ask(to) {
  if (ears || !root().poll) return;
  ears = to;
  etag = "";
  once();
}

export function stopAsking() {
  clearTimeout(next);
  ears = null;
}

async function once() {
  asking = true;
  try {
    const answer = await fetch(root().poll, {
      headers: etag ? { "If-None-Match": etag } : {},
      cache: "no-store",
    });
    if (GONE.has(answer.status)) {
      ears?.end("gone");
      asking = false;
      return;
    }
    if (answer.status === 200) {
      const told = await answer.json();
      etag = answer.headers.get("ETag") ?? "";
      ears?.frame({ t: "hello", now: told.now });
      ears?.frame(told.state);
      if (told.mine) ears?.frame(told.mine);
    }
    ears?.net(answer.status < 400 ? "polling" : "lost");
  } catch {
    ears?.net("lost");
  }
  asking = false;
  if (ears) next = setTimeout(once, EVERY);
}

/**
 * Send one action by POST.
 * @returns {Promise<object | null>} the ack frame, or null when it could not be sent now
 */
export async function post(frame) {
  try {
    const answer = await fetch(root().act, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": root().csrf },
      body: JSON.stringify(frame),
    });
    const told = await answer.json();
    return told.t === "ack" ? told : null;
  } catch {
    return null;
  }
}

/** Look at once, after something was sent. */
export function lookNow() {
  if (!ears || asking) return;
  clearTimeout(next);
  once();
}
