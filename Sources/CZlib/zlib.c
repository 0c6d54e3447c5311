#include "CZlib.h"

#include <zlib.h>

// Negative window bits: deflate data without a header of zlib's own, as it lies in zip files.
static const int raw_window_bits = -15;

uint32_t czlib_crc32(const uint8_t *bytes, int32_t length) {
  return (uint32_t)crc32(crc32(0, Z_NULL, 0), bytes, (uInt)length);
}

int32_t czlib_inflate(const uint8_t *bytes, int32_t length, uint8_t *out, int32_t size) {
  if (length < 0 || size < 0 || size == INT32_MAX) return -1;
  z_stream stream = {0};
  if (inflateInit2(&stream, raw_window_bits) != Z_OK) return -1;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)length;
  stream.next_out = out;
  stream.avail_out = (uInt)size + 1;
  int status = inflate(&stream, Z_FINISH);
  int is_whole = status == Z_STREAM_END && stream.total_out == (uLong)size;
  inflateEnd(&stream);
  return is_whole ? 0 : -1;
}

int32_t czlib_deflate_bound(int32_t length) {
  // Without a stream, zlib gives its most cautious bound, which any settings keep.
  uLong bound = deflateBound(Z_NULL, (uLong)(length < 0 ? 0 : length));
  return bound > INT32_MAX ? INT32_MAX : (int32_t)bound;
}

int32_t czlib_deflate(const uint8_t *bytes, int32_t length, uint8_t *out, int32_t capacity) {
  if (length < 0 || capacity < 0) return -1;
  z_stream stream = {0};
  if (deflateInit2(&stream, 6, Z_DEFLATED, raw_window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)length;
  stream.next_out = out;
  stream.avail_out = (uInt)capacity;
  int status = deflate(&stream, Z_FINISH);
  uLong written = stream.total_out;
  deflateEnd(&stream);
  return status == Z_STREAM_END ? (int32_t)written : -1;
}
