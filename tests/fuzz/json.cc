// The JSON wrapper and its forgiving access, as the readers use it.

#include "common/helpdesks/json.h"

#include "tests/fuzz/property.h"

namespace firstline::helpdesks {
namespace {

void Walk(const Json& json, int depth) {
  fuzz::Require(depth <= 64, "nesting is bounded");
  fuzz::Require(Id(json, "id") >= 0, "an id is positive or 0");
  (void)Text(json, "text");
  (void)Instant(json, "created_at");
  (void)Flag(json, "public");
  (void)IdText(json, "id");
  simdjson::dom::array items;
  if (json.get(items) == simdjson::SUCCESS) {
    for (const Json item : items) Walk(item, depth + 1);
  }
  simdjson::dom::object members;
  if (json.get(members) == simdjson::SUCCESS) {
    for (const auto member : members) Walk(member.value, depth + 1);
  }
}

}  // namespace
}  // namespace firstline::helpdesks

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto document =
      firstline::helpdesks::Document::Parse(firstline::fuzz::BytesOf(data, size), "input", /*depth_max=*/64);
  if (document.ok()) firstline::helpdesks::Walk(document->root(), 0);
  return 0;
}
