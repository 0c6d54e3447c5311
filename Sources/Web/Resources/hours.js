// The hours at which a kiosk asks, by its own clock in the institution's zone: without a connection too.
import { minute } from "./answers.js";

const rest = document.getElementById("rest");

/** Whether this is a time at which nobody is asked. */
export function isClosed() {
  if (!rest) return false;
  const [hour, minutes] = minute().slice(11).split(":").map(Number);
  const now = hour * 60 + minutes;
  return now < Number(rest.dataset.from) || now >= Number(rest.dataset.until);
}

/** Calls `change` now and whenever the hours may have begun or ended. */
export function watchHours(change) {
  if (!rest) return;
  for (const place of rest.querySelectorAll(".address")) place.textContent = location.host + place.dataset.path;
  change();
  setInterval(change, 10000);
}
