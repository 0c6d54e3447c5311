// Evaluates the conditions and formulas of a survey exactly as the server does: a comparison without an answer does not
// hold, and what lacks an answer comes to nothing.

const comparisons = {
  "=": (left, right) => left === right, "!=": (left, right) => left !== right,
  "<": (left, right) => left < right, "<=": (left, right) => left <= right,
  ">": (left, right) => left > right, ">=": (left, right) => left >= right,
};

/** Whether `condition` (nested lists that begin with the name of their kind) holds for the answers by path. */
export function holds(condition, answers) {
  const [kind, first, second, third] = condition;
  switch (kind) {
    case "given": return value(answers, first) !== undefined;
    case "compare": return compare(value(answers, first), second, third);
    case "includes": return [value(answers, first)].flat().includes(second);
    case "relation": return relate(compute(first, answers), second, compute(third, answers));
    case "test": return test(compute(first, answers), second, third);
    case "constant": return first;
    case "and": return holds(first, answers) && holds(second, answers);
    case "or": return holds(first, answers) || holds(second, answers);
    case "not": return !holds(first, answers);
    default: return true;
  }
}

/** What a formula comes to: a number, a text, a list of options; undefined where an answer is missing. */
export function compute(formula, answers) {
  if (typeof formula === "number") return formula;
  const [kind, first, second, third] = formula;
  switch (kind) {
    case "text": return first;
    case "path": return value(answers, first);
    case "negative": return finite(-number(compute(first, answers)));
    case "arithmetic": return arithmetic(number(compute(first, answers)), second, number(compute(third, answers)));
    case "call": return call(first, second.map((argument) => compute(argument, answers)));
    case "choose": return compute(holds(first, answers) ? second : third, answers);
    default: return undefined;
  }
}

/** Every path that a condition or formula reads. */
export function paths(expression) {
  if (!Array.isArray(expression)) return [];
  const [kind, first, ...rest] = expression;
  if (["given", "compare", "includes", "path"].includes(kind)) return [first];
  if (kind === "call") return rest[0].flatMap(paths);
  return [first, ...rest].flatMap(paths);
}

/** A not-applicable answer counts as none. */
function value(answers, path) { return answers[path] === "na" ? undefined : answers[path]; }

function compare(left, comparison, right) {
  const single = Array.isArray(left) && left.length === 1 ? left[0] : left;
  return typeof single === typeof right && comparisons[comparison](single, right);
}

function relate(left, comparison, right) {
  if (left === undefined || right === undefined) return false;
  const [a, b] = [number(left), number(right)];
  return Number.isNaN(a) || Number.isNaN(b) ? comparisons[comparison](words(left), words(right)) : comparisons[comparison](a, b);
}

function test(left, kind, pattern) {
  if (left === undefined) return false;
  const text = words(left);
  switch (kind) {
    case "contains": return text.includes(pattern);
    case "starts": return text.startsWith(pattern);
    case "ends": return text.endsWith(pattern);
    // What the browser's regular expressions do not know is left to the server.
    default: try { return new RegExp(`^(?:${pattern})$`, "u").test(text); } catch { return true; }
  }
}

function number(value) {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[-+]?(\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) : NaN;
}

function finite(result) { return Number.isFinite(result) ? result : undefined; }

/** As it is put into a sentence. */
function words(value) { return value === undefined ? "" : Array.isArray(value) ? value.join(" ") : String(value); }

function arithmetic(left, sign, right) {
  switch (sign) {
    case "+": return finite(left + right);
    case "-": return finite(left - right);
    case "*": return finite(left * right);
    case "/": return finite(left / right);
    default: return finite(left % right);
  }
}

function call(name, values) {
  const numbers = values.map(number).filter((each) => !Number.isNaN(each));
  switch (name) {
    case "sum": return numbers.reduce((sum, each) => sum + each, 0);
    case "min": return numbers.length ? Math.min(...numbers) : undefined;
    case "max": return numbers.length ? Math.max(...numbers) : undefined;
    case "concat": return values.map(words).join("");
    case "length": return [...words(values[0])].length;
    case "count": return values[0] === undefined ? 0 : [values[0]].flat().length;
    case "int": return finite(Math.trunc(number(values[0])));
    default: return round(number(values[0]), values.length > 1 ? number(values[1]) : 0);
  }
}

function round(value, decimals) {
  const factor = 10 ** Math.max(0, Math.min(9, Math.trunc(decimals) || 0));
  return finite(Math.sign(value) * Math.round(Math.abs(value) * factor) / factor);
}
