// A survey page: shows what applies, one step at a time on a kiosk, and sends the response under an id minted here.
import { answers, contact, firstAmiss, inputs, known, minute, settleNotices, worded } from "./answers.js";
import { compute, holds, paths } from "./conditions.js";
import { isClosed, watchHours } from "./hours.js";
import { give } from "./ranking.js";
import { takenPhotos, watchPhotos } from "./photo.js";
import { deliver, flush } from "./queue.js";
import { isShown, showScreen } from "./screens.js";
import { shuffle, sorted } from "./shuffle.js";
import { draw, forgetTurn, isSampled, presentTurn, setTurn } from "./turns.js";
import { watch } from "./idle.js";

const body = document.body;
const form = document.getElementById("survey");
const steps = [...form.querySelectorAll(".step")];
const isKiosk = document.documentElement.classList.contains("kiosk");
const words = document.getElementById("words").dataset;
const fullQuotas = JSON.parse(body.dataset.fullQuotas);
const byId = (id) => document.getElementById(id);
let responseId = mintId();
let current = 0;
let isDone = false;
// Whether a sending failed whose response may be stored all the same: other answers then need another id.
let mayBeStored = false;

/** Random in the browser, so that sending again is recognised; `randomUUID` needs a secure context, kiosks may have none. */
function mintId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What no longer applies disappears, and what it held does not count; wordings take the answers in. */
function refresh() {
  for (const question of form.querySelectorAll("[data-shown-when]")) {
    question.hidden = !holds(JSON.parse(question.dataset.shownWhen), known());
  }
  for (const field of form.querySelectorAll(".write-in")) {
    field.hidden = !field.previousElementSibling.querySelector("input").checked;
  }
  fillIn();
  const found = known();
  for (const place of form.querySelectorAll("[data-pipe]")) place.textContent = worded(place.dataset.pipe, found);
  showQuota(fullQuotas.find((condition) => holds(condition, found)));
  steps.forEach((step, place) => { step.hidden = isEmpty(step) || (isKiosk && place !== current); });
  if (isKiosk) showButtons();
  for (const button of ["next", "send"]) if (isFull()) byId(button).hidden = true;
}

/**
 * Somebody of whom there are enough is thanked at once. The screen does not change under his finger: the rest of the
 * questions goes, and a slip can be put right.
 */
function showQuota(condition) {
  const isBeyond = condition !== undefined;
  byId("full").hidden = !isBeyond;
  const text = isBeyond ? words.quotaFull : "";
  if (byId("full-text").textContent !== text) byId("full-text").textContent = text;
  if (!isKiosk) byId("send").hidden = isBeyond;
  const questions = [...form.querySelectorAll(".question")];
  const read = isBeyond ? paths(condition).map((path) => path.split(".")[0]) : [];
  const last = questions.findLastIndex((question) => read.includes(question.dataset.question));
  questions.forEach((question, place) => question.classList.toggle("beyond", last >= 0 && place > last));
}

function isFull() { return !byId("full").hidden; }

/** Nothing is sent for somebody of whom there are enough. */
function letGo() {
  isDone = true;
  showScreen("let-go");
  settle();
  if (isKiosk) setTimeout(reset, Number(body.dataset.thanks) * 1000);
}

/** Puts what is computed into fields that are shown for the first time and hold nothing. */
function fillIn() {
  for (const question of form.querySelectorAll("[data-initially]")) {
    const [input] = inputs(question);
    if (question.hidden || question.dataset.filled || !input || input.value) continue;
    const value = compute(JSON.parse(question.dataset.initially), known());
    if (value === undefined) continue;
    question.dataset.filled = "true";
    input.value = value;
  }
}

/** A page whose questions are all hidden is none. */
function isEmpty(step) {
  return [...step.querySelectorAll(".question")].every((question) => question.matches("[hidden], .beyond"));
}

/** The nearest page behind (1) or before (-1) `index` that is not empty. */
function neighbour(index, direction) {
  let place = index + direction;
  while (place >= 0 && place < steps.length && isEmpty(steps[place])) place += direction;
  return steps[place] ? place : undefined;
}

