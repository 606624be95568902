#include "services/escalation/core/phrases.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/check.h"

namespace firstline::escalation {
namespace {

constexpr int kRepeatMost = 4;
constexpr int kGapMost = 5;
constexpr int kWideGapMost = 8;

// Splits at spaces outside braces.
std::vector<absl::string_view> Elements(absl::string_view pattern) {
  std::vector<absl::string_view> elements;
  size_t begin = 0;
  int depth = 0;
  for (size_t i = 0; i <= pattern.size(); ++i) {
    const char c = i < pattern.size() ? pattern[i] : ' ';
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (c != ' ' || depth > 0) continue;
    if (i > begin) elements.push_back(pattern.substr(begin, i - begin));
    begin = i + 1;
  }
  FL_CHECK(depth == 0) << "braces of pattern: " << pattern;
  return elements;
}

}  // namespace

PhraseSet::PhraseSet(Options options) : across_commas_(options.across_commas) {
  for (const absl::string_view barrier : options.barriers) barriers_.insert(std::string(barrier));
}

bool PhraseSet::WordTest::Accepts(absl::string_view word) const {
  return prefix ? absl::StartsWith(word, text) : word == absl::string_view(text);
}

PhraseSet::Element PhraseSet::ReadElement(absl::string_view source, Groups groups) const {
  using Kind = Element::Kind;
  Element element;
  if (source == "~" || source == "~~") {
    element.kind = Kind::kGap;
    element.most = source == "~" ? kGapMost : kWideGapMost;
    element.gap_across_commas = source == "~~";
    return element;
  }
  if (source == "^") element.kind = Kind::kClauseStart;
  if (source == "$") element.kind = Kind::kClauseEnd;
  if (source == "^^") element.kind = Kind::kMessageStart;
  if (source == "$$") element.kind = Kind::kMessageEnd;
  if (element.kind != Kind::kWords) return element;

  absl::string_view body = source;
  if (absl::ConsumeSuffix(&body, "?")) {
    element.least = 0;
  } else if (absl::ConsumeSuffix(&body, "*")) {
    element.least = 0;
    element.most = kRepeatMost;
  }
  if (absl::ConsumePrefix(&body, "@")) {
    const auto group =
        std::find_if(groups.begin(), groups.end(), [&](const auto& named) { return named.first == body; });
    FL_CHECK(group != groups.end()) << "no group " << body;
    body = group->second;
  } else if (absl::ConsumePrefix(&body, "{")) {
    FL_CHECK(absl::ConsumeSuffix(&body, "}")) << source;
  }
  for (absl::string_view alternative : absl::StrSplit(body, '|')) {
    std::vector<WordTest> run;
    for (absl::string_view part : absl::StrSplit(alternative, ' ', absl::SkipEmpty())) {
      const bool prefix = absl::ConsumeSuffix(&part, "+");
      for (Word& word : SplitWords(part)) run.push_back({std::move(word.text), false});
      FL_CHECK(!run.empty()) << "nothing to match in " << source;
      run.back().prefix = prefix;
    }
    FL_CHECK(!run.empty()) << "an empty alternative in " << source;
    element.alternatives.push_back(std::move(run));
  }
  return element;
}

void PhraseSet::Add(absl::Span<const absl::string_view> patterns, Groups groups) {
  for (const absl::string_view source : patterns) {
    Pattern pattern;
    for (const absl::string_view element : Elements(source)) pattern.push_back(ReadElement(element, groups));
    Index(pattern, static_cast<uint32_t>(patterns_.size()));
    patterns_.push_back(std::move(pattern));
  }
}

// A pattern is tried only at words it can start with; optional first elements hand on to the next one.
void PhraseSet::Index(const Pattern& pattern, uint32_t id) {
  for (const Element& element : pattern) {
    if (element.kind == Element::Kind::kClauseStart || element.kind == Element::Kind::kMessageStart) continue;
    FL_CHECK(element.kind == Element::Kind::kWords) << "a pattern starts with a word";
    for (const std::vector<WordTest>& run : element.alternatives) {
      if (run[0].prefix) {
        by_prefix_.emplace_back(run[0].text, id);
      } else {
        std::vector<uint32_t>& ids = by_word_[run[0].text];
        if (ids.empty() || ids.back() != id) ids.push_back(id);
      }
    }
    if (element.least > 0) return;
  }
  FL_CHECK(false) << "a pattern without a word that must be there";
}

bool PhraseSet::MayStep(absl::Span<const Word> words, size_t at, size_t begin) const {
  if (at >= words.size()) return false;
  if (at == begin) return true;
  if (words[at].before == Word::Break::kClause) return false;
  return across_commas_ || words[at].before == Word::Break::kNone;
}

int64_t PhraseSet::MatchFrom(const Pattern& pattern, size_t index, absl::Span<const Word> words, size_t at,
                             size_t begin, int repeated) const {
  using Kind = Element::Kind;
  if (index == pattern.size()) return static_cast<int64_t>(at);
  const Element& element = pattern[index];
  const auto on = [&](size_t next) { return MatchFrom(pattern, index + 1, words, next, begin, 0); };
  switch (element.kind) {
    case Kind::kClauseStart: return at == words.size() || words[at].before == Word::Break::kNone ? -1 : on(at);
    case Kind::kMessageStart: return at == 0 ? on(at) : -1;
    case Kind::kClauseEnd: return at < words.size() && words[at].before == Word::Break::kNone ? -1 : on(at);
    case Kind::kMessageEnd: return at == words.size() ? on(at) : -1;
    case Kind::kGap:
      for (int skipped = 0; skipped <= element.most; ++skipped) {
        const int64_t end = on(at);
        if (end >= 0) return end;
        if (at >= words.size() || words[at].before == Word::Break::kClause || barriers_.contains(words[at].text) ||
            (words[at].before == Word::Break::kComma && !element.gap_across_commas)) {
          return -1;
        }
        ++at;
      }
      return -1;
    case Kind::kWords: break;
  }
  if (repeated < element.most) {
    for (const std::vector<WordTest>& run : element.alternatives) {
      size_t next = at;
      bool accepted = true;
      for (const WordTest& test : run) {
        accepted = MayStep(words, next, begin) && test.Accepts(words[next].text);
        if (!accepted) break;
        ++next;
      }
      if (!accepted) continue;
      // Greedy: repeat first, then go on.
      const int64_t end = element.most > 1 ? MatchFrom(pattern, index, words, next, begin, repeated + 1) : on(next);
      if (end >= 0) return end;
    }
  }
  return repeated >= element.least ? on(at) : -1;
}

std::vector<PhraseSet::Match> PhraseSet::Find(absl::Span<const Word> words) const {
  std::vector<Match> matches;
  for (size_t at = 0; at < words.size(); ++at) {
    const auto attempt = [&](uint32_t id) {
      const int64_t end = MatchFrom(patterns_[id], 0, words, at, at, 0);
      if (end > static_cast<int64_t>(at)) matches.push_back({at, static_cast<size_t>(end), id});
    };
    const auto exact = by_word_.find(words[at].text);
    if (exact != by_word_.end()) std::for_each(exact->second.begin(), exact->second.end(), attempt);
    for (const auto& [prefix, id] : by_prefix_) {
      if (absl::StartsWith(words[at].text, prefix)) attempt(id);
    }
  }
  return matches;
}

}  // namespace firstline::escalation
