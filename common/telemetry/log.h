#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace firstline::telemetry {

enum class Level { kDebug, kInfo, kWarning, kError };

// One field of a log line. Values are ids, codes, counts and durations; never customer text, never a secret.
struct Field {
  absl::string_view name;
  std::string value;

  Field(absl::string_view field_name, const absl::AlphaNum& field_value)
      : name(field_name), value(field_value.data(), field_value.size()) {}
};

// Structured log: one JSON object per line on standard error with time, level, service, event and the fields. Control
// characters are escaped, so one record is one line. Thread-safe.
class Log {
 public:
  explicit Log(absl::string_view service, Level least = Level::kInfo) : service_(service), least_(least) {}

  void Info(absl::string_view event, std::initializer_list<Field> fields = {}) const {
    Write(Level::kInfo, event, fields);
  }
  void Warning(absl::string_view event, std::initializer_list<Field> fields = {}) const {
    Write(Level::kWarning, event, fields);
  }
  void Error(absl::string_view event, std::initializer_list<Field> fields = {}) const {
    Write(Level::kError, event, fields);
  }
  void Debug(absl::string_view event, std::initializer_list<Field> fields = {}) const {
    Write(Level::kDebug, event, fields);
  }

 private:
  void Write(Level level, absl::string_view event, std::initializer_list<Field> fields) const;

  const std::string service_;
  const Level least_;
};

// "debug", "info", "warning", "error"; anything else is kInfo.
Level LevelOf(absl::string_view name);

// The line without time, as Write makes it; for tests.
std::string FormatLine(absl::string_view service, Level level, absl::string_view event,
                       std::initializer_list<Field> fields);

}  // namespace firstline::telemetry
