#include "CICU.h"
#include "convert.h"

#include <stdlib.h>
#include <unicode/ucol.h>

struct cicu_collator {
  UCollator *rules;
};

cicu_collator *cicu_collator_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *rules = ucol_open(locale, &status);
  if (U_FAILURE(status)) return NULL;
  cicu_collator *collator = malloc(sizeof *collator);
  if (collator == NULL) {
    ucol_close(rules);
    return NULL;
  }
  collator->rules = rules;
  return collator;
}

void cicu_collator_close(cicu_collator *collator) {
  if (collator == NULL) return;
  ucol_close(collator->rules);
  free(collator);
}

int32_t cicu_collator_key(
  const cicu_collator *collator, const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  int32_t wide_length = 0;
  UChar *wide = cicu_wide(text, length, &wide_length);
  if (wide == NULL) return -1;
  int32_t needed = ucol_getSortKey(collator->rules, wide, wide_length, out, capacity);
  free(wide);
  return needed > 0 ? needed : -1;
}
