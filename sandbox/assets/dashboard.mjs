import { Idiomorph } from "./idiomorph.js";

/** How often the page is renewed, and how long to wait where the sandbox does not answer. */
const EVERY_MS = 1000;
const AT_MOST_MS = 8000;

const { liveUrl } = document.body.dataset;
const panel = document.getElementById("live");
const state = document.getElementById("live-state");
const toggle = document.getElementById("live-toggle");

let waitMs = EVERY_MS;
let timer;
let isPaused = false;

/** Takes over the live parts of the page as it would be now. Forms are not among them: nobody's typing is disturbed. */
function renew(page) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const next = page.getElementById(part.id);
    const hadFocus = part.contains(document.activeElement);
    if (next !== null && !part.isEqualNode(next)) Idiomorph.morph(part, next);
    // What had the focus may be gone, such as a fault that was used up.
    if (hadFocus && !part.contains(document.activeElement)) part.closest("[tabindex]")?.focus({ preventScroll: true });
  }
}

function show(words, className) {
  if (state.textContent !== words) state.textContent = words;
  panel.className = `live ${className}`;
}

/** Renews the page; what is wrong in words where that cannot be. */
async function look() {
  try {
    const answer = await fetch(liveUrl, { headers: { accept: "text/html" }, redirect: "error" });
    if (answer.status === 401) return "The sandbox was started again: open the address that it printed";
    if (!answer.ok) return "The sandbox does not answer as it should";
    renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
    return undefined;
  } catch {
    return "The sandbox does not answer";
  }
}

async function tick() {
  const wrong = await look();
  waitMs = wrong === undefined ? EVERY_MS : Math.min(AT_MOST_MS, waitMs * 2);
  if (!isPaused) show(wrong ?? "Live", wrong === undefined ? "" : "is-lost");
  schedule();
}

function schedule() {
  clearTimeout(timer);
  if (!isPaused && !document.hidden) timer = setTimeout(tick, waitMs);
}

toggle.addEventListener("click", () => {
  isPaused = !isPaused;
  toggle.textContent = isPaused ? "Go on" : "Pause";
  if (isPaused) show("Paused", "is-paused");
  waitMs = EVERY_MS;
  if (isPaused) schedule();
  else void tick();
});

document.addEventListener("visibilitychange", schedule);

// A reload must not tell again what was done, nor send a form again.
history.replaceState(null, "", liveUrl + location.hash);
panel.hidden = false;
schedule();
