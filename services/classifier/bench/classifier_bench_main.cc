// classifier_bench MODEL COMMAND FILE...: measures the classifier on labelled JSON lines.
//   intents    {"text","intent"}: accuracy and processor time of Classify
//   languages  {"text","lang"}: accuracy of DetectLanguage; rows of other languages than the 40 are skipped
//   sentiment  {"text","sentiment"}: recall of negative, neutral, positive (other labels are skipped)

#include <time.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "common/text/utf8.h"
#include "services/classifier/core/classify.h"
#include "services/classifier/training_files.h"
#include "simdjson.h"

namespace firstline::classifier {
namespace {

struct Labelled {
  std::string text, label;
};

std::vector<Labelled> Read(const std::vector<std::string>& files, const char* label) {
  std::vector<Labelled> rows;
  simdjson::dom::parser parser;
  for (const std::string& file : files) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
      const simdjson::padded_string padded(line);
      simdjson::dom::element row;
      std::string_view text, value;
      if (parser.parse(padded).get(row) != simdjson::SUCCESS || row["text"].get(text) != simdjson::SUCCESS ||
          row[label].get(value) != simdjson::SUCCESS) {
        continue;
      }
      rows.push_back({text::CleanText(std::string(text)), std::string(value)});
    }
  }
  return rows;
}

// Processor time of this thread: other programs on the machine do not count.
double ThreadMicros() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void Intents(const Models& models, const std::vector<Labelled>& rows) {
  Classify(models, {.text = rows.front().text});  // word lists and patterns are made on first use
  std::vector<double> micros;
  size_t right = 0;
  for (const Labelled& row : rows) {
    const double start = ThreadMicros();
    const Result result = Classify(models, {.text = row.text});
    micros.push_back(ThreadMicros() - start);
    right += result.intents.front().intent == row.label;
  }
  std::sort(micros.begin(), micros.end());
  const auto quantile = [&](double q) {
    return micros[static_cast<size_t>(q * static_cast<double>(micros.size() - 1))];
  };
  std::cout << absl::StrFormat("rows %d accuracy %.4f processor time p50 %.0f us p99 %.0f us max %.0f us\n",
                               rows.size(), static_cast<double>(right) / static_cast<double>(rows.size()),
                               quantile(0.5), quantile(0.99), micros.back());
}

// Languages that cannot be told apart in short texts count as one.
std::string Merged(const std::string& code) {
  if (code == "hr" || code == "bs") return "sr";
  if (code == "ms") return "id";
  return code == "nn" ? "nb" : code;
}

void Languages(const std::vector<Labelled>& rows) {
  const std::set<std::string> known = absl::StrSplit(
      "ar bg bn cs da de el en es et fi fr he hi hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv ta te th tr uk "
      "ur vi zh",
      ' ');
  size_t all = 0, right = 0, undetermined = 0;
  double claimed = 0;
  for (const Labelled& row : rows) {
    if (!known.contains(row.label)) continue;
    const Language language = DetectLanguage(row.text, "");
    ++all;
    right += Merged(language.code) == Merged(row.label);
    undetermined += language.code == "und";
    if (language.code != "und") claimed += language.probability;
  }
  const double answered = static_cast<double>(all - undetermined);
  std::cout << absl::StrFormat("rows %d accuracy %.4f undetermined %.4f accuracy of answers %.4f claimed %.4f\n", all,
                               static_cast<double>(right) / static_cast<double>(all),
                               static_cast<double>(undetermined) / static_cast<double>(all),
                               static_cast<double>(right) / answered, claimed / answered);
}

void Sentiments(const Models& models, const std::vector<Labelled>& rows) {
  std::map<std::string, std::pair<size_t, size_t>> counts;  // label to (right, all)
  for (const Labelled& row : rows) {
    if (row.label != "negative" && row.label != "neutral" && row.label != "positive") continue;
    const FeatureVector features = ExtractFeatures(row.text, models.sentiment.parts().features);
    std::string said = JudgeSentiment(models.sentiment, features).label;
    if (said == "very_negative") said = "negative";
    ++counts[row.label].second;
    counts[row.label].first += said == row.label;
  }
  double sum = 0;
  for (const auto& [label, count] : counts) {
    const double recall = static_cast<double>(count.first) / static_cast<double>(count.second);
    sum += recall;
    std::cout << absl::StrFormat("%s rows %d recall %.4f\n", label, count.second, recall);
  }
  std::cout << absl::StrFormat("macro recall %.4f\n", sum / static_cast<double>(counts.size()));
}

}  // namespace

int Run(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: classifier_bench MODEL intents|languages|sentiment FILE...\n";
    return 2;
  }
  const absl::StatusOr<Models> models = ReadModels(argv[1]);
  if (!models.ok()) {
    std::cerr << models.status().message() << "\n";
    return 1;
  }
  const std::string command = argv[2];
  const std::vector<std::string> files(argv + 3, argv + argc);
  const char* label = command == "intents" ? "intent" : command == "languages" ? "lang" : "sentiment";
  const std::vector<Labelled> rows = Read(files, label);
  if (rows.empty()) {
    std::cerr << "no rows\n";
    return 1;
  }
  if (command == "intents") Intents(*models, rows);
  if (command == "languages") Languages(rows);
  if (command == "sentiment") Sentiments(*models, rows);
  return 0;
}

}  // namespace firstline::classifier

int main(int argc, char** argv) { return firstline::classifier::Run(argc, argv); }
