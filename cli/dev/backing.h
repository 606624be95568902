#pragma once

// Kafka and Redis of one `dev run`, on free ports of 127.0.0.1. Never one that is already on the machine.

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "cli/dev/process.h"

namespace firstline::dev {

struct Backing {
  std::unique_ptr<Process> process;
  int port = 0;
  std::string Address() const;  // 127.0.0.1:port
};

// A single-node KRaft broker with its data in `data_dir` (formatted when new); jars: folder of Kafka's jars. Listens on
// `port`, or on a free one when 0. Returns once it answers; at most 60 s.
absl::StatusOr<Backing> StartKafka(const std::string& jars, const std::string& data_dir, const std::string& log_file,
                                   int port = 0);

// A Redis with append-only file in `data_dir`, on `port` or a free one. Returns once it listens; at most 10 s.
absl::StatusOr<Backing> StartRedis(const std::string& data_dir, const std::string& log_file, int port = 0);

}  // namespace firstline::dev
