#pragma once

// One declaration per option yields parsing, checks, --help, the reference page and the JSON Schema.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace firstline::config {

// Looks at a parsed value; returns what is wanted ("want [0, 1]") or "" when it is fine.
template <typename T>
using Check = std::function<std::string(const T&)>;

Check<std::string> NotEmpty();
Check<std::string> OneOf(std::vector<std::string> values);
Check<int64_t> Between(int64_t low, int64_t high);
Check<double> InRange(double low, double high);
Check<absl::Duration> AtLeast(absl::Duration low);

// The options of one program. Names are snake_case nouns with the unit last. Not thread-safe.
class OptionTable {
 public:
  // Declares an option that writes to `*target` (which must outlive the table) and whose default is its present value.
  void Add(absl::string_view name, std::string* target, absl::string_view help, Check<std::string> check = nullptr);
  void Add(absl::string_view name, int64_t* target, absl::string_view help, Check<int64_t> check = nullptr);
  void Add(absl::string_view name, double* target, absl::string_view help, Check<double> check = nullptr);
  void Add(absl::string_view name, bool* target, absl::string_view help);
  // Durations are written "250ms", "10s", "5m".
  void Add(absl::string_view name, absl::Duration* target, absl::string_view help,
           Check<absl::Duration> check = nullptr);
  // Comma-separated in flags and environment, a YAML list in files.
  void Add(absl::string_view name, std::vector<std::string>* target, absl::string_view help);

  // Sets values in order of precedence: default < YAML file (flat map) < environment FIRSTLINE_<NAME> < flags
  // (--name=value or --name value). `file_text` may be empty. Every problem is reported in one InvalidArgument status,
  // a line each: "confidence_floor: is 2, want [0, 1]"; unknown names are problems and name the nearest option.
  absl::Status Load(absl::Span<const std::string> flags, const std::map<std::string, std::string>& environment,
                    absl::string_view file_text);

  // A line per option with default and environment name.
  std::string Help() const;
  // Markdown table for docs/operate.
  std::string Reference() const;
  // JSON Schema (draft 7) of the YAML file.
  std::string Schema() const;
  // "name: value" lines of the present values.
  std::string Print() const;

 private:
  struct Option {
    std::string name, help, type, default_text;
    std::function<std::string(absl::string_view)> set;  // returns the problem or ""
    std::function<std::string()> get;
  };

  void Declare(Option option);
  Option* Find(absl::string_view name);
  std::string Unknown(absl::string_view name) const;

  std::vector<Option> options_;
};

// The process environment's FIRSTLINE_* variables.
std::map<std::string, std::string> FirstlineEnvironment();

}  // namespace firstline::config
