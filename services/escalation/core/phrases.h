#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/escalation/core/words.h"

namespace firstline::escalation {

// Phrases over words, written as patterns. Elements are separated by spaces:
//
//   word       that word, as SplitWords gives it; Han and kana text stands for its characters in a row
//   word+      any word that begins so
//   {a|b c}    one of the alternatives, each a run of words (each may end in +)
//   @name      the alternatives of a named group
//   x? x*      the element is optional; stands up to four times
//   ~          up to five words that cross no comma and are no barrier
//   ~~         up to eight words that may cross commas, not clauses, and are no barrier
//   ^ $        start, end of a clause or of what stands between commas
//   ^^ $$      start, end of the message
//
// A phrase never crosses the end of a clause.
class PhraseSet {
 public:
  // Named alternatives: {"person", "human|real person"}.
  using Groups = absl::Span<const std::pair<absl::string_view, absl::string_view>>;

  struct Options {
    bool across_commas = true;                     // phrases may run over a comma
    absl::Span<const absl::string_view> barriers;  // words no gap contains
  };

  // Words [begin, end) that a phrase covers.
  struct Match {
    size_t begin = 0;
    size_t end = 0;
    size_t pattern = 0;  // its number, in the order they were added
    bool Overlaps(const Match& other) const { return begin < other.end && other.begin < end; }
  };

  explicit PhraseSet(Options options);

  // Adds patterns. A pattern that cannot be read is a bug and aborts.
  void Add(absl::Span<const absl::string_view> patterns, Groups groups = {});

  // Every place where a pattern matches, in order of `begin`; at most one match per place and pattern. Thread-safe.
  std::vector<Match> Find(absl::Span<const Word> words) const;
  size_t size() const { return patterns_.size(); }
  bool Matches(absl::Span<const Word> words) const { return !Find(words).empty(); }

 private:
  struct WordTest {
    std::string text;
    bool prefix = false;
    bool Accepts(absl::string_view word) const;
  };
  struct Element {
    enum class Kind { kWords, kGap, kClauseStart, kClauseEnd, kMessageStart, kMessageEnd };
    Kind kind = Kind::kWords;
    std::vector<std::vector<WordTest>> alternatives;
    int least = 1;
    int most = 1;
    bool gap_across_commas = false;
  };
  using Pattern = std::vector<Element>;

  Element ReadElement(absl::string_view text, Groups groups) const;
  void Index(const Pattern& pattern, uint32_t id);
  bool MayStep(absl::Span<const Word> words, size_t at, size_t begin) const;
  // End of the first way to match elements [element, …) at word `at`, or -1.
  int64_t MatchFrom(const Pattern& pattern, size_t element, absl::Span<const Word> words, size_t at, size_t begin,
                    int repeated) const;

  const bool across_commas_;
  absl::flat_hash_set<std::string> barriers_;
  std::vector<Pattern> patterns_;
  absl::flat_hash_map<std::string, std::vector<uint32_t>> by_word_;  // patterns that can start with the word
  std::vector<std::pair<std::string, uint32_t>> by_prefix_;
};

}  // namespace firstline::escalation
