#pragma once

// Checks shared by the parsers of article files.

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/knowledge/article.h"

namespace firstline::knowledge {

// The fields of one article as they were written, before any check.
struct RawFields {
  std::map<std::string, std::string> texts;  // by key; only keys that were present
  std::vector<std::string> tags;
  std::optional<bool> internal;
};

// True for keys whose value is one text.
bool IsTextKey(absl::string_view key);

// The guarded key `key` probably stands for ("audiance" → "audience"), or empty. Guarded are the keys that decide who
// sees an article and when.
absl::string_view MisspeltGuardedKey(absl::string_view key);

// Builds and checks the article: defaults, cleaned text (text::CleanText), status, audience, times.
absl::StatusOr<Article> BuildArticle(const RawFields& fields);

// RFC 3339 or YYYY-MM-DD (first instant of that day in UTC).
absl::StatusOr<absl::Time> ParseInstant(absl::string_view field, absl::string_view text);

}  // namespace firstline::knowledge
