// A survey page: shows what applies, one step at a time on a kiosk, and sends the response under an id minted here.
import { compute, holds, paths } from "./conditions.js";
import { shuffle } from "./shuffle.js";
import { deliver, flush } from "./queue.js";
import { watch } from "./idle.js";

const body = document.body;
const form = document.getElementById("survey");
const steps = [...form.querySelectorAll(".step")];
const isKiosk = document.documentElement.classList.contains("kiosk");
const words = document.getElementById("words").dataset;
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

const computed = JSON.parse(body.dataset.computed);

function inputs(question) { return [...question.querySelectorAll("input, textarea")]; }

/** What was answered in the visible questions: path to string, number or list. */
function answers() {
  const found = {};
  for (const question of form.querySelectorAll(".question")) {
    if (question.hidden) continue;
    const contact = question.querySelector("[data-contact]");
    if (contact) {
      const reach = [...contact.querySelectorAll("input")].slice(1).some((input) => input.value.trim());
      if (reach) found[contact.dataset.contact] = "given";
      continue;
    }
    const ranking = question.querySelector("[data-ranking]");
    if (ranking) {
      const ranked = rankedOptions(ranking);
      if (ranked.length > 0) found[ranking.dataset.ranking] = ranked;
      continue;
    }
    for (const input of inputs(question)) read(input, found);
  }
  return found;
}

/** The options that have a place, the first place first. */
function rankedOptions(ranking) {
  return [...ranking.querySelectorAll("input:checked")]
    .sort((left, right) => Number(left.value) - Number(right.value))
    .map((input) => input.closest("[data-option]").dataset.option);
}

/** The answers with what is computed from them, and the time: what conditions and wordings read. */
function known() {
  const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString();
  const found = { today: now.slice(0, 10), now: now.slice(0, 16), ...answers() };
  for (const [key, formula, condition] of computed) {
    const value = !condition || holds(condition, found) ? compute(formula, found) : undefined;
    if (value !== undefined) found[key] = value;
  }
  return found;
}

function read(input, found) {
  if (input.type === "radio") {
    if (input.checked) found[input.name] = /^\d+$/.test(input.value) ? Number(input.value) : input.value;
  } else if (input.dataset.single) {
    if (input.checked) found[input.name] = input.value;
  } else if (input.type === "checkbox") {
    if (input.checked) found[input.name] = [...(found[input.name] ?? []), input.value];
  } else if (input.type === "number") {
    // What is no number is sent as it is, and refused with a reason.
    if (input.value) found[input.name] = /^-?\d+(\.\d+)?$/.test(input.value) ? Number(input.value) : input.value;
  } else if (input.value.trim()) {
    found[input.name] = input.value.trim();
  }
}

function contact() {
  const fields = form.querySelector("[data-contact]");
  if (!fields || fields.closest(".question").hidden) return undefined;
  const value = (part) => fields.querySelector(`[name$=".${part}"]`).value.trim();
  const details = { name: value("name"), mail: value("mail"), telephone: value("telephone") };
  return details.mail || details.telephone ? details : undefined;
}

/** A question that no longer applies disappears; what it held does not count. */
function refresh() {
  for (const question of form.querySelectorAll("[data-shown-when]")) {
    question.hidden = !holds(JSON.parse(question.dataset.shownWhen), known());
  }
  fillIn();
  const found = known();
  for (const place of form.querySelectorAll("[data-pipe]")) place.textContent = worded(place.dataset.pipe, found);
}

/** Puts what is computed into fields that are shown for the first time and hold nothing. */
function fillIn() {
  for (const question of form.querySelectorAll("[data-initially]")) {
    const input = question.querySelector("input, textarea");
    if (question.hidden || question.dataset.filled || !input || input.value) continue;
    const value = compute(JSON.parse(question.dataset.initially), known());
    if (value === undefined) continue;
    question.dataset.filled = "true";
    input.value = value;
  }
}

/** An answer as its respondent read it: options and points by their labels. */
function worded(written, found) {
  const path = written.replace(/:code$/, "");
  if (path !== written) return found[path] === undefined ? "…" : [found[path]].flat().join(" ");
  const chosen = [...form.querySelectorAll(`[name="${CSS.escape(path)}"]:checked`)].filter((input) => !input.closest(".question").hidden);
  if (chosen.length > 0) return chosen.map((input) => input.closest("label").textContent.trim()).join("、");
  return found[path] === undefined ? "…" : [found[path]].flat().join("、");
}

/** A constraint that reads an answer that is not there is met. */
function isValid(question) {
  if (question.hidden || !question.dataset.validWhen) return true;
  const condition = JSON.parse(question.dataset.validWhen);
  const found = known();
  return found[question.dataset.question] === undefined || paths(condition).some((path) => found[path] === undefined) || holds(condition, found);
}

/** A matrix is answered when each of its items is; a contact when there is a way to reach somebody. */
function isAnswered(question) {
  if (question.querySelector("[data-contact]")) return Boolean(contact());
  if (question.querySelector(".matrix")) {
    return [...question.querySelectorAll("fieldset.row")].every((row) => row.querySelector(":scope > .scale input:checked"));
  }
  const ranking = question.querySelector("[data-ranking]");
  if (ranking) return rankedOptions(ranking).length >= Number(ranking.dataset.least);
  return inputs(question).some((input) => (["radio", "checkbox"].includes(input.type) ? input.checked : input.value.trim()));
}

