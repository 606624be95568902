#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace prometheus {
class Registry;
}

namespace firstline::telemetry {

// Labels of one time series; values come from closed sets, never ids or customer text.
using Labels = std::map<std::string, std::string>;

// Metrics of one process. Names are firstline_<noun>_<unit>[_total]; the first use of a name gives its help text. A
// series is made on first use. Thread-safe.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  void Count(absl::string_view name, absl::string_view help, const Labels& labels = {}, double by = 1);
  void Set(absl::string_view name, absl::string_view help, double value, const Labels& labels = {});
  // Seconds, in buckets from 1 ms to 60 s.
  void Observe(absl::string_view name, absl::string_view help, double seconds, const Labels& labels = {});

  // Prometheus text format.
  std::string Text() const;

 private:
  std::shared_ptr<prometheus::Registry> registry_;
};

}  // namespace firstline::telemetry
