/* The way in, as this page was reached: its host in [data-host], its QR code in [data-qr].
   Regions do not know by which address they are seen. */

function show() {
  const way = document.getElementById("root").dataset.join;
  const host = way ? new URL(way, location.href).host : location.host;
  for (const place of document.querySelectorAll("[data-host]"))
    if (place.textContent !== host) place.textContent = host;
  const drawing = document.getElementById("join-qr")?.content.querySelector("svg");
  for (const place of document.querySelectorAll("[data-qr]")) {
    // The drawing is of the code the page came with; a newer code is shown in digits alone.
    const fits = drawing && way?.includes(`/${place.dataset.qr}/`);
    if (!fits) place.replaceChildren();
    else if (!place.firstElementChild) place.append(drawing.cloneNode(true));
  }
}

/** Fill in now and after every frame. */
export function start() {
  document.addEventListener("samsyn:applied", show);
  show();
}
