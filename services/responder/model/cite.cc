#include <algorithm>

#include "common/text/sentences.h"
#include "services/responder/core/verify/verify.h"
#include "services/responder/model/draft.h"

namespace firstline::responder {
namespace {

constexpr size_t kWindowMax = 3;  // sentences in a row that may support one

// Bytes of the passage that support `sentence`: the shortest window that passes every check, the earliest of those.
text::Span Support(absl::string_view sentence, absl::string_view passage, absl::string_view language) {
  const std::vector<text::Span> sentences = text::SplitSentences(passage);
  for (size_t length = 1; length <= std::min(kWindowMax, sentences.size()); ++length) {
    for (size_t first = 0; first + length <= sentences.size(); ++first) {
      const text::Span window = {sentences[first].begin, sentences[first + length - 1].end};
      if (verify::CheckSentence(sentence, window.In(passage), language).empty()) return window;
    }
  }
  return {0, passage.size()};
}

}  // namespace

std::vector<Quote> CiteDraft(const Draft& draft, absl::Span<const Passage> passages, absl::string_view language) {
  std::vector<Quote> quotes;
  for (size_t i = 0; i < draft.sentences.size(); ++i) {
    const DraftSentence& written = draft.sentences[i];
    const Passage& passage = passages[written.passage];
    const text::Span span = Support(written.text, passage.text, language);
    CitedSentence sentence = {.text = written.text,
                              .article_id = passage.article_id,
                              .article_version = passage.article_version,
                              .begin = passage.begin + span.begin,
                              .end = passage.begin + span.end,
                              .support = verify::GroundingScore(written.text, span.In(passage.text), language)};
    // One unit: leaving out what a model meant to say could turn its sense round.
    quotes.push_back({.sentence = std::move(sentence)});
  }
  return quotes;
}

}  // namespace firstline::responder
