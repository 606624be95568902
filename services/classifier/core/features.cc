#include "services/classifier/core/features.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "absl/types/span.h"
#include "services/classifier/core/concepts.h"
#include "services/classifier/core/mood.h"
#include "services/classifier/core/structure.h"
#include "services/classifier/core/words.h"

namespace firstline::classifier {
namespace {

// FNV-1a with a final mix (from MurmurHash3): stable across builds and machines, for model files carry its results.
class Hash {
 public:
  explicit Hash(char family) { Add(absl::string_view(&family, 1)); }
  Hash& Add(absl::string_view bytes) {
    for (const char c : bytes) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return *this;
  }
  uint64_t Value() const {
    uint64_t h = state_;
    h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCDu;
    h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53u;
    return h ^ (h >> 33);
  }

 private:
  uint64_t state_ = 0xCBF29CE484222325u;
};

// One family of features while it is collected.
class Family {
 public:
  Family(const FeatureOptions& options, float weight) : mask_((1u << options.bits) - 1), weight_(weight) {}

  void Add(const Hash& hash, float value = 1) {
    const uint64_t h = hash.Value();
    raw_.push_back({static_cast<uint32_t>(h) & mask_, (h >> 63) != 0 ? -value : value});
  }

  // Damps, scales to length `weight` (or only by it, when the size of the values matters) and appends to `out`.
  void AppendTo(FeatureVector& out, bool unit_length = true) {
    if (raw_.empty() || weight_ <= 0) return;
    std::sort(raw_.begin(), raw_.end(), [](const Feature& a, const Feature& b) { return a.index < b.index; });
    const size_t begin = out.size();
    double squares = 0;
    for (size_t i = 0; i < raw_.size();) {
      const uint32_t index = raw_[i].index;
      float sum = 0;
      for (; i < raw_.size() && raw_[i].index == index; ++i) sum += raw_[i].value;
      const float size = std::abs(sum);
      if (size == 0) continue;
      const float damped = std::copysign(size > 1 ? 1 + std::log(size) : size, sum);
      out.push_back({index, damped});
      squares += static_cast<double>(damped) * static_cast<double>(damped);
    }
    const float scale = unit_length && squares > 0 ? weight_ / static_cast<float>(std::sqrt(squares)) : weight_;
    for (size_t i = begin; i < out.size(); ++i) out[i].value *= scale;
  }

 private:
  const uint32_t mask_;
  const float weight_;
  FeatureVector raw_;
};

// Every digit becomes '0'; numbers longer than four digits look alike.
std::string MaskDigits(absl::string_view term) {
  std::string masked;
  size_t run = 0;
  for (const char c : term) {
    const bool digit = c >= '0' && c <= '9';
    run = digit ? run + 1 : 0;
    if (!digit) masked.push_back(c);
    if (digit && run <= 5) masked.push_back('0');
  }
  return masked;
}

// Starts of the characters of valid UTF-8 `text`, and its end.
std::vector<size_t> Boundaries(absl::string_view text) {
  std::vector<size_t> starts;
  for (size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  starts.push_back(text.size());
  return starts;
}

void AddWordGrams(absl::Span<const std::string> terms, uint32_t words_max, Family& family) {
  for (size_t i = 0; i < terms.size(); ++i) {
    Hash hash('w');
    for (size_t n = 0; n < words_max && i + n < terms.size(); ++n) {
      hash.Add(terms[i + n]).Add(" ");
      family.Add(hash);
    }
  }
}

void AddCharGrams(const std::string& term, const FeatureOptions& options, Family& family) {
  const std::string framed = "^" + term + "$";
  const std::vector<size_t> starts = Boundaries(framed);
  const size_t count = starts.size() - 1;
  for (size_t i = 0; i < count; ++i) {
    for (size_t n = options.char_min; n <= options.char_max && i + n <= count; ++n) {
      family.Add(Hash('c').Add(absl::string_view(framed).substr(starts[i], starts[i + n] - starts[i])));
    }
  }
}

// Concepts and their pairs: "money_back" alone is a refund, with "how" perhaps only a question.
void AddConcepts(absl::Span<const std::string> names, Family& concepts, Family& pairs) {
  for (size_t i = 0; i < names.size(); ++i) {
    concepts.Add(Hash('k').Add(names[i]));
    for (size_t j = i + 1; j < names.size(); ++j) pairs.Add(Hash('p').Add(names[i]).Add(" ").Add(names[j]));
  }
}

}  // namespace

FeatureVector ExtractFeatures(absl::string_view text, const FeatureOptions& options) {
  const std::vector<Word> words = SplitWords(text);
  if (words.empty()) return {};
  std::vector<std::string> terms;
  terms.reserve(words.size());
  for (const Word& word : words) terms.push_back(MaskDigits(word.term));

  Family word_family(options, 1);
  Family char_family(options, options.char_weight);
  Family concept_family(options, options.concept_weight);
  Family structure_family(options, options.structure_weight);
  Family pair_family(options, options.pair_weight);
  Family mood_family(options, options.mood_weight);
  AddWordGrams(terms, options.words_max, word_family);
  for (size_t i = 0; i < terms.size() && options.char_max > 0; ++i) {
    if (!words[i].spaceless) {
      AddCharGrams(terms[i], options, char_family);
      continue;
    }
    const std::vector<size_t> starts = Boundaries(terms[i]);
    char_family.Add(Hash('c').Add(absl::string_view(terms[i]).substr(0, starts[1])));
  }
  if (options.concept_weight > 0) {
    AddConcepts(FindConcepts(words), concept_family, pair_family);
    for (const std::string& name : FindStructure(text, words)) structure_family.Add(Hash('s').Add(name));
  }
  if (options.mood_weight > 0) {
    for (const auto& [name, value] : MoodFeatures(MeasureMood(text, words))) {
      mood_family.Add(Hash('m').Add(name), static_cast<float>(value));
    }
  }
  FeatureVector all;
  word_family.AppendTo(all);
  char_family.AppendTo(all);
  concept_family.AppendTo(all);
  structure_family.AppendTo(all);
  pair_family.AppendTo(all);
  mood_family.AppendTo(all, false);
  std::sort(all.begin(), all.end(), [](const Feature& a, const Feature& b) { return a.index < b.index; });
  size_t kept = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (kept > 0 && all[kept - 1].index == all[i].index) {
      all[kept - 1].value += all[i].value;
    } else {
      all[kept++] = all[i];
    }
  }
  all.resize(kept);
  return all;
}

}  // namespace firstline::classifier
