#include "services/retriever/core/prepare.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/text/utf8.h"
#include "services/retriever/core/passages.h"
#include "services/retriever/core/plain_text.h"

namespace firstline::retriever {

absl::StatusOr<StoredArticle> Prepare(const knowledge::Article& article) {
  FL_RETURN_IF_ERROR(knowledge::CheckArticle(article));
  PlainText plain = ToPlainText(article.body);
  StoredArticle stored;
  stored.id = article.id;
  stored.version = knowledge::ArticleVersion(article);
  stored.title = article.title;
  stored.url = article.url;
  stored.category = article.category;
  stored.audience = article.audience;
  stored.locale = article.locale;
  stored.status = article.status;
  stored.valid_from = article.valid_from;
  stored.valid_until = article.valid_until;
  stored.passages = SplitPassages(plain);
  stored.text = std::move(plain.text);
  return stored;
}

absl::Status CheckStored(const StoredArticle& article) {
  const auto bad = [&](absl::string_view what) {
    return absl::InvalidArgumentError(absl::StrCat("article \"", article.id, "\": ", what));
  };
  if (article.id.empty() || article.version.empty()) return bad("has no id or no version");
  if (!text::IsValidUtf8(article.text) || !text::IsValidUtf8(article.title)) return bad("is not valid UTF-8");
  size_t previous_end = 0;
  for (const PassageSpan& passage : article.passages) {
    const text::Span& span = passage.span;
    if (span.begin < previous_end || span.end <= span.begin || span.end > article.text.size()) {
      return bad(absl::StrCat("passage [", span.begin, ", ", span.end, ") is empty, out of order or beyond the text"));
    }
    if (span.size() > PassageLimits().bytes_max) return bad("a passage is longer than 2 KiB");
    if (!text::IsValidUtf8(span.In(article.text)) || !text::IsValidUtf8(passage.heading)) {
      return bad("a passage cuts a character");
    }
    previous_end = span.end;
  }
  return absl::OkStatus();
}

}  // namespace firstline::retriever
