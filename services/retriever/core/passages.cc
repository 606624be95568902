#include "services/retriever/core/passages.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/text/sentences.h"
#include "common/text/utf8.h"

namespace firstline::retriever {
namespace {

using text::Span;

class Splitter {
 public:
  Splitter(absl::string_view text, const PassageLimits& limits) : text_(text), limits_(limits) {}

  void Heading(const Block& block) {
    Flush();
    while (!headings_.empty() && headings_.back().level >= block.level) headings_.pop_back();
    headings_.push_back({block.level, std::string(block.span.In(text_))});
    path_ = Path();
  }

  void Content(const Block& block) {
    if (block.span.size() <= limits_.bytes_target * 3 / 2) {
      Piece(block.span);
    } else if (block.kind == BlockKind::kCode) {
      Lines(block.span);
    } else {
      Sentences(block.span);
    }
  }

  std::vector<PassageSpan> Take() {
    Flush();
    return std::move(passages_);
  }

 private:
  struct OpenHeading {
    int level;
    std::string text;
  };

  std::string Path() const {
    std::string path;
    for (const OpenHeading& heading : headings_) {
      if (heading.level == 1 && headings_.size() > 1) continue;  // the title once more
      absl::StrAppend(&path, path.empty() ? "" : " / ", heading.text);
    }
    return std::string(text::TruncateUtf8(path, kHeadingBytesMax));
  }

  void Sentences(Span block) {
    for (const Span sentence : text::SplitSentences(block.In(text_))) {
      Words({block.begin + sentence.begin, block.begin + sentence.end});
    }
  }

  void Lines(Span block) {
    size_t begin = block.begin;
    while (begin < block.end) {
      const size_t line_end = text_.substr(0, block.end).find('\n', begin);
      const size_t end = line_end == absl::string_view::npos ? block.end : line_end;
      if (end > begin) Words({begin, end});
      begin = end + 1;
    }
  }

  // A sentence or line; cut between words, or as the last resort between characters, when it is longer than a passage.
  void Words(Span span) {
    while (span.size() > limits_.bytes_max) {
      const absl::string_view head = text::TruncateUtf8(span.In(text_), limits_.bytes_max);
      const size_t space = head.rfind(' ');
      const size_t cut = space == absl::string_view::npos || space == 0 ? head.size() : space;
      Piece({span.begin, span.begin + cut});
      span.begin += cut;
      while (span.begin < span.end && text_[span.begin] == ' ') ++span.begin;
    }
    while (span.size() > 0 && text_[span.end - 1] == ' ') --span.end;
    if (span.size() > 0) Piece(span);
  }

  // Adds an undividable piece, at most bytes_max long.
  void Piece(Span piece) {
    const size_t limit = open_.size() < limits_.bytes_min ? limits_.bytes_max : limits_.bytes_target;
    if (open_.size() > 0 && piece.end - open_.begin > limit) {
      // The introduction of a list goes with the list, not with what stood before it.
      const bool introduced = Introduces(last_) && piece.end - last_.begin <= limits_.bytes_max;
      const Span introduction = last_;
      if (introduced) open_.end = before_last_end_;
      Flush();
      if (introduced) open_ = introduction;
    }
    if (open_.size() == 0) open_.begin = piece.begin;
    before_last_end_ = open_.end;
    open_.end = piece.end;
    last_ = piece;
  }

  bool Introduces(Span span) const { return absl::EndsWith(span.In(text_), ":"); }

  void Flush() {
    if (open_.end > open_.begin) passages_.push_back({open_, path_});
    open_ = last_ = {};
    before_last_end_ = 0;
  }

  absl::string_view text_;
  PassageLimits limits_;
  std::vector<OpenHeading> headings_;
  std::string path_;
  Span open_;                   // the passage being filled
  Span last_;                   // its last piece
  size_t before_last_end_ = 0;  // where it ended before that piece
  std::vector<PassageSpan> passages_;
};

}  // namespace

std::vector<PassageSpan> SplitPassages(const PlainText& plain, const PassageLimits& limits) {
  Splitter splitter(plain.text, limits);
  for (const Block& block : plain.blocks) {
    if (block.kind == BlockKind::kHeading) {
      splitter.Heading(block);
    } else {
      splitter.Content(block);
    }
  }
  std::vector<PassageSpan> passages = splitter.Take();
  if (!passages.empty()) return passages;
  Splitter everything(plain.text, limits);  // an article of nothing but headings is found by them
  for (const Block& block : plain.blocks) everything.Content(block);
  return everything.Take();
}

}  // namespace firstline::retriever
