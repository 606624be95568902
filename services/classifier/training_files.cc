#include "services/classifier/training_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/base/status_macros.h"
#include "common/text/utf8.h"
#include "services/classifier/core/model_format.h"
#include "simdjson.h"

namespace firstline::classifier {
namespace {

constexpr size_t kRowsMax = 2'000'000;

absl::StatusOr<std::vector<std::string>> FilesBelow(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    if (!std::filesystem::exists(path, error)) return absl::NotFoundError(absl::StrCat(path, ": no such file"));
    return std::vector<std::string>{path};
  }
  std::vector<std::string> files;
  for (std::filesystem::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".jsonl") files.push_back(it->path().string());
  }
  if (error) return absl::UnavailableError(absl::StrCat(path, ": ", error.message()));
  std::sort(files.begin(), files.end());
  return files;
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) return absl::NotFoundError(absl::StrCat(path, ": cannot be read"));
  return std::move(content).str();
}

absl::Status WriteFile(const std::string& path, absl::string_view content) {
  const std::string temporary = path + ".new";
  std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(temporary, path, error);
  if (!out || error) return absl::UnavailableError(absl::StrCat(path, ": cannot be written ", error.message()));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Example> ParseExample(absl::string_view line) {
  if (!text::IsValidUtf8(line)) return absl::InvalidArgumentError("not valid UTF-8");
  thread_local simdjson::dom::parser parser;
  simdjson::dom::object row;
  const simdjson::padded_string padded(line.data(), line.size());
  if (parser.parse(padded).get(row) != simdjson::SUCCESS) return absl::InvalidArgumentError("not a JSON object");
  Example example;
  const auto read = [&](const char* name, std::string& into) -> absl::Status {
    simdjson::dom::element value;
    if (row[name].get(value) != simdjson::SUCCESS) return absl::OkStatus();
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) return absl::InvalidArgumentError(absl::StrCat(name, ": want a string"));
    into = std::string(text);
    return absl::OkStatus();
  };
  FL_RETURN_IF_ERROR(read("text", example.text));
  FL_RETURN_IF_ERROR(read("intent", example.intent));
  FL_RETURN_IF_ERROR(read("lang", example.lang));
  FL_RETURN_IF_ERROR(read("topic", example.topic));
  FL_RETURN_IF_ERROR(read("sentiment", example.sentiment));
  FL_RETURN_IF_ERROR(read("urgency", example.urgency));
  if (example.text.empty() || example.intent.empty()) {
    return absl::InvalidArgumentError("text and intent are required");
  }
  example.text = text::CleanText(example.text);
  return example;
}

absl::StatusOr<std::vector<Example>> ReadExamples(const std::vector<std::string>& paths) {
  std::vector<Example> examples;
  for (const std::string& path : paths) {
    FL_ASSIGN_OR_RETURN(const std::vector<std::string> files, FilesBelow(path));
    for (const std::string& file : files) {
      FL_ASSIGN_OR_RETURN(const std::string content, ReadFile(file));
      std::istringstream lines(content);
      std::string line;
      for (int number = 1; std::getline(lines, line); ++number) {
        if (absl::StripAsciiWhitespace(line).empty()) continue;
        absl::StatusOr<Example> example = ParseExample(line);
        if (!example.ok()) {
          return absl::InvalidArgumentError(absl::StrCat(file, ":", number, ": ", example.status().message()));
        }
        if (examples.size() == kRowsMax) return absl::ResourceExhaustedError(absl::StrCat("over ", kRowsMax, " rows"));
        examples.push_back(*std::move(example));
      }
    }
  }
  return examples;
}

absl::StatusOr<TrainReport> TrainFromFiles(const std::vector<std::string>& paths, const std::string& output,
                                           const TrainOptions& options, const std::string& sentiment_from) {
  FL_ASSIGN_OR_RETURN(const std::vector<Example> examples, ReadExamples(paths));
  Models fallback;
  if (!sentiment_from.empty()) {
    FL_ASSIGN_OR_RETURN(fallback, ReadModels(sentiment_from));
  }
  FL_ASSIGN_OR_RETURN(const Trained trained,
                      Train(examples, options, sentiment_from.empty() ? nullptr : &fallback.sentiment));
  FL_RETURN_IF_ERROR(WriteFile(output, SerializeModels(trained.models)));
  return trained.report;
}

absl::StatusOr<Models> ReadModels(const std::string& path) {
  FL_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path));
  absl::StatusOr<Models> models = ParseModels(bytes);
  if (models.ok()) return models;
  return absl::Status(models.status().code(), absl::StrCat(path, ": ", models.status().message()));
}

std::string FormatReport(const TrainReport& report) {
  std::string text = absl::StrFormat(
      "rows %d, of them %d for training and %d held out\n"
      "intent: accuracy %.3f, macro-F1 %.3f, calibration error %.3f\n"
      "intent at probability >= 0.70: %.1f %% of the rows, accuracy %.3f\n"
      "out of scope: AUROC %.3f\n"
      "sentiment: accuracy %.3f, macro-recall %.3f, calibration error %.3f\n"
      "urgency: accuracy %.3f\n",
      report.rows, report.train_rows, report.rows - report.train_rows, report.intent.accuracy, report.intent.macro_f1,
      report.intent.ece, 100 * report.covered_at_070, report.accuracy_at_070, report.out_of_scope_auroc,
      report.sentiment.accuracy, report.sentiment.macro_recall, report.sentiment.ece, report.urgency_accuracy);
  for (const auto& [language, quality] : report.by_language) {
    absl::StrAppendFormat(&text, "language %-3s rows %4d accuracy %.3f\n", language, quality.rows, quality.accuracy);
  }
  for (size_t i = 0; i < report.intents.size(); ++i) {
    absl::StrAppendFormat(&text, "intent %-18s recall %.2f precision %.2f\n", report.intents[i],
                          report.intent.recall[i], report.intent.precision[i]);
  }
  return text;
}

}  // namespace firstline::classifier
