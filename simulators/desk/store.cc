#include "simulators/desk/store.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "simulators/desk/json.h"

namespace firstline::sim::desk {
namespace {

constexpr size_t kFileMax = size_t{2} << 30;

std::string LineOf(const Command& command, int64_t number) {
  const Call& call = command.call;
  return Dump({{"n", number},
               {"side", command.side == Side::kApi ? "api" : "control"},
               {"at_ns", absl::ToUnixNanos(call.now)},
               {"user", call.actor.user_id},
               {"via", call.actor.via},
               {"method", call.method},
               {"path", call.path},
               {"query", call.query},
               {"key", call.idempotency_key},
               {"version", call.version},
               {"body", call.body}});
}

Command CommandOf(const Json& line) {
  return {.side = line.at("side") == "api" ? Side::kApi : Side::kControl,
          .call = {.method = line.at("method"),
                   .path = line.at("path").get<std::vector<std::string>>(),
                   .query = line.at("query").get<http::QueryPairs>(),
                   .body = line.at("body"),
                   .idempotency_key = line.at("key"),
                   .version = line.value("version", ""),
                   .actor = {.user_id = line.at("user"), .via = line.at("via")},
                   .now = absl::FromUnixNanos(line.at("at_ns").get<int64_t>())}};
}

// The file's whole lines; the rest of one that was being written when the process died is cut off the file.
absl::StatusOr<std::vector<std::string>> WholeLines(const std::string& path) {
  if (!std::filesystem::exists(path)) return std::vector<std::string>();
  FL_ASSIGN_OR_RETURN(std::string text, config::ReadFile(path, kFileMax));
  const size_t whole = text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1;
  if (whole < text.size() && truncate(path.c_str(), static_cast<off_t>(whole)) != 0) {
    return absl::UnavailableError(absl::StrCat(path, ": cannot cut its last line"));
  }
  text.resize(whole);
  return absl::StrSplit(text, '\n', absl::SkipEmpty());
}

absl::Status Append(int fd, const std::string& line) {
  const std::string text = line + "\n";
  // One write: whole lines, also for somebody who reads along.
  if (write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size())) return absl::OkStatus();
  return absl::UnavailableError("the state folder takes no more lines");
}

int OpenForAppend(const std::string& path) {
  return open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Store>> Store::Open(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return absl::UnavailableError(absl::StrCat(folder, ": ", error.message()));
  std::unique_ptr<Store> store(new Store(folder));
  FL_RETURN_IF_ERROR(store->ReadBack());
  store->commands_fd_ = OpenForAppend(folder + "/commands.jsonl");
  store->journal_fd_ = OpenForAppend(folder + "/journal.jsonl");
  if (store->commands_fd_ < 0 || store->journal_fd_ < 0) return absl::UnavailableError(folder + ": cannot be written");
  return store;
}

Store::~Store() {
  if (commands_fd_ >= 0) close(commands_fd_);
  if (journal_fd_ >= 0) close(journal_fd_);
}

absl::Status Store::ReadBack() {
  FL_ASSIGN_OR_RETURN(const std::vector<std::string> commands, WholeLines(folder_ + "/commands.jsonl"));
  FL_ASSIGN_OR_RETURN(const std::vector<std::string> journal, WholeLines(folder_ + "/journal.jsonl"));
  try {
    for (const std::string& line : commands) {
      commands_.push_back(CommandOf(Json::parse(line)));
      ++last_command_;
    }
    for (const std::string& line : journal) {
      const Json json = Json::parse(line);
      seq_ = json.at("seq");
      journaled_ = std::max(journaled_, json.value("command", int64_t{0}));
    }
  } catch (const Json::exception& exception) {
    return absl::DataLossError(absl::StrCat(folder_, ": damaged after command ", last_command_, " and journal line ",
                                            seq_, ": ", exception.what()));
  }
  return absl::OkStatus();
}

absl::Status Store::AppendCommand(const Command& command) {
  FL_RETURN_IF_ERROR(Append(commands_fd_, LineOf(command, last_command_ + 1)));
  ++last_command_;
  return absl::OkStatus();
}

absl::Status Store::AppendJournal(const std::string& object, absl::Time at, int64_t command) {
  Json line = Json::parse(object);
  line["seq"] = ++seq_;
  line["at"] = absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", at, absl::UTCTimeZone());
  if (command != 0) line["command"] = command;
  return Append(journal_fd_, Dump(line));
}

absl::StatusOr<std::string> Store::Journal() const { return config::ReadFile(folder_ + "/journal.jsonl", kFileMax); }

}  // namespace firstline::sim::desk
