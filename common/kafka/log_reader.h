#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/kafka/producer.h"
#include "common/kafka/record.h"

namespace firstline::kafka {

// Reads partitions by manual assignment, without a consumer group: to rebuild a view from the log. One thread at a
// time.
class LogReader {
 public:
  using Visitor = std::function<void(const Record&)>;
  struct Start {
    int32_t partition = 0;
    int64_t offset = -2;  // -2: from the beginning
  };

  virtual ~LogReader() = default;

  // Visits every record up to the end of the partitions as seen at the call; Unavailable or DeadlineExceeded if the end
  // is not reached in `timeout`. `cancelled` is asked between records and ends the read with Cancelled.
  virtual absl::Status ReadToEnd(const Visitor& visit, absl::Duration timeout,
                                 const std::function<bool()>& cancelled = nullptr) = 0;

  // Visits what arrives within `timeout`; returns the count.
  virtual int Poll(const Visitor& visit, absl::Duration timeout) = 0;

  // Reads the given partitions, or all partitions of the topic from the beginning when `starts` is empty. Waits up to
  // 10 s for the topic to be known; Unavailable otherwise.
  static absl::StatusOr<std::unique_ptr<LogReader>> Open(const ClientOptions& options, const std::string& topic,
                                                         std::vector<Start> starts = {});
  // As above, but each partition starts at the first record not older than `since`.
  static absl::StatusOr<std::unique_ptr<LogReader>> OpenSince(const ClientOptions& options, const std::string& topic,
                                                              const std::vector<int32_t>& partitions, absl::Time since);
};

}  // namespace firstline::kafka
