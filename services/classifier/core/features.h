#pragma once

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace firstline::classifier {

// How a text becomes numbers. Part of every model file: a model works only with the settings it was trained with.
struct FeatureOptions {
  uint32_t bits = 18;      // hashed features: 2^bits; in [10, 22]
  uint32_t words_max = 2;  // longest word n-gram; in [1, 3]
  uint32_t char_min = 3;   // shortest character n-gram within a word
  uint32_t char_max = 5;   // longest; 0 switches character n-grams off
  // Weights of the feature families against the words, which have 1; 0 switches a family off. Chosen by
  // cross-validation over topics on the starter rows without the held-out ones (docs/evidence/classifier.md).
  float char_weight = 0.8f;
  float concept_weight = 3.0f;    // concepts.h
  float pair_weight = 1.0f;       // two concepts in one text
  float structure_weight = 1.0f;  // structure.h
  float mood_weight = 0.6f;       // mood.h

  friend bool operator==(const FeatureOptions&, const FeatureOptions&) = default;
};

struct Feature {
  uint32_t index = 0;  // below 2^bits
  float value = 0;
};

// Sorted by index, each index once.
using FeatureVector = std::vector<Feature>;

// Hashed features of valid UTF-8 `text`: word n-grams and character n-grams within words (both with digits masked, so
// that order numbers look alike), language-independent concepts and their pairs, structure, mood. Signed hashing after
// Weinberger et al. (2009); counts are damped (1 + log tf); each family but mood has length 1 times its weight. Empty
// for a text without words. Thread-safe.
FeatureVector ExtractFeatures(absl::string_view text, const FeatureOptions& options);

}  // namespace firstline::classifier
