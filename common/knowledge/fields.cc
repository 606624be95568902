#include "common/knowledge/fields.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"
#include "common/text/utf8.h"

namespace firstline::knowledge {
namespace {

constexpr std::array<absl::string_view, 10> kTextKeys = {"id",     "title",  "body", "category",   "audience",
                                                         "locale", "status", "url",  "valid_from", "valid_until"};
constexpr std::array<absl::string_view, 6> kGuardedKeys = {"audience", "internal",   "status",
                                                           "locale",   "valid_from", "valid_until"};

// Levenshtein distance with swapped neighbours counted once. Inputs are short keys.
size_t EditDistance(absl::string_view a, absl::string_view b) {
  std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

absl::StatusOr<std::string> Clean(absl::string_view field, absl::string_view value) {
  if (!text::IsValidUtf8(value)) return absl::InvalidArgumentError(absl::StrCat(field, " is not valid UTF-8"));
  return text::CleanText(value);
}

absl::Status SetAudience(const RawFields& fields, Article& article) {
  const auto written = fields.texts.find("audience");
  article.audience = std::string(kAudiencePublic);
  if (written != fields.texts.end()) {
    absl::string_view audience = written->second;
    absl::ConsumePrefix(&audience, "segment:");
    article.audience = std::string(audience);
  }
  if (!fields.internal) return absl::OkStatus();
  const bool says_internal = article.audience == kAudienceInternal;
  if (written != fields.texts.end() && says_internal != *fields.internal) {
    return absl::InvalidArgumentError(absl::StrCat("internal is ", *fields.internal ? "true" : "false",
                                                   " but audience is \"", article.audience, "\", want one of them"));
  }
  if (*fields.internal) article.audience = std::string(kAudienceInternal);
  return absl::OkStatus();
}

absl::Status SetStatus(const RawFields& fields, Article& article) {
  article.status = ArticleStatus::kPublished;
  const auto written = fields.texts.find("status");
  if (written == fields.texts.end()) return absl::OkStatus();
  const std::optional<ArticleStatus> status = StatusFromName(written->second);
  if (!status) {
    return absl::InvalidArgumentError(
        absl::StrCat("status is \"", written->second.substr(0, 40), "\", want draft, published or archived"));
  }
  article.status = *status;
  return absl::OkStatus();
}

absl::Status SetInstant(const RawFields& fields, absl::string_view key, std::optional<absl::Time>& time) {
  const auto written = fields.texts.find(std::string(key));
  if (written == fields.texts.end() || written->second.empty()) return absl::OkStatus();
  FL_ASSIGN_OR_RETURN(time, ParseInstant(key, written->second));
  return absl::OkStatus();
}

}  // namespace

bool IsTextKey(absl::string_view key) { return std::find(kTextKeys.begin(), kTextKeys.end(), key) != kTextKeys.end(); }

absl::string_view MisspeltGuardedKey(absl::string_view key) {
  if (key == "tags" || IsTextKey(key)) return "";
  if (key.size() > 32) return "";
  const std::string lower = absl::StrReplaceAll(absl::AsciiStrToLower(key), {{"-", "_"}, {" ", "_"}});
  for (const absl::string_view guarded : kGuardedKeys) {
    if (key == guarded) return "";
    // Two typos only in long words: "state" is two away from "status" and means something else.
    if (EditDistance(lower, guarded) <= (guarded.size() >= 8 ? 2 : 1)) return guarded;
  }
  return "";
}

absl::StatusOr<absl::Time> ParseInstant(absl::string_view field, absl::string_view text) {
  absl::Time time;
  std::string error;
  if (absl::ParseTime(absl::RFC3339_full, text, &time, &error)) return time;
  if (absl::ParseTime("%Y-%m-%d", text, absl::UTCTimeZone(), &time, &error)) return time;
  return absl::InvalidArgumentError(
      absl::StrCat(field, " is \"", text.substr(0, 40), "\", want a date such as 2026-01-31 or 2026-01-31T09:00:00Z"));
}

absl::StatusOr<Article> BuildArticle(const RawFields& fields) {
  Article article;
  const std::array<std::pair<absl::string_view, std::string*>, 6> plain = {{{"id", &article.id},
                                                                            {"title", &article.title},
                                                                            {"body", &article.body},
                                                                            {"category", &article.category},
                                                                            {"locale", &article.locale},
                                                                            {"url", &article.url}}};
  for (const auto& [key, target] : plain) {
    const auto found = fields.texts.find(std::string(key));
    if (found != fields.texts.end()) *target = found->second;
  }
  FL_ASSIGN_OR_RETURN(article.title, Clean("title", article.title));
  article.title = std::string(absl::StripAsciiWhitespace(article.title));
  FL_ASSIGN_OR_RETURN(article.body, Clean("body", article.body));
  article.locale = absl::StrReplaceAll(article.locale, {{"_", "-"}});
  article.tags = fields.tags;
  FL_RETURN_IF_ERROR(SetAudience(fields, article));
  FL_RETURN_IF_ERROR(SetStatus(fields, article));
  FL_RETURN_IF_ERROR(SetInstant(fields, "valid_from", article.valid_from));
  FL_RETURN_IF_ERROR(SetInstant(fields, "valid_until", article.valid_until));
  FL_RETURN_IF_ERROR(CheckArticle(article));
  return article;
}

}  // namespace firstline::knowledge
