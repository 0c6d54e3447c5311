#ifndef CICU_CONVERT_H
#define CICU_CONVERT_H

#include <stdint.h>
#include <unicode/utypes.h>

/// Copies UTF-8 into newly allocated UTF-16; NULL without memory. The caller frees it.
UChar *cicu_wide(const uint8_t *text, int32_t length, int32_t *wide_length);

/// Writes UTF-16 as UTF-8 and returns the room that all of it needs, or -1.
int32_t cicu_narrow(const UChar *wide, int32_t wide_length, uint8_t *out, int32_t capacity);

#endif
