#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/config/option_table.h"
#include "common/runtime/options.h"

namespace firstline::retriever {

struct Config {
  runtime::CommonOptions common;
  std::vector<std::string> segment_attributes = {"segment", "plan"};
  absl::Duration load_timeout = absl::Minutes(10);
  absl::Duration superseded_retention = absl::Hours(168);

  void Declare(config::OptionTable& options);
};

}  // namespace firstline::retriever
