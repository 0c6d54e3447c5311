#ifndef CICU_H
#define CICU_H

// The whole of ICU as this program sees it: UTF-8 and code points in, plain integers out.
// No ICU header is visible from here. Every function that fills a buffer returns how much room the full result needs,
// so that a result larger than `capacity` means "call again with more room"; a negative result is a failure.

#include <stdint.h>

/// The version of the linked ICU, such as "72.1".
const char *cicu_version(void);

/// Normalises UTF-8 with NFKC_Casefold. Ill-formed bytes become U+FFFD.
int32_t cicu_fold(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);

/// Normalises UTF-8 with NFC. Ill-formed bytes become U+FFFD.
int32_t cicu_compose(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);

/// Nonzero where a code point may combine with the one before it, so that it cannot be folded by itself.
int32_t cicu_may_combine(uint32_t code_point);

/// Converts UTF-8 with the ICU transliterator of this identifier, such as "Traditional-Simplified".
int32_t cicu_transliterate(
  const char *identifier, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);

typedef struct cicu_breaker cicu_breaker;

/// A word breaker for a locale; NULL when ICU has none. Not for several threads at once.
cicu_breaker *cicu_breaker_open(const char *locale);
void cicu_breaker_close(cicu_breaker *breaker);

/// Finds the words of UTF-8 text: the end offset of each piece and ICU's rule status of it (0 ..< 100 is no word).
int32_t cicu_breaker_words(
  cicu_breaker *breaker, const uint8_t *text, int32_t length, int32_t *ends, int32_t *kinds, int32_t capacity);

typedef struct cicu_collator cicu_collator;

/// A collator for a locale, such as "zh_TW@collation=stroke"; NULL when ICU has none.
cicu_collator *cicu_collator_open(const char *locale);
void cicu_collator_close(cicu_collator *collator);

/// The sort key of UTF-8 text: bytes that compare as the texts do.
int32_t cicu_collator_key(
  const cicu_collator *collator, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);

/// Decodes bytes of a named encoding to UTF-8, strictly. Where a byte sequence has no meaning, returns -1 and sets
/// `error_offset` to its first byte.
int32_t cicu_decode(
  const char *encoding, const uint8_t *bytes, int32_t length, uint8_t *out, int32_t capacity, int32_t *error_offset);

/// Decodes bytes of a named encoding to code points, with U+FFFD for each sequence that has no meaning. Stops when
/// `capacity` code points are written; returns how many, or -1 when ICU does not have the encoding.
int32_t cicu_decode_leniently(
  const char *encoding, const uint8_t *bytes, int32_t length, uint32_t *out, int32_t capacity);

/// The offset of the first byte of the first character from `first` through `last`; -1 where there is none.
int32_t cicu_offset_of(
  const char *encoding, const uint8_t *bytes, int32_t length, uint32_t first, uint32_t last);

/// What ICU's charset detector says of bytes: a confidence, 0 through 100, for each of `count` named encodings.
/// Returns `count`, or -1 on failure.
int32_t cicu_detect(
  const uint8_t *bytes, int32_t length, const char *const *names, int32_t count, int32_t *confidences);

/// Nonzero where a code point can be written in a named encoding, asked one after the other for `count` of them.
/// Returns -1 when ICU does not have the encoding.
int32_t cicu_encodable(const char *encoding, const uint32_t *code_points, int32_t count, uint8_t *out);

#endif
