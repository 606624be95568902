#include "common/http/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

#include "absl/cleanup/cleanup.h"
#include "common/base/check.h"

namespace firstline::http {

absl::StatusOr<std::string> Gunzip(absl::string_view compressed, const InflateLimits& limits) {
  if (compressed.size() > std::numeric_limits<uInt>::max())
    return absl::ResourceExhaustedError("gzip: input too large");
  z_stream stream = {};
  FL_CHECK(inflateInit2(&stream, 15 + 16) == Z_OK) << "zlib could not start";  // + 16: a gzip header, nothing else
  const auto end = absl::MakeCleanup([&stream] { inflateEnd(&stream); });
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  const size_t bytes_max = std::min(limits.bytes_max, compressed.size() * limits.ratio_max);
  std::string out;
  char chunk[16384];
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk);
    stream.avail_out = sizeof(chunk);
    const int result = inflate(&stream, Z_NO_FLUSH);
    const size_t produced = sizeof(chunk) - stream.avail_out;
    if (out.size() + produced > bytes_max) return absl::ResourceExhaustedError("gzip: output beyond its limit");
    out.append(chunk, produced);
    if (result == Z_STREAM_END) break;
    if (result != Z_OK) return absl::InvalidArgumentError("gzip: broken or truncated data");
  }
  if (stream.avail_in != 0) return absl::InvalidArgumentError("gzip: data after the end");
  return out;
}

}  // namespace firstline::http
