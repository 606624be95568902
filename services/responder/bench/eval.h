#pragma once

// What the parts of responder_eval share.

#include <simdjson.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"

namespace firstline::responder::bench {

struct Options {
  std::string set, folder, dump_sentences, dump_answers;
  bool show = false;
  size_t passages = 3;  // k of the retrieval
};

// Calls `use` for every line of a JSON Lines file; exits with a message when it cannot be read.
void ForEachLine(const std::string& path, const std::function<void(const simdjson::dom::element&)>& use);

// A member's text, or "".
std::string Text(const simdjson::dom::element& object, const char* key);

// Area under the ROC curve: the chance that a positive has the higher score, ties count half.
double Auroc(const std::vector<std::pair<double, bool>>& scored);

template <typename Features>
std::string Row(const Features& features) {
  return absl::StrJoin(features, "\t");
}

int RunClapnq(const Options& options);
int RunDemo(const Options& options);
int RunGrounded(const Options& options);
int RunKnowledge(const Options& options);

}  // namespace firstline::responder::bench
