#include "common/text/sentences.h"

#include <algorithm>
#include <memory>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/base/check.h"
#include "common/text/abbreviations.h"
#include "unicode/brkiter.h"
#include "unicode/utext.h"

namespace firstline::text {
namespace {

bool IsSpace(char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

Span Trim(absl::string_view text, Span span) {
  while (span.begin < span.end && IsSpace(text[span.begin])) ++span.begin;
  while (span.end > span.begin && IsSpace(text[span.end - 1])) --span.end;
  return span;
}

// "- x", "* x", "• x", "12. x", "3) x", "a) x".
bool StartsListItem(absl::string_view line) {
  line = absl::StripLeadingAsciiWhitespace(line);
  for (const absl::string_view bullet : {"- ", "* ", "+ ", "• ", "– ", "· "}) {
    if (absl::ConsumePrefix(&line, bullet)) return true;
  }
  size_t i = 0;
  while (i < line.size() && i < 3 && IsDigit(line[i])) ++i;
  const bool number = i > 0;
  if (!number && !line.empty() && absl::ascii_isalpha(static_cast<unsigned char>(line[0]))) i = 1;
  return i > 0 && i + 1 < line.size() && (line[i] == ')' || (number && line[i] == '.')) && line[i + 1] == ' ';
}

// Paragraphs and list items: the pieces that a line break ends.
std::vector<Span> Blocks(absl::string_view text) {
  std::vector<Span> blocks;
  size_t begin = 0;
  for (size_t at = text.find('\n'); at != absl::string_view::npos; at = text.find('\n', at + 1)) {
    const size_t line_end = text.find('\n', at + 1);
    const absl::string_view line = text.substr(at + 1, std::min(line_end, text.size()) - at - 1);
    if (!absl::StripAsciiWhitespace(line).empty() && !StartsListItem(line)) continue;
    blocks.push_back({begin, at});
    begin = at + 1;
  }
  blocks.push_back({begin, text.size()});
  return blocks;
}

// German dates: "am 3. Mai".
bool StartsWithMonth(absl::string_view text) {
  for (const absl::string_view month :
       {"Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"}) {
    if (absl::ConsumePrefix(&text, month)) return true;
  }
  return false;
}

// Whether the rules' boundary between `before` and `after` is none: no white space around an ASCII mark ("?Q=1"), a
// list marker alone ("1."), an abbreviation, a German date.
bool Continues(absl::string_view before, absl::string_view after) {
  if (before.empty() || after.empty()) return true;
  const bool spaced = IsSpace(before.back()) || IsSpace(after.front());
  before = absl::StripAsciiWhitespace(before);
  after = absl::StripLeadingAsciiWhitespace(after);
  if (before.empty() || after.empty()) return true;
  if (!spaced) return static_cast<unsigned char>(before.back()) < 0x80;
  if (before.back() != '.' && before.back() != ')') return false;
  if (StartsListItem(std::string(before) + " x") && !absl::StrContains(before, ' ')) return true;
  if (before.back() != '.') return false;
  before.remove_suffix(1);
  size_t word = before.size();
  while (word > 0 && !IsSpace(before[word - 1]) && before[word - 1] != '(' && before[word - 1] != '"') --word;
  const absl::string_view last = before.substr(word);
  if (IsAbbreviation(last, IsDigit(after.front()))) return true;
  const bool ordinal = !last.empty() && last.size() <= 2 && IsDigit(last.front()) && IsDigit(last.back());
  return ordinal && StartsWithMonth(after);
}

// One iterator per thread: creating one costs more than using it.
icu::BreakIterator& Iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
    FL_CHECK(U_SUCCESS(status)) << "ICU data is missing: " << u_errorName(status);
    return made;
  }();
  return *iterator;
}

void SplitBlock(absl::string_view text, Span block, std::vector<Span>& sentences) {
  block = Trim(text, block);
  if (block.size() == 0) return;
  std::string line(block.In(text));
  for (char& c : line) {
    if (c == '\n') c = ' ';  // to the rules a line break always ends a sentence
  }
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, line.data(), static_cast<int64_t>(line.size()), &status);
  icu::BreakIterator& iterator = Iterator();
  iterator.setText(&source, status);
  FL_CHECK(U_SUCCESS(status)) << u_errorName(status);
  size_t begin = 0;
  for (int32_t boundary = iterator.next(); boundary != icu::BreakIterator::DONE; boundary = iterator.next()) {
    const size_t end = static_cast<size_t>(boundary);
    const absl::string_view view(line);
    if (end < line.size() && Continues(view.substr(begin, end - begin), view.substr(end))) continue;
    const Span span = Trim(text, {block.begin + begin, block.begin + end});
    if (span.size() > 0) sentences.push_back(span);
    begin = end;
  }
  utext_close(&source);
}

}  // namespace

std::vector<Span> SplitSentences(absl::string_view text) {
  std::vector<Span> sentences;
  for (const Span& block : Blocks(text)) SplitBlock(text, block, sentences);
  return sentences;
}

}  // namespace firstline::text
