#include "services/classifier/config.h"

namespace firstline::classifier {

void Config::Declare(config::OptionTable& options) {
  common.grpc_listen = "0.0.0.0:7002";
  common.admin_listen = "0.0.0.0:8002";
  common.Declare(options);
  options.Add("model_file", &model_file, "Model file made by `firstline train` or by the build.", config::NotEmpty());
}

}  // namespace firstline::classifier
