#include "common/entities/personal_data.h"

#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/entities/entities.h"
#include "common/text/tokens.h"
#include "re2/re2.h"

namespace firstline::entities {
namespace {

constexpr size_t kNamesMax = 20;
constexpr size_t kNameBytesMin = 3;
constexpr int kRoundsMax = 40;  // FindEntities finds a bounded number at a time

// Entity types that say who somebody is, and their placeholders. Order numbers and amounts are what the question is
// about, and stay.
constexpr std::array<std::pair<absl::string_view, absl::string_view>, 5> kPersonal = {
    {{"email", "EMAIL"}, {"phone", "PHONE"}, {"card", "CARD"}, {"iban", "ACCOUNT"}, {"ip", "ADDRESS"}}};

absl::string_view PlaceholderType(absl::string_view entity_type) {
  for (const auto& [type, placeholder] : kPersonal) {
    if (type == entity_type) return placeholder;
  }
  return "";
}

// What a placeholder looks like.
const RE2& Placeholder() {
  static const RE2* const placeholder = new RE2(R"(\[([A-Z]+(?:_\d+)?)\])");
  return *placeholder;
}

// Nobody outside writes a placeholder.
std::string Defused(absl::string_view text) {
  std::string defused(text);
  RE2::GlobalReplace(&defused, Placeholder(), R"((\1))");
  return defused;
}

}  // namespace

PersonalData::PersonalData(absl::Span<const std::string> names) {
  for (const std::string& name : names) {
    for (const text::Token& word : text::Tokenize(name)) {
      if (word.term.size() >= kNameBytesMin && names_.size() < kNamesMax) names_.push_back(word.term);
    }
  }
}

std::string PersonalData::PlaceholderFor(absl::string_view type, absl::string_view value) {
  int number = 1;
  for (const auto& [placeholder, known] : given_) {
    if (!absl::StartsWith(placeholder, absl::StrCat("[", type, "_"))) continue;
    if (known == value) return placeholder;
    ++number;
  }
  if (given_.size() >= kPlaceholdersMax) return "[REMOVED]";
  given_.emplace_back(absl::StrCat("[", type, "_", number, "]"), value);
  return given_.back().first;
}

std::string PersonalData::MaskNames(absl::string_view text) {
  if (names_.empty()) return std::string(text);
  std::string masked;
  size_t done = 0;
  for (const text::Token& word : text::Tokenize(text)) {
    if (word.span.begin < done) continue;
    if (std::find(names_.begin(), names_.end(), word.term) == names_.end()) continue;
    absl::StrAppend(&masked, text.substr(done, word.span.begin - done), PlaceholderFor("NAME", word.span.In(text)));
    done = word.span.end;
  }
  absl::StrAppend(&masked, text.substr(done));
  return masked;
}

std::string PersonalData::Mask(absl::string_view text) {
  const std::string source = Defused(text);
  std::string masked;
  absl::string_view rest = source;
  for (int round = 0; round < kRoundsMax; ++round) {
    const std::vector<Entity> found = FindEntities(rest);
    size_t done = 0;
    for (const Entity& entity : found) {
      const absl::string_view type = PlaceholderType(entity.type);
      if (type.empty()) continue;
      absl::StrAppend(&masked, MaskNames(rest.substr(done, entity.span.begin - done)),
                      PlaceholderFor(type, entity.value));
      done = entity.span.end;
    }
    if (found.size() < kEntitiesMax) {
      absl::StrAppend(&masked, MaskNames(rest.substr(done)));
      return masked;
    }
    // There may be more: go on behind the last one.
    const size_t seen = found.back().span.end;
    absl::StrAppend(&masked, MaskNames(rest.substr(done, seen - done)));
    rest.remove_prefix(seen);
  }
  return masked;  // what is behind so many entities is no message; it is left out
}

std::string PersonalData::Restore(absl::string_view text) const { return absl::StrReplaceAll(text, given_); }

std::string PersonalData::WithoutPlaceholders(absl::string_view text) const {
  std::vector<std::pair<absl::string_view, absl::string_view>> nothing;
  nothing.reserve(given_.size());
  for (const auto& [placeholder, value] : given_) nothing.emplace_back(placeholder, "");
  return absl::StrReplaceAll(text, nothing);
}

bool PersonalData::HasPlaceholder(absl::string_view text, absl::string_view but) {
  re2::StringPiece rest(text.data(), text.size());
  std::string name;
  while (RE2::FindAndConsume(&rest, Placeholder(), &name)) {
    if (!absl::StartsWith(absl::StrCat("[", name), but)) return true;
  }
  return false;
}

}  // namespace firstline::entities
