#include "common/config/option_table.h"

#include <unistd.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/check.h"

namespace firstline::config {
namespace {

std::string Wanted(absl::string_view seen, absl::string_view want) { return absl::StrCat("is ", seen, ", ", want); }

// Levenshtein distance, for the nearest-name hint; names are short.
size_t Distance(absl::string_view a, absl::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// Makes the setter of an option from a parser ("" on success, else what is wanted) and the option's check.
template <typename T, typename Parse>
std::function<std::string(absl::string_view)> Setter(T* target, Check<T> check, Parse parse) {
  return [target, check = std::move(check), parse](absl::string_view text) -> std::string {
    T value{};
    if (const std::string want = parse(text, &value); !want.empty())
      return Wanted(absl::StrCat("\"", text, "\""), want);
    if (check) {
      if (const std::string want = check(value); !want.empty()) return Wanted(text.empty() ? "empty" : text, want);
    }
    *target = std::move(value);
    return "";
  };
}

std::string ScalarOrList(const YAML::Node& node) {
  if (!node.IsSequence()) return node.as<std::string>();
  std::vector<std::string> items;
  for (const YAML::Node& item : node) items.push_back(item.as<std::string>());
  return absl::StrJoin(items, ",");
}

}  // namespace

Check<std::string> NotEmpty() {
  return [](const std::string& value) { return std::string(value.empty() ? "want a value" : ""); };
}

Check<std::string> OneOf(std::vector<std::string> values) {
  return [values = std::move(values)](const std::string& value) {
    if (std::find(values.begin(), values.end(), value) != values.end()) return std::string();
    return absl::StrCat("want one of ", absl::StrJoin(values, ", "));
  };
}

Check<int64_t> Between(int64_t low, int64_t high) {
  return [=](const int64_t& value) {
    return value < low || value > high ? absl::StrCat("want [", low, ", ", high, "]") : std::string();
  };
}

Check<double> InRange(double low, double high) {
  return [=](const double& value) {
    return value >= low && value <= high ? std::string() : absl::StrCat("want [", low, ", ", high, "]");
  };
}

Check<absl::Duration> AtLeast(absl::Duration low) {
  return [=](const absl::Duration& value) {
    return value < low ? absl::StrCat("want at least ", absl::FormatDuration(low)) : std::string();
  };
}

void OptionTable::Declare(Option option) {
  FL_CHECK(Find(option.name) == nullptr) << "option declared twice: " << option.name;
  option.default_text = option.get();
  options_.push_back(std::move(option));
}

void OptionTable::Add(absl::string_view name, std::string* target, absl::string_view help, Check<std::string> check) {
  Declare({std::string(name), std::string(help), "string", "",
           Setter<std::string>(target, std::move(check),
                               [](absl::string_view text, std::string* out) {
                                 *out = std::string(text);
                                 return std::string();
                               }),
           [target] { return *target; }});
}

void OptionTable::Add(absl::string_view name, int64_t* target, absl::string_view help, Check<int64_t> check) {
  Declare({std::string(name), std::string(help), "integer", "",
           Setter<int64_t>(target, std::move(check),
                           [](absl::string_view text, int64_t* out) {
                             return std::string(absl::SimpleAtoi(text, out) ? "" : "want a whole number");
                           }),
           [target] { return absl::StrCat(*target); }});
}

void OptionTable::Add(absl::string_view name, double* target, absl::string_view help, Check<double> check) {
  Declare({std::string(name), std::string(help), "number", "",
           Setter<double>(target, std::move(check),
                          [](absl::string_view text, double* out) {
                            return std::string(absl::SimpleAtod(text, out) ? "" : "want a number");
                          }),
           [target] { return absl::StrCat(*target); }});
}

void OptionTable::Add(absl::string_view name, bool* target, absl::string_view help) {
  Declare({std::string(name), std::string(help), "boolean", "",
           Setter<bool>(target, nullptr,
                        [](absl::string_view text, bool* out) {
                          return std::string(absl::SimpleAtob(text, out) ? "" : "want true or false");
                        }),
           [target] { return std::string(*target ? "true" : "false"); }});
}

void OptionTable::Add(absl::string_view name, absl::Duration* target, absl::string_view help,
                      Check<absl::Duration> check) {
  Declare({std::string(name), std::string(help), "duration", "",
           Setter<absl::Duration>(
               target, std::move(check),
               [](absl::string_view text, absl::Duration* out) {
                 return std::string(absl::ParseDuration(text, out) ? "" : "want a duration such as 250ms, 10s or 5m");
               }),
           [target] { return absl::FormatDuration(*target); }});
}

void OptionTable::Add(absl::string_view name, std::vector<std::string>* target, absl::string_view help) {
  Declare({std::string(name), std::string(help), "list", "",
           [target](absl::string_view text) {
             *target = absl::StrSplit(text, ',', absl::SkipWhitespace());
             return std::string();
           },
           [target] { return absl::StrJoin(*target, ","); }});
}

OptionTable::Option* OptionTable::Find(absl::string_view name) {
  for (Option& option : options_) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

std::string OptionTable::Unknown(absl::string_view name) const {
  const Option* nearest = nullptr;
  size_t best = 4;  // further away is no typing error
  for (const Option& option : options_) {
    const size_t distance = Distance(option.name, name);
    if (distance < best) {
      best = distance;
      nearest = &option;
    }
  }
  std::string problem = absl::StrCat(name, ": no such option");
  if (nearest != nullptr) absl::StrAppend(&problem, ", did you mean ", nearest->name, "?");
  return problem;
}

absl::Status OptionTable::Load(absl::Span<const std::string> flags,
                               const std::map<std::string, std::string>& environment, absl::string_view file_text) {
  std::vector<std::string> problems;
  const auto set = [&](absl::string_view name, absl::string_view value) {
    Option* const option = Find(name);
    if (option == nullptr) {
      problems.push_back(Unknown(name));
    } else if (const std::string problem = option->set(value); !problem.empty()) {
      problems.push_back(absl::StrCat(name, ": ", problem));
    }
  };
  if (!file_text.empty()) {
    try {
      const YAML::Node root = YAML::Load(std::string(file_text));
      if (!root.IsMap() && !root.IsNull()) {
        problems.push_back("configuration file: want a map of option to value");
      } else {
        for (const auto& entry : root) set(entry.first.as<std::string>(), ScalarOrList(entry.second));
      }
    } catch (const YAML::Exception& error) {
      problems.push_back(absl::StrCat("configuration file: ", error.what()));
    }
  }
  for (const auto& [variable, value] : environment) {
    absl::string_view rest = variable;
    if (absl::ConsumePrefix(&rest, "FIRSTLINE_")) set(absl::AsciiStrToLower(rest), value);
  }
  for (size_t i = 0; i < flags.size(); ++i) {
    absl::string_view flag = flags[i];
    if (!absl::ConsumePrefix(&flag, "--")) {
      problems.push_back(absl::StrCat("\"", flags[i], "\": want --option=value"));
      continue;
    }
    const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(flag, absl::MaxSplits('=', 1));
    if (absl::StrContains(flag, "=")) {
      set(parts.first, parts.second);
    } else if (i + 1 < flags.size()) {
      set(parts.first, flags[++i]);
    } else {
      problems.push_back(absl::StrCat(parts.first, ": want a value"));
    }
  }
  if (problems.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrJoin(problems, "\n"));
}

std::string OptionTable::Help() const {
  std::string out;
  for (const Option& option : options_) {
    absl::StrAppend(&out, "  --", option.name, "=", option.type, "\n      ", option.help,
                    " Default: ", option.default_text.empty() ? "none" : option.default_text,
                    ". Environment: FIRSTLINE_", absl::AsciiStrToUpper(option.name), ".\n");
  }
  return out;
}

std::string OptionTable::Reference() const {
  std::string out = "| option | type | default | meaning |\n|---|---|---|---|\n";
  for (const Option& option : options_) {
    absl::StrAppend(&out, "| `", option.name, "` | ", option.type, " | ",
                    option.default_text.empty() ? "" : absl::StrCat("`", option.default_text, "`"), " | ", option.help,
                    " |\n");
  }
  return out;
}

std::string OptionTable::Schema() const {
  nlohmann::ordered_json properties = nlohmann::ordered_json::object();
  for (const Option& option : options_) {
    nlohmann::ordered_json entry;
    const bool plain = option.type != "duration" && option.type != "list";
    entry["type"] = plain ? option.type : option.type == "list" ? "array" : "string";
    if (option.type == "list") entry["items"] = {{"type", "string"}};
    entry["description"] = option.help;
    properties[option.name] = entry;
  }
  const nlohmann::ordered_json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                                         {"type", "object"},
                                         {"additionalProperties", false},
                                         {"properties", properties}};
  return schema.dump(2);
}

std::string OptionTable::Print() const {
  std::string out;
  for (const Option& option : options_) absl::StrAppend(&out, option.name, ": ", option.get(), "\n");
  return out;
}

std::map<std::string, std::string> FirstlineEnvironment() {
  std::map<std::string, std::string> out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(*entry, absl::MaxSplits('=', 1));
    if (absl::StartsWith(parts.first, "FIRSTLINE_")) out[std::string(parts.first)] = std::string(parts.second);
  }
  return out;
}

}  // namespace firstline::config
