#include "common/telemetry/trace.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"

namespace firstline::telemetry {
namespace {

constexpr size_t kTraceIdBegin = 3, kTraceIdSize = 32, kSpanIdBegin = 36, kSpanIdSize = 16, kSize = 55;

bool IsHex(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool IsZero(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '0'; });
}

}  // namespace

bool IsTraceparent(absl::string_view text) {
  if (text.size() != kSize || text.substr(0, 3) != "00-" || text[35] != '-' || text[52] != '-') return false;
  const absl::string_view trace = text.substr(kTraceIdBegin, kTraceIdSize);
  const absl::string_view span = text.substr(kSpanIdBegin, kSpanIdSize);
  return IsHex(trace) && IsHex(span) && IsHex(text.substr(53)) && !IsZero(trace) && !IsZero(span);
}

std::string TraceId(absl::string_view traceparent) {
  return IsTraceparent(traceparent) ? std::string(traceparent.substr(kTraceIdBegin, kTraceIdSize)) : "";
}

std::string ChildTraceparent(absl::string_view parent, absl::string_view seed) {
  const bool has_parent = IsTraceparent(parent);
  const std::string trace =
      has_parent ? std::string(parent.substr(kTraceIdBegin, kTraceIdSize)) : HashId({"trace", seed});
  const std::string span = HashId({"span", trace, seed}).substr(0, kSpanIdSize);
  return absl::StrCat("00-", trace, "-", span, "-", has_parent ? parent.substr(53) : absl::string_view("01"));
}

}  // namespace firstline::telemetry
