#pragma once

// Flags of a simulator, each "--name=value" or "--name value".

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/time/time.h"

namespace firstline::sim::desk {

// Takes the text of a value; InvalidArgument says what was wanted.
using Setter = std::function<absl::Status(const std::string& value)>;

struct Flag {
  std::string help;
  Setter set;
};
using FlagTable = std::map<std::string, Flag>;

// What every simulator takes.
struct CommonFlags {
  int port = 0;
  std::string port_file;
  std::string webhook_url;
  std::string state_folder = "sim-state";
  bool help = false;
};

// Setters keep a reference to their target.
absl::Status Want(absl::string_view what);
Setter Text(std::string& target);
Setter OneOf(std::vector<std::string> words, std::string& target);
Setter Duration(absl::Duration& target);
Setter Switch(bool& target);
Setter Ids(std::vector<int64_t>& target);
// Comma-separated.
Setter Names(std::vector<std::string>& target);
// Comma-separated; each must be among `known`.
Setter Words(std::vector<std::string> known, std::vector<std::string>& target);
Setter SecretFile(std::string& target);
// Comma-separated name=number, 0 for no limit.
Setter Limits(std::map<std::string, int*> limits);

template <typename Integer>
Setter Number(Integer& target) {
  return [&target](const std::string& value) {
    return absl::SimpleAtoi(value, &target) && target >= 0 ? absl::OkStatus() : Want("a number");
  };
}

// port, port-file, webhook-url and state.
void AddCommonFlags(CommonFlags& flags, FlagTable& table);

// Sets what the arguments name and stops at --help. InvalidArgument names the flag, what was seen and what was wanted.
absl::Status ReadFlags(const std::vector<std::string>& arguments, const FlagTable& table, CommonFlags& flags);

// `title` and one line per flag.
std::string FlagHelp(const std::string& title, const FlagTable& table);

}  // namespace firstline::sim::desk
