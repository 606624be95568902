#pragma once

#include <string>

#include "common/config/option_table.h"
#include "common/runtime/options.h"

namespace firstline::responder {

struct Config {
  runtime::CommonOptions common;
  std::string foreign_articles = "quote_default";
  std::string ca_file;
  std::string proxy;

  void Declare(config::OptionTable& options);
};

}  // namespace firstline::responder
