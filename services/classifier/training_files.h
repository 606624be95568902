#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/classifier/core/train.h"

namespace firstline::classifier {

// One training row from a JSON line: {"text", "intent", "lang", "topic", "sentiment", "urgency"}; text and intent are
// required strings, the others may be missing.
//
// Errors: InvalidArgument for anything else, invalid UTF-8 included.
absl::StatusOr<Example> ParseExample(absl::string_view line);

// The rows of all files, in the order given; a directory stands for the *.jsonl files below it, sorted by path. Empty
// lines are skipped. Reads files.
//
// Errors: NotFound for a missing path, InvalidArgument with file and line for a bad row, ResourceExhausted beyond
// 2,000,000 rows.
absl::StatusOr<std::vector<Example>> ReadExamples(const std::vector<std::string>& paths);

// Reads the rows, trains, and writes the model file whole or not at all (a temporary file is renamed). The report is
// that of Train. `sentiment_from` is a model file whose sentiment model is used when the rows have none; may be empty.
absl::StatusOr<TrainReport> TrainFromFiles(const std::vector<std::string>& paths, const std::string& output,
                                           const TrainOptions& options, const std::string& sentiment_from = "");

// Reads a model file.
absl::StatusOr<Models> ReadModels(const std::string& path);

// The report as text for a person.
std::string FormatReport(const TrainReport& report);

}  // namespace firstline::classifier
