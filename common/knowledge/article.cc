#include "common/knowledge/article.h"

#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/text/utf8.h"

namespace firstline::knowledge {
namespace {

constexpr std::array<absl::string_view, 3> kStatusNames = {"draft", "published", "archived"};

bool HasControl(absl::string_view text) {
  for (const char c : text) {
    if (absl::ascii_iscntrl(static_cast<unsigned char>(c))) return true;
  }
  return false;
}

struct Limit {
  absl::string_view field;
  absl::string_view value;
  size_t bytes_max;
};

absl::Status CheckText(const Limit& limit) {
  if (limit.value.size() > limit.bytes_max) {
    return absl::InvalidArgumentError(
        absl::StrCat(limit.field, " has ", limit.value.size(), " bytes, want at most ", limit.bytes_max));
  }
  if (!text::IsValidUtf8(limit.value)) {
    return absl::InvalidArgumentError(absl::StrCat(limit.field, " is not valid UTF-8"));
  }
  return absl::OkStatus();
}

absl::Status CheckLine(const Limit& limit) {
  FL_RETURN_IF_ERROR(CheckText(limit));
  if (HasControl(limit.value)) {
    return absl::InvalidArgumentError(absl::StrCat(limit.field, " contains a control character, want plain text"));
  }
  return absl::OkStatus();
}

absl::Status CheckName(const Limit& limit) {
  FL_RETURN_IF_ERROR(CheckLine(limit));
  for (const char c : limit.value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && !absl::ascii_isalnum(byte) && c != '_' && c != '-' && c != '.' && c != ' ') {
      return absl::InvalidArgumentError(
          absl::StrCat(limit.field, " is \"", limit.value, "\", want letters, digits, '_', '-', '.' and spaces"));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckLocale(absl::string_view locale) {
  const auto bad = [&] {
    return absl::InvalidArgumentError(
        absl::StrCat("locale is \"", locale.substr(0, 40), "\", want a BCP 47 tag such as en or pt-BR"));
  };
  if (locale.size() > 35) return bad();  // longest tag RFC 5646 asks software to take
  size_t run = 0;
  bool first = true;
  for (const char c : locale) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '-') {
      if (run == 0 || (first && run < 2)) return bad();
      first = false;
      run = 0;
    } else if (absl::ascii_isalpha(byte) || (!first && absl::ascii_isdigit(byte))) {
      if (++run > (first ? 3U : 8U)) return bad();
    } else {
      return bad();
    }
  }
  if (run == 0 || (first && run < 2)) return bad();
  return absl::OkStatus();
}

std::string TimeText(const std::optional<absl::Time>& time) {
  return time ? absl::StrCat(absl::ToUnixMicros(*time)) : std::string();
}

}  // namespace

absl::Status CheckArticle(const Article& article) {
  if (article.id.empty()) return absl::InvalidArgumentError("id is empty, want a name unique within the tenant");
  FL_RETURN_IF_ERROR(CheckLine({"id", article.id, kIdBytesMax}));
  if (article.title.empty()) return absl::InvalidArgumentError("title is empty, want the headline of the article");
  FL_RETURN_IF_ERROR(CheckLine({"title", article.title, kTitleBytesMax}));
  FL_RETURN_IF_ERROR(CheckText({"body", article.body, kBodyBytesMax}));
  FL_RETURN_IF_ERROR(CheckName({"category", article.category, kNameBytesMax}));
  if (article.audience.empty()) {
    return absl::InvalidArgumentError("audience is empty, want public, internal or the name of a segment");
  }
  FL_RETURN_IF_ERROR(CheckName({"audience", article.audience, kNameBytesMax}));
  if (article.tags.size() > kTagsMax) {
    return absl::InvalidArgumentError(
        absl::StrCat("tags has ", article.tags.size(), " items, want at most ", kTagsMax));
  }
  for (const std::string& tag : article.tags) FL_RETURN_IF_ERROR(CheckLine({"tags", tag, kNameBytesMax}));
  FL_RETURN_IF_ERROR(CheckLocale(article.locale));
  FL_RETURN_IF_ERROR(CheckLine({"url", article.url, kUrlBytesMax}));
  if (article.valid_from && article.valid_until && *article.valid_until <= *article.valid_from) {
    return absl::InvalidArgumentError("valid_until is not after valid_from");
  }
  return absl::OkStatus();
}

std::string ArticleVersion(const Article& article) {
  std::string content;
  const auto add = [&content](absl::string_view part) {
    absl::StrAppend(&content, part.size(), ":", part);  // lengths keep ("ab","c") and ("a","bc") apart
  };
  add(article.id);
  add(article.title);
  add(article.body);
  add(article.category);
  add(absl::StrCat(article.tags.size()));
  for (const std::string& tag : article.tags) add(tag);
  add(article.audience);
  add(article.locale);
  add(StatusName(article.status));
  add(TimeText(article.valid_from));
  add(TimeText(article.valid_until));
  add(article.url);
  return ContentVersion(content);
}

absl::string_view StatusName(ArticleStatus status) { return kStatusNames[static_cast<size_t>(status)]; }

std::optional<ArticleStatus> StatusFromName(absl::string_view name) {
  for (size_t i = 0; i < kStatusNames.size(); ++i) {
    if (kStatusNames[i] == name) return static_cast<ArticleStatus>(i);
  }
  return std::nullopt;
}

std::string LanguageOf(absl::string_view locale) { return absl::AsciiStrToLower(locale.substr(0, locale.find('-'))); }

}  // namespace firstline::knowledge
