#ifndef CZLIB_H
#define CZLIB_H

// zlib as this program sees it: raw deflate data and checksums of whole buffers. No zlib header is visible from here.

#include <stdint.h>

/// The CRC-32 of these bytes, as zip files keep it.
uint32_t czlib_crc32(const uint8_t *bytes, int32_t length);

/// Inflates raw deflate data whose result is known to have `size` bytes. `out` must have room for one byte more, by
/// which data that is longer than it should be is told; nothing is written beyond that. Returns 0, or nonzero where the
/// data is damaged or has another size.
int32_t czlib_inflate(const uint8_t *bytes, int32_t length, uint8_t *out, int32_t size);

/// How many bytes deflating this many may take at most.
int32_t czlib_deflate_bound(int32_t length);

/// Deflates to raw deflate data. Returns how many bytes it wrote, or -1 where `capacity` or memory is short.
int32_t czlib_deflate(const uint8_t *bytes, int32_t length, uint8_t *out, int32_t capacity);

#endif