function showButtons() {
  const isLast = neighbour(current, 1) === undefined;
  byId("back").hidden = neighbour(current, -1) === undefined;
  byId("next").hidden = isLast;
  byId("send").hidden = !isLast;
  const walked = steps.filter((step) => !isEmpty(step));
  const place = walked.indexOf(steps[current]) + 1;
  byId("progress-bar").max = walked.length;
  byId("progress-bar").value = place;
  const text = words.step.replace("{n}", place).replace("{total}", walked.length);
  if (byId("progress-text").textContent !== text) byId("progress-text").textContent = text;
}

function show(index) {
  current = index;
  byId("progress").hidden = false;
  refresh();
  settle();
  window.scrollTo(0, 0);
  steps[index].querySelector("h2").focus({ preventScroll: true });
}

/** A finger that still rests on the glass must not answer the next screen. */
function settle() {
  body.classList.add("settling");
  setTimeout(() => body.classList.remove("settling"), Number(body.dataset.doubleTap));
}

function next() {
  if (isFull()) { letGo(); return; }
  const amiss = firstAmiss(steps[current].querySelectorAll(".question"));
  if (amiss) { inputs(amiss)[0].focus(); return; }
  show(neighbour(current, 1));
}

function response(isPartial) {
  return {
    survey: body.dataset.survey, version: Number(body.dataset.version), touchpoint: body.dataset.touchpoint,
    channel: body.dataset.channel, language: body.dataset.language, answeredAt: Math.floor(Date.now() / 1000),
    isPartial, answers: answers(), contact: contact(), photos: takenPhotos(), volunteered: presentTurn() === "volunteered",
  };
}

async function send(event) {
  event.preventDefault();
  if (isDone) return;
  if (isFull()) { letGo(); return; }
  const amiss = firstAmiss(form.querySelectorAll(".question"));
  if (amiss) {
    if (isKiosk) show(steps.indexOf(amiss.closest(".step")));
    inputs(amiss)[0].focus();
    return;
  }
  isDone = true;
  byId("status").textContent = words.sending;
  const outcome = await deliver(responseId, response(false), isKiosk ? keptApart() : undefined);
  if (outcome.state === "refused" || outcome.state === "failed") {
    isDone = false;
    mayBeStored = true;
    byId("status").textContent = outcome.state === "refused" ? `${words.refused} ${outcome.message}` : words.failed;
    return;
  }
  thank(outcome);
}

function thank(outcome) {
  byId("queued").hidden = outcome.state !== "queued";
  byId("contact-lost").hidden = !outcome.lostContact;
  byId("photo-lost").hidden = !outcome.lostPhotos;
  if (outcome.case) {
    byId("case").hidden = false;
    byId("case-hint").hidden = false;
    byId("case-number").textContent = outcome.case.number;
    byId("case-password").textContent = outcome.case.password;
  }
  showScreen("thanks");
  settle();
  // A case number must be copied down: then the page waits for the person, and the idle watch for one who left.
  if (isKiosk && !outcome.case) setTimeout(reset, Number(body.dataset.thanks) * 1000);
}

/** A new document, so that nothing of one person is left for the next. */
function reset() {
  forgetTurn();
  location.replace(body.dataset.home);
}

/** What to do with somebody who left: keep what there is as partial, where the survey says so. */
async function leave() {
  if (!isDone && !isFull() && body.dataset.timeout === "keep" && Object.keys(answers()).length > 0) {
    isDone = true;
    const partial = { ...response(true), contact: undefined, photos: undefined, answers: withoutApart() };
    const outcome = await deliver(responseId, partial, []);
    if (outcome.state === "refused" && outcome.fields.length > 0) {
      for (const field of outcome.fields) delete partial.answers[field];
      await deliver(responseId, partial, []);
    }
  }
  reset();
}

/** What is never kept on the device: contact details and pictures, by path, and whether they must be given. */
function keptApart() {
  return [...form.querySelectorAll("[data-contact], [data-photo]")].map((fields) => ({
    path: fields.dataset.contact ?? fields.dataset.photo, isRequired: Boolean(fields.closest("[data-required]")),
  }));
}

function withoutApart() {
  const kept = answers();
  for (const { path } of keptApart()) delete kept[path];
  return kept;
}

/** What follows from an answer: what applies now, and which notices have done their duty. */
function answered(question) {
  if (mayBeStored) {
    responseId = mintId();
    mayBeStored = false;
  }
  refresh();
  if (question) settleNotices(question);
}

