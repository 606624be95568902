#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/text/span.h"
#include "services/retriever/core/plain_text.h"

namespace firstline::retriever {

// A passage: the unit that is searched, cited and quoted.
struct PassageSpan {
  text::Span span;      // in the article's plain text
  std::string heading;  // headings it stands under, outermost first, joined by " / "; at most kHeadingBytesMax bytes

  friend bool operator==(const PassageSpan&, const PassageSpan&) = default;
};

inline constexpr size_t kHeadingBytesMax = 160;

struct PassageLimits {
  size_t bytes_max = 2048;    // no passage is longer
  size_t bytes_target = 800;  // a passage is closed once the next block would take it beyond this
  size_t bytes_min = 200;     // below this a passage takes one more block, up to bytes_max
};

// Splits an article into passages: never across a heading, at block borders where possible, else at sentence borders,
// else between words. A line that ends in a colon stays with what it introduces. Headings are in no
// passage, unless the article has nothing else. In order, not overlapping, trimmed.
std::vector<PassageSpan> SplitPassages(const PlainText& plain, const PassageLimits& limits = {});

}  // namespace firstline::retriever
