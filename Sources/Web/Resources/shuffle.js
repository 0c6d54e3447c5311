// A seeded order: the same seed and the same keys give the same order, here and in every analysis afterwards.

/** FNV-1a over the UTF-8 bytes, 32 bits. */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** The items in the order of the hashes of `seed:key`. */
export function sorted(items, key, seed) {
  return items.map((item) => ({ item, rank: hash(`${seed}:${key(item)}`) }))
    .sort((left, right) => left.rank - right.rank).map(({ item }) => item);
}

/** Puts elements into that order, in the places that they have among their siblings. */
export function shuffle(elements, key, seed) {
  const places = elements.map((element) => {
    const place = document.createComment("");
    element.before(place);
    return place;
  });
  sorted(elements, key, seed).forEach((element, index) => places[index].replaceWith(element));
}
