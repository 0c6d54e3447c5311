// The screens of a survey page, of which one is shown: the questions, or what stands before, between and behind them.

const progress = document.getElementById("progress");
const screens = [...document.querySelectorAll("#survey, .screen")];

/** Shows the screen with this id; `survey` are the questions. */
export function showScreen(id) {
  for (const screen of screens) screen.hidden = screen.id !== id;
  if (id === "survey") return;
  progress.hidden = true;
  document.getElementById(id).focus();
}

export function isShown(id) { return document.getElementById(id)?.hidden === false; }
