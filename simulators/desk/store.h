#pragma once

// The simulator's folder: every accepted call in order, from which the account is made again, and the journal an oracle
// reads. Both are appended to before the call is answered, so a killed simulator has forgotten nothing it answered.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "simulators/desk/call.h"

namespace firstline::sim::desk {

// Which side a call came from: they have different routes.
enum class Side { kApi, kControl };

struct Command {
  Side side = Side::kApi;
  Call call;
};

class Store {
 public:
  // Makes the folder if need be. DataLoss names the line of a damaged file; a last line without its end is dropped.
  static absl::StatusOr<std::unique_ptr<Store>> Open(const std::string& folder);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // What an earlier run left, oldest first.
  const std::vector<Command>& commands() const { return commands_; }
  // Number of the last command whose journal lines are all written.
  int64_t journaled() const { return journaled_; }

  absl::Status AppendCommand(const Command& command);
  // Adds `seq` (grows by one, across runs) and `at` to the object. `command` is its number when it belongs to one.
  absl::Status AppendJournal(const std::string& object, absl::Time at, int64_t command = 0);
  // Number of the last command appended or read.
  int64_t last_command() const { return last_command_; }
  absl::StatusOr<std::string> Journal() const;

 private:
  explicit Store(std::string folder) : folder_(std::move(folder)) {}
  absl::Status ReadBack();

  const std::string folder_;
  std::vector<Command> commands_;
  int64_t last_command_ = 0;
  int64_t journaled_ = 0;
  int64_t seq_ = 0;
  int commands_fd_ = -1;
  int journal_fd_ = -1;
};

}  // namespace firstline::sim::desk
