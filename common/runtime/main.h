#pragma once

#include <functional>

#include "absl/status/status.h"
#include "common/config/option_table.h"
#include "common/runtime/options.h"
#include "common/runtime/service.h"

namespace firstline {
namespace internal {

// Loads the options (--config=FILE, environment, flags), handles --help, --check_config, --print_config,
// --reference and --schema, and runs. Exit codes: 0 clean, 1 failed, 2 bad configuration.
int RunMain(int argc, char** argv, const char* name, config::OptionTable& table, const runtime::CommonOptions& common,
            const std::function<absl::Status(runtime::Service&)>& run);

}  // namespace internal

// main() of a service. `Config` has a member `runtime::CommonOptions common` and `void Declare(OptionTable&)`, which
// declares the common options as well.
template <typename Config>
int Main(int argc, char** argv, const char* name, absl::Status (*run)(const Config&, runtime::Service&)) {
  Config config;
  config::OptionTable table;
  config.Declare(table);
  return internal::RunMain(argc, argv, name, table, config.common,
                           [&](runtime::Service& service) { return run(config, service); });
}

}  // namespace firstline
