#include "convert.h"

#include <stdlib.h>
#include <unicode/ustring.h>

UChar *cicu_wide(const uint8_t *text, int32_t length, int32_t *wide_length) {
  // UTF-16 never needs more units than UTF-8 has bytes.
  UChar *wide = malloc(((size_t)length + 1) * sizeof(UChar));
  if (wide == NULL) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(
    wide, length + 1, wide_length, (const char *)text, length, 0xFFFD, NULL, &status);
  if (U_FAILURE(status)) {
    free(wide);
    return NULL;
  }
  return wide;
}

int32_t cicu_narrow(const UChar *wide, int32_t wide_length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t needed = 0;
  u_strToUTF8WithSub((char *)out, capacity, &needed, wide, wide_length, 0xFFFD, NULL, &status);
  return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? -1 : needed;
}
