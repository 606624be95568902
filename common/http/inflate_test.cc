#include "common/http/inflate.h"

#include <zlib.h>

#include "gtest/gtest.h"

namespace firstline::http {
namespace {

std::string Gzip(const std::string& text) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(compressBound(text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

constexpr InflateLimits kNoRatio = {.bytes_max = 100000, .ratio_max = 100000};

TEST(GunzipTest, ReturnsWhatWasCompressed) {
  const std::string text = "{\"ticket\":{\"id\":4711}}";
  EXPECT_EQ(*Gunzip(Gzip(text), {}), text);
  EXPECT_EQ(*Gunzip(Gzip(""), {}), "");
}

TEST(GunzipTest, TheSizeLimitIsInclusive) {
  EXPECT_TRUE(Gunzip(Gzip(std::string(100000, 'a')), kNoRatio).ok());
  EXPECT_EQ(Gunzip(Gzip(std::string(100001, 'a')), kNoRatio).status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(GunzipTest, ABombIsRefusedByItsRatio) {
  const std::string bomb = Gzip(std::string(3u << 20, 'a'));
  EXPECT_EQ(Gunzip(bomb, {}).status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(GunzipTest, BrokenDataIsInvalid) {
  const std::string good = Gzip("hello hello hello");
  for (const std::string& bad : {std::string(), std::string("plain"), good.substr(0, good.size() - 1), good + "x"}) {
    EXPECT_EQ(Gunzip(bad, {}).status().code(), absl::StatusCode::kInvalidArgument) << bad.size();
  }
}

TEST(GunzipTest, AWrongChecksumIsInvalid) {
  std::string bad = Gzip("hello");
  bad[bad.size() - 8] = static_cast<char>(bad[bad.size() - 8] ^ 1);
  EXPECT_EQ(Gunzip(bad, {}).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace firstline::http
