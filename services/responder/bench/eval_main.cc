// Measures the extractive responder on the development sets.
//
//   responder_eval clapnq DATA_FOLDER [--dump-sentences FILE] [--dump-answers FILE] [--show]
//   responder_eval groundedness DATA_FOLDER
//   responder_eval demo DEMO_FOLDER [--show]
//   responder_eval SET DATA_FOLDER [--passages K] [--dump-sentences FILE] [--dump-answers FILE] [--show]
//
// clapnq: one question, one passage: F1 over chosen sentences, AUROC of declining by support.
// groundedness: AUROC of the verifier on written answers.
// SET aws_kb, rag_multiturn or demo_questions (there the folder is the root of the repository): every question is asked
// against the whole knowledge base through the retriever, once as it is and once without the articles that answer it;
// then a decline is right.

#include <fstream>
#include <iostream>
#include <string>

#include "absl/strings/numbers.h"
#include "services/responder/bench/eval.h"

namespace firstline::responder::bench {

void ForEachLine(const std::string& path, const std::function<void(const simdjson::dom::element&)>& use) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    std::exit(1);
  }
  simdjson::dom::parser parser;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) use(parser.parse(line.data(), line.size()).value());
  }
}

std::string Text(const simdjson::dom::element& object, const char* key) {
  std::string_view text;
  if (object[key].get(text) != simdjson::SUCCESS) return "";
  return std::string(text);
}

double Auroc(const std::vector<std::pair<double, bool>>& scored) {
  double wins = 0;
  double pairs = 0;
  for (const auto& [positive, is_positive] : scored) {
    if (!is_positive) continue;
    for (const auto& [negative, other] : scored) {
      if (other) continue;
      pairs += 1;
      wins += positive > negative ? 1 : (positive == negative ? 0.5 : 0);
    }
  }
  return pairs > 0 ? wins / pairs : 0;
}

}  // namespace firstline::responder::bench

int main(int argc, char** argv) {
  using namespace firstline::responder::bench;
  Options options;
  if (argc >= 3) {
    options.set = argv[1];
    options.folder = argv[2];
  }
  for (int i = 3; i < argc; ++i) {
    const std::string flag = argv[i];
    if (flag == "--show") options.show = true;
    if (flag == "--dump-sentences" && i + 1 < argc) options.dump_sentences = argv[++i];
    if (flag == "--dump-answers" && i + 1 < argc) options.dump_answers = argv[++i];
    if (flag == "--passages" && i + 1 < argc && !absl::SimpleAtoi(argv[++i], &options.passages)) options.passages = 3;
  }
  if (options.set == "clapnq") return RunClapnq(options);
  if (options.set == "demo") return RunDemo(options);
  if (options.set == "groundedness") return RunGrounded(options);
  if (options.set == "aws_kb" || options.set == "rag_multiturn" || options.set == "demo_questions")
    return RunKnowledge(options);
  std::cerr
      << "usage: responder_eval clapnq|groundedness|demo|aws_kb|rag_multiturn|demo_questions DATA_FOLDER [--passages K] [--dump-sentences FILE] "
         "[--dump-answers FILE] [--show]\n";
  return 2;
}
