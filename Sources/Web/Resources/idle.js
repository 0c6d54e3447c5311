// Watches for somebody who walked away. Never silent: a warning counts down, and one touch or key goes on (WCAG 2.2.1).

const dialog = document.getElementById("idle");
const seconds = document.getElementById("idle-seconds");

/** Calls `leave` after `idleSeconds` without input and `countdownSeconds` of warning, unless nothing was touched. */
export function watch({ idleSeconds, countdownSeconds, isUntouched, leave }) {
  let idleTimer;
  let countdownTimer;

  function start() {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(warn, idleSeconds * 1000);
  }

  function warn() {
    if (isUntouched()) { start(); return; }
    let left = countdownSeconds;
    seconds.textContent = left;
    dialog.showModal();
    countdownTimer = setInterval(() => {
      left -= 1;
      seconds.textContent = left;
      if (left <= 0) { clearInterval(countdownTimer); leave(); }
    }, 1000);
  }

  function goOn() {
    if (dialog.open) { clearInterval(countdownTimer); dialog.close(); }
    start();
  }

  for (const kind of ["pointerdown", "keydown", "input", "wheel"]) {
    document.addEventListener(kind, goOn, { passive: true, capture: true });
  }
  dialog.addEventListener("cancel", goOn);
  document.getElementById("idle-continue").addEventListener("click", goOn);
  start();
}