form.addEventListener("change", (event) => {
  const input = event.target;
  if (input.type === "checkbox" && input.checked) {
    for (const other of form.querySelectorAll(`input[name="${CSS.escape(input.name)}"]`)) {
      if (other !== input && (input.dataset.exclusive || other.dataset.exclusive)) other.checked = false;
    }
  }
  const ranking = input.closest("[data-ranking]");
  if (ranking && input.checked) give(ranking, input);
  answered(input.closest(".question"));
});
watchPhotos(answered);
form.addEventListener("submit", send);
byId("next").addEventListener("click", next);
byId("finish").addEventListener("click", letGo);
for (const link of document.querySelectorAll("#again, .again")) link.addEventListener("click", forgetTurn);
byId("back").addEventListener("click", () => show(neighbour(current, -1)));
form.addEventListener("keydown", (event) => {
  // Enter in a field goes on instead of sending half a survey.
  if (isKiosk && event.key === "Enter" && event.target.matches("input") && !byId("next").hidden) {
    event.preventDefault();
    next();
  }
});
window.addEventListener("pageshow", (event) => { if (event.persisted) reset(); });

/** Each respondent's own order, which the id of the response tells again. */
function shuffleAll() {
  for (const step of form.querySelectorAll(".step[data-shuffled]")) {
    shuffleBlocks(step);
  }
  for (const question of form.querySelectorAll(".question[data-shuffled]")) {
    const seed = question.dataset.seed ?? responseId;
    const rows = [...question.querySelectorAll("fieldset.row")];
    if (rows.length > 0) shuffle(rows, (row) => row.querySelector("input").name, seed);
    const options = [...question.querySelectorAll(".options > .option")];
    const isMovable = (option) => !option.querySelector("[data-exclusive]") && !option.nextElementSibling?.matches(".write-in");
    shuffle(options.filter(isMovable), (option) => option.querySelector("input").value, seed);
  }
}

/** The questions of a page in another order; those of a group keep together behind their heading. */
function shuffleBlocks(step) {
  const blocks = new Map();
  for (const question of step.querySelectorAll(":scope > .question")) {
    const key = question.dataset.block ?? question.dataset.question;
    blocks.set(key, [...(blocks.get(key) ?? []), question]);
  }
  step.append(...sorted([...blocks.keys()], (key) => key, responseId).flatMap((key) => blocks.get(key)));
}

/** The first screen of a visitor: the questions, or whether it is his turn; at rest, that nobody is asked now. */
function open() {
  if (isClosed()) { showScreen("rest"); return; }
  if (!isSampled || ["chosen", "volunteered"].includes(presentTurn())) { ask(); return; }
  if (isKiosk && !presentTurn()) { showScreen("invite"); return; }
  begin();
}

/** Shows the questions to those whose turn it is, and thanks the others. */
function begin() {
  if ((presentTurn() ?? draw(isKiosk, minute().slice(0, 10))) !== "passed") { ask(); return; }
  showScreen("passed");
  settle();
  if (isKiosk) setTimeout(() => { if (isShown("passed")) reset(); }, Number(body.dataset.thanks) * 2000);
}

function ask() {
  showScreen("survey");
  if (byId("chosen")) byId("chosen").hidden = presentTurn() !== "chosen";
  if (isKiosk) show(0);
}

/** Whether nobody has touched anything yet, so that the page may stay as it is, or rest. */
function isUntouched() {
  if (isShown("rest")) return true;
  const isFirst = isSampled ? isShown("invite") : current === 0 && !form.hidden;
  return !isDone && isFirst && JSON.stringify(answers()) === untouched && location.search.indexOf("lang=") < 0;
}

byId("begin")?.addEventListener("click", begin);
byId("volunteer")?.addEventListener("click", () => { setTurn("volunteered"); ask(); });
shuffleAll();
refresh();
const untouched = JSON.stringify(answers());
flush();
open();
if (isKiosk) {
  watchHours(() => {
    if (isClosed() && isUntouched()) showScreen("rest");
    if (!isClosed() && isShown("rest")) open();
  });
  watch({
    idleSeconds: Number(body.dataset.idle), countdownSeconds: Number(body.dataset.countdown), isUntouched, leave,
  });
  setInterval(flush, 30000);
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js").catch(() => {});
}
