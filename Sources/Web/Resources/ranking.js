// Places in a ranking: each is given once.

const displaced = new Map();

/**
 * Gives the place of `input` to its option; whoever had it before has none.
 *
 * The arrow keys of a keyboard pass over places on their way: an option that lost its place to one that went on gets it
 * back.
 */
export function give(ranking, input) {
  const lost = displaced.get(input.name);
  displaced.delete(input.name);
  for (const other of ranking.querySelectorAll("input:checked")) {
    if (other === input || other.value !== input.value) continue;
    other.checked = false;
    displaced.set(input.name, other);
  }
  const checked = [...ranking.querySelectorAll("input:checked")];
  if (lost && !checked.some((other) => other.value === lost.value || other.name === lost.name)) lost.checked = true;
}
