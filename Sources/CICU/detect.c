#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

int32_t cicu_detect(
  const uint8_t *bytes, int32_t length, const char *const *names, int32_t count, int32_t *confidences) {
  memset(confidences, 0, (size_t)count * sizeof *confidences);
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return -1;
  ucsdet_setText(detector, (const char *)bytes, length, &status);
  int32_t found = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < found; i++) {
    UErrorCode one = U_ZERO_ERROR;
    const char *name = ucsdet_getName(matches[i], &one);
    int32_t confidence = ucsdet_getConfidence(matches[i], &one);
    if (U_FAILURE(one)) continue;
    for (int32_t place = 0; place < count; place++) {
      if (strcmp(name, names[place]) == 0 && confidence > confidences[place]) confidences[place] = confidence;
    }
  }
  ucsdet_close(detector);
  return U_SUCCESS(status) ? count : -1;
}

int32_t cicu_decode_leniently(
  const char *encoding, const uint8_t *bytes, int32_t length, uint32_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return -1;
  const char *source = (const char *)bytes;
  int32_t count = 0;
  while (source < (const char *)bytes + length && count < capacity) {
    UErrorCode one = U_ZERO_ERROR;
    UChar32 code_point = ucnv_getNextUChar(converter, &source, (const char *)bytes + length, &one);
    if (one == U_INDEX_OUTOFBOUNDS_ERROR) break;
    out[count++] = U_SUCCESS(one) ? (uint32_t)code_point : 0xFFFD;
  }
  ucnv_close(converter);
  return count;
}

int32_t cicu_offset_of(
  const char *encoding, const uint8_t *bytes, int32_t length, uint32_t first, uint32_t last) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return -1;
  const char *source = (const char *)bytes;
  int32_t offset = -1;
  while (source < (const char *)bytes + length) {
    int32_t start = (int32_t)(source - (const char *)bytes);
    UErrorCode one = U_ZERO_ERROR;
    uint32_t code_point = (uint32_t)ucnv_getNextUChar(converter, &source, (const char *)bytes + length, &one);
    if (one == U_INDEX_OUTOFBOUNDS_ERROR) break;
    if (U_SUCCESS(one) && code_point >= first && code_point <= last) {
      offset = start;
      break;
    }
  }
  ucnv_close(converter);
  return offset;
}
