#include "simulators/desk/mischief.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "simulators/desk/chance.h"
#include "simulators/desk/json.h"

namespace firstline::sim::desk {
namespace {

bool EveryNth(int n, int64_t count) { return n > 0 && count % n == 0; }

}  // namespace

bool Mischief::Drops(int64_t count) const { return EveryNth(drop_every, count) || Happens(drop_rate, "drop", count); }

bool Mischief::Duplicates(int64_t count) const {
  return EveryNth(duplicate_every, count) || Happens(duplicate_rate, "duplicate", count);
}

absl::StatusOr<Mischief> ReadMischief(const std::string& text) {
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return absl::InvalidArgumentError("mischief: want an object");
  Mischief mischief;
  for (const auto& [name, value] : json.items()) {
    const bool rate = value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1;
    const bool count = value.is_number_integer() && value.get<int64_t>() >= 0 && value.get<int64_t>() <= 86'400'000;
    if (name == "duplicate_rate" && rate) {
      mischief.duplicate_rate = value.get<double>();
    } else if (name == "drop_rate" && rate) {
      mischief.drop_rate = value.get<double>();
    } else if (name == "shuffle_ms" && count) {
      mischief.shuffle = absl::Milliseconds(value.get<int>());
    } else if (name == "duplicate_every" && count) {
      mischief.duplicate_every = value.get<int>();
    } else if (name == "drop_every" && count) {
      mischief.drop_every = value.get<int>();
    } else {
      return absl::InvalidArgumentError(absl::StrCat("mischief: `", name, "` is unknown or has the wrong type"));
    }
  }
  return mischief;
}

}  // namespace firstline::sim::desk
