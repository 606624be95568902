#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/text/span.h"
#include "services/classifier/core/words.h"

namespace firstline::classifier {

// A place where a phrase of the set stands.
struct PhraseMatch {
  std::string group;      // which list it belongs to
  double strength = 1;    // of the phrase, as the list says
  size_t first_word = 0;  // index into the words
  text::Span span;        // in the text
};

// A set of words and phrases in named groups, found in a text in one pass. Immutable, thread-safe.
class PhraseSet {
 public:
  // `lists`: one list per line, "group: phrase; phrase=0.5; …". A phrase is a sequence of words, folded like the text;
  // a trailing '*' makes its last word a prefix of at least three bytes; "=x" gives the strength (default 1).
  // Several lines of one group add up. Malformed lists are bugs and abort.
  explicit PhraseSet(absl::string_view lists);

  // Every match, in the order of the words; of the phrases of one group starting at one word only the longest counts.
  std::vector<PhraseMatch> Find(absl::Span<const Word> words) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    bool prefix = false;
    double strength = 1;
    size_t group = 0;
  };

  void Add(absl::string_view phrase, size_t group);
  void Try(const std::vector<size_t>& phrases, absl::Span<const Word> words, size_t at,
           std::map<size_t, std::pair<size_t, size_t>>& longest) const;

  std::vector<std::string> groups_;
  std::vector<Phrase> phrases_;
  absl::flat_hash_map<std::string, std::vector<size_t>> by_word_;    // first word to phrases
  absl::flat_hash_map<std::string, std::vector<size_t>> by_prefix_;  // single prefixes to phrases
};

// True if a negation ("not", "kein", "jamais", "没有" …) stands within three words before word `at`, in its clause.
bool IsNegated(absl::Span<const Word> words, size_t at);

}  // namespace firstline::classifier
