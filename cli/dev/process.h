#pragma once

#include <sys/types.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace firstline::dev {

struct ProcessOptions {
  std::string name;
  std::vector<std::string> command;                // path and arguments
  std::map<std::string, std::string> environment;  // added to ours
  std::string log_file;                            // standard output and error are appended here
};

// A child process. It is told to end when this object goes, and killed by the kernel should we die first.
class Process {
 public:
  static absl::StatusOr<std::unique_ptr<Process>> Start(const ProcessOptions& options);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  const std::string& name() const { return name_; }
  pid_t pid() const { return pid_; }
  // False once it has ended (and was reaped).
  bool Running();
  // Exit status text once it has ended: "exit 1", "signal 9".
  std::string HowItEnded() const { return how_; }
  void Signal(int signal_number);
  // SIGTERM, then SIGKILL after `patience`.
  void Stop(absl::Duration patience = absl::Seconds(25));

 private:
  Process(std::string name, pid_t pid) : name_(std::move(name)), pid_(pid) {}

  const std::string name_;
  const pid_t pid_;
  bool running_ = true;
  std::string how_;
};

// A TCP port nobody listens on at this moment.
absl::StatusOr<int> FreePort();

// The last `lines` lines of a file, for error messages.
std::string Tail(const std::string& path, int lines);

}  // namespace firstline::dev
