// Whose turn it is where only every n-th visitor is asked. Nothing of it leaves the device but whether an answer was
// asked for.

const every = Number(document.body.dataset.sampledEvery ?? 0);
const place = document.body.dataset.touchpoint;
const presentKey = `huixiang-turn-${place}`;

/** Whether only some visitors are asked here. */
export const isSampled = every > 1;

/** The turn of the visitor before the screen: `chosen`, `passed`, `volunteered`; nothing before he began. */
export function presentTurn() { return read(sessionStorage, presentKey); }

export function setTurn(turn) { write(sessionStorage, presentKey, turn); }

/** The next visitor begins anew. */
export function forgetTurn() { sessionStorage.removeItem(presentKey); }

/**
 * A kiosk counts those who begin, from a random start, and asks every n-th one: a systematic sample. Others stand
 * before their own device, where counting would mean nothing: a draw decides, and holds for the day.
 */
export function draw(isKiosk, today) {
  const isChosen = isKiosk ? counted() : drawn(today);
  setTurn(isChosen ? "chosen" : "passed");
  return presentTurn();
}

function counted() {
  const key = `huixiang-count-${place}`;
  const count = Number(read(localStorage, key) ?? Math.floor(Math.random() * every)) + 1;
  write(localStorage, key, String(count % every));
  return count % every === 0;
}

function drawn(today) {
  const key = `huixiang-draw-${place}`;
  const [day, outcome] = (read(localStorage, key) ?? "").split(" ");
  if (day === today) return outcome === "chosen";
  const isChosen = Math.random() < 1 / every;
  write(localStorage, key, `${today} ${isChosen ? "chosen" : "passed"}`);
  return isChosen;
}

// What cannot be kept on the device is kept on the page, and drawn anew with the next one.
const fallback = new Map();

function read(storage, key) {
  try { return storage.getItem(key) ?? fallback.get(key); } catch { return fallback.get(key); }
}

function write(storage, key, value) {
  fallback.set(key, value);
  try { storage.setItem(key, value); } catch { /* A browser that keeps nothing. */ }
}
