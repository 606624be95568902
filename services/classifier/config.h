#pragma once

#include <string>

#include "common/config/option_table.h"
#include "common/runtime/options.h"

namespace firstline::classifier {

struct Config {
  runtime::CommonOptions common;
  std::string model_file = "/usr/share/firstline/models/starter.flm";

  void Declare(config::OptionTable& options);
};

}  // namespace firstline::classifier
