#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "common/config/option_table.h"
#include "common/runtime/options.h"

namespace firstline::dispatcher {

struct Config {
  runtime::CommonOptions common;
  int64_t calls_max = 8;
  int64_t open_plans_max = 10'000;
  int64_t updates_per_minute = 0;
  double quota_reserve = 0.2;
  absl::Duration account_pause = absl::Seconds(60);
  std::string redis;
  std::string redis_password_file;
  std::string ca_file;
  bool callbacks_anywhere = false;

  Config();
  void Declare(config::OptionTable& options);
};

}  // namespace firstline::dispatcher
