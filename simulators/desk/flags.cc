#include "simulators/desk/flags.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"

namespace firstline::sim::desk {

absl::Status Want(absl::string_view what) { return absl::InvalidArgumentError(absl::StrCat("want ", what)); }

Setter Text(std::string& target) {
  return [&target](const std::string& value) {
    target = value;
    return absl::OkStatus();
  };
}

Setter OneOf(std::vector<std::string> words, std::string& target) {
  return [words = std::move(words), &target](const std::string& value) {
    target = value;
    const bool known = std::find(words.begin(), words.end(), value) != words.end();
    return known ? absl::OkStatus() : Want(absl::StrJoin(words, ", "));
  };
}

Setter Duration(absl::Duration& target) {
  return [&target](const std::string& value) {
    return absl::ParseDuration(value, &target) && target >= absl::ZeroDuration() ? absl::OkStatus()
                                                                                 : Want("a duration like 500ms");
  };
}

Setter Switch(bool& target) {
  return [&target](const std::string& value) {
    target = value == "true";
    return value == "true" || value == "false" ? absl::OkStatus() : Want("true or false");
  };
}

Setter Ids(std::vector<int64_t>& target) {
  return [&target](const std::string& value) {
    for (const absl::string_view part : absl::StrSplit(value, ',', absl::SkipEmpty())) {
      if (!absl::SimpleAtoi(part, &target.emplace_back())) return Want("ids");
    }
    return absl::OkStatus();
  };
}

Setter Names(std::vector<std::string>& target) {
  return [&target](const std::string& value) {
    target = absl::StrSplit(value, ',', absl::SkipEmpty());
    return absl::OkStatus();
  };
}

Setter Words(std::vector<std::string> known, std::vector<std::string>& target) {
  return [known = std::move(known), &target](const std::string& value) {
    target = absl::StrSplit(value, ',', absl::SkipEmpty());
    const bool good = std::all_of(target.begin(), target.end(), [&known](const std::string& word) {
      return std::find(known.begin(), known.end(), word) != known.end();
    });
    return good ? absl::OkStatus() : Want(absl::StrCat("some of ", absl::StrJoin(known, ",")));
  };
}

Setter SecretFile(std::string& target) {
  return [&target](const std::string& value) {
    FL_ASSIGN_OR_RETURN(target, config::ReadSecretFile(value));
    return absl::OkStatus();
  };
}

Setter Limits(std::map<std::string, int*> limits) {
  return [limits = std::move(limits)](const std::string& value) {
    for (const absl::string_view entry : absl::StrSplit(value, ',', absl::SkipEmpty())) {
      const std::pair<std::string, std::string> parts = absl::StrSplit(entry, absl::MaxSplits('=', 1));
      const auto limit = limits.find(parts.first);
      if (limit == limits.end() || !absl::SimpleAtoi(parts.second, limit->second) || *limit->second < 0) {
        return Want(absl::StrCat(
            absl::StrJoin(limits, "=, ", [](std::string* out, const auto& known) { *out += known.first; }), "=N"));
      }
    }
    return absl::OkStatus();
  };
}

void AddCommonFlags(CommonFlags& flags, FlagTable& table) {
  table["port"] = {"port on loopback, 0 for any", Number(flags.port)};
  table["port-file"] = {"file the port is written to", Text(flags.port_file)};
  table["webhook-url"] = {"where webhooks go", Text(flags.webhook_url)};
  table["state"] = {"folder of commands and journal", Text(flags.state_folder)};
}

absl::Status ReadFlags(const std::vector<std::string>& arguments, const FlagTable& table, CommonFlags& flags) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--help") {
      flags.help = true;
      return absl::OkStatus();
    }
    const absl::string_view text = arguments[i];
    std::pair<std::string, std::string> parts = absl::StrSplit(absl::StripPrefix(text, "--"), absl::MaxSplits('=', 1));
    const auto flag = table.find(parts.first);
    if (!absl::StartsWith(text, "--") || flag == table.end()) {
      return absl::InvalidArgumentError(absl::StrCat(text, ": no such flag, see --help"));
    }
    if (!absl::StrContains(text, '=')) {
      if (++i == arguments.size()) return absl::InvalidArgumentError(absl::StrCat(text, ": want a value"));
      parts.second = arguments[i];
    }
    if (const absl::Status status = flag->second.set(parts.second); !status.ok()) {
      return absl::Status(status.code(), absl::StrCat("--", parts.first, ": ", status.message()));
    }
  }
  if (flags.port > 65535) return absl::InvalidArgumentError("--port: want at most 65535");
  return absl::OkStatus();
}

std::string FlagHelp(const std::string& title, const FlagTable& table) {
  std::string help = absl::StrCat(title, "\n");
  for (const auto& [name, flag] : table) absl::StrAppend(&help, "  --", name, "  ", flag.help, "\n");
  return help;
}

}  // namespace firstline::sim::desk