/** The first question among `questions` that must be answered otherwise, with its notice shown. */
function firstMissing(questions) {
  let first;
  for (const question of questions) {
    const missing = question.dataset.required && !question.hidden && !isAnswered(question);
    question.querySelector(".missing").hidden = !missing;
    const invalid = !isValid(question);
    const notice = question.querySelector(".invalid");
    if (notice) notice.hidden = !invalid;
    if ((missing || invalid) && !first) first = question;
  }
  return first;
}

function show(index) {
  current = index;
  steps.forEach((step, place) => { step.hidden = place !== index; });
  byId("back").hidden = index === 0;
  byId("next").hidden = index === steps.length - 1;
  byId("send").hidden = index !== steps.length - 1;
  byId("progress").hidden = false;
  byId("progress-bar").value = index + 1;
  byId("progress-text").textContent = words.step.replace("{n}", index + 1).replace("{total}", steps.length);
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
  const missing = firstMissing(steps[current].querySelectorAll(".question"));
  if (missing) { missing.querySelector("input, textarea").focus(); return; }
  show(current + 1);
}

function response(isPartial) {
  return {
    survey: body.dataset.survey, version: Number(body.dataset.version), touchpoint: body.dataset.touchpoint,
    channel: body.dataset.channel, language: body.dataset.language, answeredAt: Math.floor(Date.now() / 1000),
    isPartial, answers: answers(), contact: contact(),
  };
}

async function send(event) {
  event.preventDefault();
  if (isDone) return;
  const missing = firstMissing(form.querySelectorAll(".question"));
  if (missing) {
    if (isKiosk) show(steps.indexOf(missing.closest(".step")));
    missing.querySelector("input, textarea").focus();
    return;
  }
  isDone = true;
  byId("status").textContent = words.sending;
  const outcome = await deliver(responseId, response(false), isKiosk);
  if (outcome.state === "refused" || outcome.state === "failed") {
    isDone = false;
    mayBeStored = true;
    byId("status").textContent = outcome.state === "refused" ? `${words.refused} ${outcome.message}` : words.failed;
    return;
  }
  thank(outcome);
}

function thank(outcome) {
  form.hidden = true;
  byId("progress").hidden = true;
  byId("queued").hidden = outcome.state !== "queued";
  byId("contact-lost").hidden = !outcome.lostContact;
  if (outcome.case) {
    byId("case").hidden = false;
    byId("case-hint").hidden = false;
    byId("case-number").textContent = outcome.case.number;
    byId("case-password").textContent = outcome.case.password;
  }
  byId("thanks").hidden = false;
  byId("thanks").focus();
  settle();
  // A case number must be copied down: then the page waits for the person, and the idle watch for one who left.
  if (isKiosk && !outcome.case) setTimeout(reset, Number(body.dataset.thanks) * 1000);
}

/** A new document, so that nothing of one person is left for the next. */
function reset() { location.replace(body.dataset.home); }

/** What to do with somebody who left: keep what there is as partial, where the survey says so. */
async function leave() {
  if (!isDone && body.dataset.timeout === "keep" && Object.keys(answers()).length > 0) {
    isDone = true;
    const partial = { ...response(true), contact: undefined, answers: withoutContact() };
    const outcome = await deliver(responseId, partial, true);
    if (outcome.state === "refused" && outcome.fields.length > 0) {
      for (const field of outcome.fields) delete partial.answers[field];
      await deliver(responseId, partial, true);
    }
  }
  reset();
}

function withoutContact() {
  const kept = answers();
  const fields = form.querySelector("[data-contact]");
  if (fields) delete kept[fields.dataset.contact];
  return kept;
}

form.addEventListener("change", (event) => {
  const input = event.target;
  if (mayBeStored) {
    responseId = mintId();
    mayBeStored = false;
  }
  if (input.type === "checkbox" && input.checked) {
    for (const other of form.querySelectorAll(`input[name="${CSS.escape(input.name)}"]`)) {
      if (other !== input && (input.dataset.exclusive || other.dataset.exclusive)) other.checked = false;
    }
  }
  const ranking = input.closest("[data-ranking]");
  if (ranking && input.checked) {
    // A place is given once: whoever had it before has none.
    for (const other of ranking.querySelectorAll("input:checked")) {
      if (other !== input && other.value === input.value) other.checked = false;
    }
  }
  refresh();
  const question = input.closest(".question");
  if (question && isAnswered(question)) question.querySelector(".missing").hidden = true;
  if (question && isValid(question)) question.querySelector(".invalid")?.setAttribute("hidden", "");
});
form.addEventListener("submit", send);
byId("next").addEventListener("click", next);
byId("back").addEventListener("click", () => show(current - 1));
form.addEventListener("keydown", (event) => {
  // Enter in a field goes on instead of sending half a survey.
  if (isKiosk && event.key === "Enter" && event.target.matches("input") && current < steps.length - 1) {
    event.preventDefault();
    next();
  }
});
window.addEventListener("pageshow", (event) => { if (event.persisted) reset(); });

/** Each respondent's own order, which the id of the response tells again. */
function shuffleAll() {
  for (const step of form.querySelectorAll(".step[data-shuffled]")) {
    shuffle([...step.querySelectorAll(":scope > .question")], (item) => item.dataset.question, responseId);
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

shuffleAll();
refresh();
const untouched = JSON.stringify(answers());
flush();
if (isKiosk) {
  show(0);
  watch({
    idleSeconds: Number(body.dataset.idle), countdownSeconds: Number(body.dataset.countdown),
    isUntouched: () => !isDone && current === 0 && JSON.stringify(answers()) === untouched && location.search.indexOf("lang=") < 0,
    leave,
  });
  setInterval(flush, 30000);
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js").catch(() => {});
}
