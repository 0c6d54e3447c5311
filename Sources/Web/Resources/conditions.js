// Evaluates the conditions of a survey exactly as the server does: a comparison without an answer does not hold.

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
    case "and": return holds(first, answers) && holds(second, answers);
    case "or": return holds(first, answers) || holds(second, answers);
    case "not": return !holds(first, answers);
    default: return true;
  }
}

/** A not-applicable answer counts as none. */
function value(answers, path) { return answers[path] === "na" ? undefined : answers[path]; }

function compare(left, comparison, right) {
  const single = Array.isArray(left) && left.length === 1 ? left[0] : left;
  return typeof single === typeof right && comparisons[comparison](single, right);
}
