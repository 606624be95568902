#pragma once

#include "common/runtime/options.h"

namespace firstline::escalation {

struct Config {
  runtime::CommonOptions common;
  absl::Duration watch_interval = absl::Milliseconds(200);

  void Declare(config::OptionTable& options);
};

}  // namespace firstline::escalation
