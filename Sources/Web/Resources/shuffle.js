// A seeded order: the same seed and the same keys give the same order, here and in every analysis afterwards.

/** FNV-1a over the UTF-8 bytes, 32 bits. */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** Puts elements into the order of the hashes of `seed:key`, in the places that they have among their siblings. */
export function shuffle(elements, key, seed) {
  const ordered = elements.map((element) => ({ element, rank: hash(`${seed}:${key(element)}`) }))
    .sort((left, right) => left.rank - right.rank).map((item) => item.element);
  const places = elements.map((element) => {
    const place = document.createComment("");
    element.before(place);
    return place;
  });
  places.forEach((place, index) => place.replaceWith(ordered[index]));
}
