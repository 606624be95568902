#include "services/retriever/config.h"

namespace firstline::retriever {

void Config::Declare(config::OptionTable& options) {
  common.Declare(options);
  options.Add(
      "segment_attributes", &segment_attributes,
      "Customer attributes whose values name the audiences a customer belongs to. They must come from the company, "
      "not from the customer. `internal` is never admitted.");
  options.Add("load_timeout", &load_timeout,
              "Time to read all articles at the start; after it the reading begins anew.",
              config::AtLeast(absl::Seconds(1)));
  options.Add("superseded_retention", &superseded_retention,
              "How long a superseded version of an article stays in the log, so that decisions can be replayed against "
              "the version they cited. As long as the tickets' topics keep their records.",
              config::AtLeast(absl::ZeroDuration()));
}

}  // namespace firstline::retriever
