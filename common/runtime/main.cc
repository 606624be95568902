#include "common/runtime/main.h"

#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/config/secret_file.h"

namespace firstline::internal {

int RunMain(int argc, char** argv, const char* name, config::OptionTable& table, const runtime::CommonOptions& common,
            const std::function<absl::Status(runtime::Service&)>& run) {
  std::vector<std::string> flags;
  std::string file, only;
  for (int i = 1; i < argc; ++i) {
    absl::string_view flag = argv[i];
    if (absl::ConsumePrefix(&flag, "--config=")) {
      auto contents = config::ReadFile(std::string(flag));
      if (!contents.ok()) {
        std::cerr << name << ": bad configuration\n" << contents.status().message() << "\n";
        return 2;
      }
      file = *std::move(contents);
    } else if (flag == "--help" || flag == "--check_config" || flag == "--print_config" || flag == "--reference" ||
               flag == "--schema") {
      only = std::string(flag);
    } else {
      flags.emplace_back(flag);
    }
  }
  if (only == "--help") {
    std::cout << name << ": a service of Firstline. Options (default, --config=FILE, environment, flag):\n"
              << table.Help() << "Also: --check_config, --print_config, --reference, --schema.\n";
    return 0;
  }
  if (only == "--reference" || only == "--schema") {
    std::cout << (only == "--schema" ? table.Schema() : table.Reference()) << "\n";
    return 0;
  }
  if (const absl::Status status = table.Load(flags, config::FirstlineEnvironment(), file); !status.ok()) {
    std::cerr << name << ": bad configuration\n" << status.message() << "\n";
    return 2;
  }
  if (only == "--check_config") return 0;
  if (only == "--print_config") {
    std::cout << table.Print();
    return 0;
  }
  runtime::Service service(name, common, table.Print());
  if (const absl::Status status = run(service); !status.ok()) {
    service.log().Error("failed", {{"status", status.ToString()}});
    return status.code() == absl::StatusCode::kInvalidArgument ? 2 : 1;
  }
  return 0;
}

}  // namespace firstline::internal
