#include "services/retriever/core/query.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "common/text/utf8.h"
#include "services/retriever/core/analyze.h"
#include "services/retriever/core/everyday_words.h"
#include "services/retriever/core/small_talk.h"

namespace firstline::retriever {
namespace {

constexpr size_t kQueryTextBytesMax = 1024;

struct WordCount {
  size_t all = 0;
  size_t matter = 0;  // without everyday words
};

WordCount CountWords(absl::string_view text, absl::string_view language) {
  WordCount count;
  for (const Word& word : Analyze(text, language)) {
    if (word.variant) continue;
    ++count.all;
    if (!IsEverydayWord(word.term, language)) ++count.matter;
  }
  return count;
}

bool Asks(absl::string_view text) { return absl::StrContains(text, "?") || absl::StrContains(text, "？"); }

// The subject without reply marks and ticket numbers, or nothing when the helpdesk made it up.
std::string SubjectMatter(absl::string_view subject, absl::string_view language) {
  bool stripped = true;
  while (stripped) {
    subject = absl::StripLeadingAsciiWhitespace(subject);
    stripped = false;
    for (const absl::string_view mark : {"re:", "aw:", "fw:", "fwd:", "wg:", "rv:", "tr:", "antw:"}) {
      if (!absl::StartsWithIgnoreCase(subject, mark)) continue;
      subject.remove_prefix(mark.size());
      stripped = true;
    }
  }
  for (const absl::string_view made_up :
       {"conversation with", "chat with", "ticket #", "support request", "new message"}) {
    if (absl::StartsWithIgnoreCase(subject, made_up)) return "";
  }
  return WithoutSmallTalk(subject, language);
}

// The last message of the customer that says something, or empty.
std::string PreviousMatter(const std::vector<EarlierMessage>& history, absl::string_view language) {
  for (auto message = history.rbegin(); message != history.rend(); ++message) {
    if (!message->from_customer) continue;
    std::string matter = WithoutSmallTalk(message->text, language);
    if (CountWords(matter, language).matter > 0) return matter;
  }
  return "";
}

}  // namespace

Query BuildQuery(const QueryInput& input, const QueryOptions& options) {
  Query query;
  const absl::string_view text = text::TruncateUtf8(input.text, options.text_bytes_max);
  std::string matter = WithoutSmallTalk(text, input.language);
  const WordCount words = CountWords(matter, input.language);
  if (words.all == 0 || (words.matter == 0 && !Asks(matter))) return query;  // "thanks a lot!"
  query.pieces.push_back({std::move(matter), 1.0, false});
  std::string subject = SubjectMatter(input.subject, input.language);
  if (CountWords(subject, input.language).all > 0)
    query.pieces.push_back({std::move(subject), options.subject_weight, true});
  if (words.all > options.follow_up_words_max) return query;
  std::string previous = PreviousMatter(input.history, input.language);
  if (previous.empty()) return query;
  // "How long does that take?" has no matter of its own: it is about the message before.
  const bool same_matter = words.matter == 0;
  query.pieces.push_back({std::move(previous), same_matter ? 1.0 : options.previous_weight, !same_matter});
  return query;
}

std::string QueryText(const Query& query) {
  std::string line;
  for (const Query::Piece& piece : query.pieces) {
    absl::StrAppend(&line, line.empty() ? "" : " | ", absl::StrReplaceAll(piece.text, {{"\n", " "}}));
  }
  return std::string(text::TruncateUtf8(line, kQueryTextBytesMax));
}

}  // namespace firstline::retriever
