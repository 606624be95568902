#include "tests/integration/broker.h"

#include <stdlib.h>

#include <atomic>

#include "absl/strings/str_cat.h"
#include "cli/dev/backing.h"
#include "common/base/check.h"

namespace firstline::testing {

const kafka::ClientOptions& Broker() {
  struct Running {
    dev::Backing backing;
    kafka::ClientOptions client;
  };
  // Ends with the program: the process object stops the broker in its destructor.
  static const Running running = [] {
    std::string folder = "/tmp/firstline-broker-XXXXXX";
    FL_CHECK(mkdtemp(folder.data()) != nullptr) << "no temporary folder";
    auto started =
        dev::StartKafka(FIRSTLINE_KAFKA_JARS, absl::StrCat(folder, "/data"), absl::StrCat(folder, "/kafka.log"));
    FL_CHECK(started.ok()) << started.status();
    Running made;
    made.backing = *std::move(started);
    made.client = {.brokers = made.backing.Address(), .client_id = "integration"};
    return made;
  }();
  return running.client;
}

std::string NewTopic(const std::string& prefix) {
  static std::atomic<int> next = 0;
  return absl::StrCat(prefix, ".", ++next);
}

}  // namespace firstline::testing
