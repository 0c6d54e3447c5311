// Reads the answers off the page, and says which questions still need one.
import { compute, holds, paths } from "./conditions.js";

const body = document.body;
const form = document.getElementById("survey");
const computed = JSON.parse(body.dataset.computed);

export function inputs(question) { return [...question.querySelectorAll("input, textarea")]; }

/** The minute in the institution's zone, whatever the zone of the device: `2018-03-31T09:30`. */
export function minute() {
  return new Date(Date.now() + Number(body.dataset.zone) * 1000).toISOString().slice(0, 16);
}

/** What was answered in the visible questions: path to string, number or list. */
export function answers() {
  const found = {};
  for (const question of form.querySelectorAll(".question")) {
    if (question.hidden) continue;
    const contact = question.querySelector("[data-contact]");
    if (contact) {
      const reach = [...contact.querySelectorAll("input")].slice(1).some((input) => input.value.trim());
      if (reach) found[contact.dataset.contact] = "given";
      continue;
    }
    const photo = question.querySelector("[data-photo]");
    if (photo) {
      if (photo.dataset.ready) found[photo.dataset.photo] = "given";
      continue;
    }
    const ranking = question.querySelector("[data-ranking]");
    if (ranking) {
      const ranked = rankedOptions(ranking);
      if (ranked.length > 0) found[ranking.dataset.ranking] = ranked;
      continue;
    }
    for (const input of inputs(question)) if (!input.closest(".write-in[hidden]")) read(input, found);
  }
  return found;
}

/** The options that have a place, the first place first. */
function rankedOptions(ranking) {
  return [...ranking.querySelectorAll("input:checked")]
    .sort((left, right) => Number(left.value) - Number(right.value))
    .map((input) => input.closest("[data-option]").dataset.option);
}

function read(input, found) {
  if (input.type === "radio") {
    // Only the codes of a scale are numbers: an option may be called 007.
    const isCode = input.closest(".scale") && input.value !== "na";
    if (input.checked) found[input.name] = isCode ? Number(input.value) : input.value;
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

/** The answers with what is computed from them, and the time: what conditions and wordings read. */
export function known() {
  const now = minute();
  const found = { today: now.slice(0, 10), now, ...answers() };
  for (const [key, formula, condition] of computed) {
    const value = !condition || holds(condition, found) ? compute(formula, found) : undefined;
    if (value !== undefined) found[key] = value;
  }
  return found;
}

export function contact() {
  const fields = form.querySelector("[data-contact]");
  if (!fields || fields.closest(".question").hidden) return undefined;
  const value = (part) => fields.querySelector(`[name$=".${part}"]`).value.trim();
  const details = { name: value("name"), mail: value("mail"), telephone: value("telephone") };
  return details.mail || details.telephone ? details : undefined;
}

/** An answer as its respondent read it: options and points by their labels; `path:code` by their codes. */
export function worded(written, found) {
  const path = written.replace(/:code$/, "");
  if (found[path] === undefined) return "…";
  if (path !== written) return [found[path]].flat().join(" ");
  const ranking = form.querySelector(`[data-ranking="${CSS.escape(path)}"]`);
  const legend = (option) => ranking.querySelector(`[data-option="${CSS.escape(option)}"] legend`);
  const chosen = [...form.querySelectorAll(`[name="${CSS.escape(path)}"]:checked`)];
  const places = ranking ? found[path].map(legend) : chosen.map((input) => input.closest("label").querySelector(".word"));
  const words = places.length > 0 ? places.map((place) => place.textContent.trim()) : [found[path]].flat();
  return words.join("、");
}

/** A matrix is answered when each of its items is; a contact when there is a way to reach somebody. */
export function isAnswered(question) {
  if (question.querySelector("[data-contact]")) return Boolean(contact());
  if (question.querySelector("[data-photo]")) return Boolean(question.querySelector("[data-ready]"));
  if (question.querySelector(".matrix")) {
    const isRated = (row) => row.querySelector(":scope > .scale input:checked");
    return [...question.querySelectorAll("fieldset.row")].every(isRated);
  }
  const ranking = question.querySelector("[data-ranking]");
  if (ranking) return rankedOptions(ranking).length > 0;
  const isFilled = (input) => (["radio", "checkbox"].includes(input.type) ? input.checked : input.value.trim());
  return inputs(question).some(isFilled);
}

/** Whether what was answered is an answer at all: as many choices as asked for, a number within its range, a day. */
export function isFit(question) {
  if (question.querySelector("[data-contact]")) return true;
  const counted = question.querySelector("[data-least]");
  if (counted) {
    const count = counted.dataset.ranking
      ? rankedOptions(counted).length : counted.querySelectorAll(".option input:checked").length;
    return count === 0 || (count >= Number(counted.dataset.least) && count <= Number(counted.dataset.most));
  }
  return inputs(question).every((input) => input.type === "radio" || input.validity.valid);
}

/** Whether the survey's own condition on the answer holds; one that reads an answer that is not there is met. */
export function isValid(question) {
  if (!question.dataset.validWhen) return true;
  const condition = JSON.parse(question.dataset.validWhen);
  const found = known();
  const isReadable = [question.dataset.question, ...paths(condition)].every((path) => found[path] !== undefined);
  return !isReadable || holds(condition, found);
}

/** The first question among `questions` that must be answered otherwise, with its notice shown. */
export function firstAmiss(questions) {
  let first;
  for (const question of questions) {
    const amiss = question.hidden ? undefined : fault(question);
    for (const kind of ["missing", "unfit", "invalid"]) {
      const notice = question.querySelector(`.${kind}`);
      if (notice) notice.hidden = kind !== amiss;
    }
    for (const input of inputs(question)) input.toggleAttribute("aria-invalid", Boolean(amiss));
    if (amiss && !first) first = question;
  }
  return first;
}

/** A notice goes as soon as there is nothing to notice any more; none comes while somebody is still answering. */
export function settleNotices(question) {
  const amiss = fault(question);
  for (const kind of ["missing", "unfit", "invalid"]) {
    if (kind !== amiss) question.querySelector(`.${kind}`)?.setAttribute("hidden", "");
  }
  if (!amiss) for (const input of inputs(question)) input.removeAttribute("aria-invalid");
}

/** What is wrong with a question: `missing`, `unfit`, `invalid`, or nothing. */
function fault(question) {
  if (question.dataset.required && !isAnswered(question)) return "missing";
  if (!isFit(question)) return "unfit";
  return isValid(question) ? undefined : "invalid";
}
