#include "CICU.h"
#include "convert.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

/// Where conversion stopped: before the bytes that it had taken but could not give a meaning.
static int32_t failed_at(UConverter *converter, int32_t consumed) {
  char bytes[32];
  int8_t length = sizeof bytes;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes, &length, &status);
  int32_t offset = consumed - (U_SUCCESS(status) ? length : 0);
  return offset < 0 ? 0 : offset;
}

int32_t cicu_decode(
  const char *encoding, const uint8_t *bytes, int32_t length, uint8_t *out, int32_t capacity, int32_t *error_offset) {
  *error_offset = 0;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return -1;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  // One byte may stand for a pair of combining code points in a few tables; two units a byte always suffice.
  size_t room = (size_t)length * 2 + 16;
  UChar *wide = malloc(room * sizeof(UChar));
  int32_t written = -1;
  if (wide && U_SUCCESS(status)) {
    UChar *target = wide;
    const char *source = (const char *)bytes;
    ucnv_toUnicode(converter, &target, wide + room, &source, source + length, NULL, 1, &status);
    int32_t consumed = (int32_t)(source - (const char *)bytes);
    if (U_SUCCESS(status)) written = cicu_narrow(wide, (int32_t)(target - wide), out, capacity);
    else *error_offset = failed_at(converter, consumed);
  }
  free(wide);
  ucnv_close(converter);
  return written;
}

int32_t cicu_encodable(const char *encoding, const uint32_t *code_points, int32_t count, uint8_t *out) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return -1;
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  for (int32_t i = 0; i < count; i++) {
    UChar wide[2];
    char narrow[16];
    int32_t length = 0;
    UErrorCode one = U_ZERO_ERROR;
    U16_APPEND_UNSAFE(wide, length, (UChar32)code_points[i]);
    ucnv_fromUChars(converter, narrow, sizeof narrow, wide, length, &one);
    out[i] = U_SUCCESS(one) ? 1 : 0;
  }
  ucnv_close(converter);
  return count;
}
