#pragma once

// A knowledge-base article as importers hand it over: a value, vendor-neutral, valid once `CheckArticle` said so.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::knowledge {

// Zero is the safe one: a draft feeds no answer.
enum class ArticleStatus { kDraft, kPublished, kArchived };

// Audience names with a meaning of their own; any other name is a customer segment.
inline constexpr absl::string_view kAudiencePublic = "public";
inline constexpr absl::string_view kAudienceInternal = "internal";

// Limits of one article. An article within them fits into one 900 KB record together with its plain text.
inline constexpr size_t kIdBytesMax = 256;
inline constexpr size_t kTitleBytesMax = 1024;
inline constexpr size_t kBodyBytesMax = 700 * 1024;
inline constexpr size_t kUrlBytesMax = 2048;
inline constexpr size_t kNameBytesMax = 128;  // category, audience, one tag
inline constexpr size_t kTagsMax = 100;

struct Article {
  std::string id;  // unique within the tenant
  std::string title;
  std::string body;      // Markdown
  std::string category;  // for example faq, or empty
  std::vector<std::string> tags;
  std::string audience = std::string(kAudienceInternal);  // who may see it; the safe one unless said otherwise
  std::string locale = "en";                              // BCP 47
  ArticleStatus status = ArticleStatus::kDraft;
  std::optional<absl::Time> valid_from;   // inclusive; absent: always
  std::optional<absl::Time> valid_until;  // exclusive; absent: for ever
  std::string url;                        // public address, or empty

  friend bool operator==(const Article&, const Article&) = default;
};

// InvalidArgument naming the first field outside its limits: what was seen, what was wanted. Ids have no control
// characters; all text is valid UTF-8; audience and category are one word of letters, digits, '_', '-', '.', or spaces.
absl::Status CheckArticle(const Article& article);

// Version of the article: hash over every field, 16 lower-case hex digits. Two articles that differ in anything differ
// in version; the order of tags counts.
std::string ArticleVersion(const Article& article);

// draft, published, archived.
absl::string_view StatusName(ArticleStatus status);
std::optional<ArticleStatus> StatusFromName(absl::string_view name);

// First subtag of a locale in lower case: "pt-BR" gives "pt". Empty for an empty locale.
std::string LanguageOf(absl::string_view locale);

}  // namespace firstline::knowledge
