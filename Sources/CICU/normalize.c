#include "CICU.h"
#include "convert.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

const char *cicu_version(void) { return U_ICU_VERSION; }

static int32_t normalize(
  const UNormalizer2 *form, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  int32_t wide_length = 0;
  UChar *wide = cicu_wide(text, length, &wide_length);
  if (wide == NULL) return -1;
  // One code unit may become eighteen (U+FDFA); ask first, since that is rare.
  UErrorCode status = U_ZERO_ERROR;
  int32_t room = wide_length + 32;
  UChar *result = malloc((size_t)room * sizeof(UChar));
  int32_t needed = result ? unorm2_normalize(form, wide, wide_length, result, room, &status) : 0;
  if (result && status == U_BUFFER_OVERFLOW_ERROR) {
    free(result);
    status = U_ZERO_ERROR;
    room = needed + 1;
    result = malloc((size_t)room * sizeof(UChar));
    if (result) needed = unorm2_normalize(form, wide, wide_length, result, room, &status);
  }
  int32_t written = result && U_SUCCESS(status) ? cicu_narrow(result, needed, out, capacity) : -1;
  free(result);
  free(wide);
  return written;
}

int32_t cicu_fold(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&status);
  return U_FAILURE(status) ? -1 : normalize(form, text, length, out, capacity);
}

int32_t cicu_compose(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFCInstance(&status);
  return U_FAILURE(status) ? -1 : normalize(form, text, length, out, capacity);
}

int32_t cicu_may_combine(uint32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFKCInstance(&status);
  return U_FAILURE(status) ? 0 : !unorm2_hasBoundaryBefore(form, (UChar32)code_point);
}

int32_t cicu_transliterate(
  const char *identifier, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  UChar name[64];
  u_charsToUChars(identifier, name, (int32_t)strnlen(identifier, 63) + 1);
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *converter = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE(status)) return -1;
  int32_t wide_length = 0;
  UChar *wide = cicu_wide(text, length, &wide_length);
  // Room for every unit to double, more than any script conversion here needs.
  int32_t room = wide_length * 2 + 16;
  UChar *larger = wide ? realloc(wide, (size_t)room * sizeof(UChar)) : NULL;
  if (larger == NULL) {
    free(wide);
    utrans_close(converter);
    return -1;
  }
  int32_t limit = wide_length;
  utrans_transUChars(converter, larger, &wide_length, room, 0, &limit, &status);
  int32_t written = U_SUCCESS(status) ? cicu_narrow(larger, wide_length, out, capacity) : -1;
  free(larger);
  utrans_close(converter);
  return written;
}
