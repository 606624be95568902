#include "cli/dev/backing.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/kafka/topics.h"

namespace firstline::dev {
namespace {

constexpr char kClusterId[] = "Rmlyc3RsaW5lLWRldi0wMQ";
constexpr absl::Duration kKafkaPatience = absl::Seconds(60);
constexpr absl::Duration kRedisPatience = absl::Seconds(10);

bool Listens(int port) {
  const int socket_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  const bool connected = connect(socket_fd, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  close(socket_fd);
  return connected;
}

absl::Status Await(Process& process, const std::string& log_file, absl::Duration patience,
                   const std::function<bool()>& ready) {
  const absl::Time deadline = absl::Now() + patience;
  while (!ready()) {
    if (!process.Running()) {
      return absl::UnavailableError(
          absl::StrCat(process.name(), " ended (", process.HowItEnded(), "). Its last lines:\n", Tail(log_file, 12)));
    }
    if (absl::Now() > deadline) {
      return absl::DeadlineExceededError(absl::StrCat(process.name(), " is not ready after ",
                                                      absl::FormatDuration(patience), ". Its last lines:\n",
                                                      Tail(log_file, 12)));
    }
    absl::SleepFor(absl::Milliseconds(100));
  }
  return absl::OkStatus();
}

std::string KafkaProperties(const std::string& data_dir, int port, int controller_port) {
  return absl::StrCat(
      "process.roles=broker,controller\nnode.id=1\n", "controller.quorum.voters=1@127.0.0.1:", controller_port, "\n",
      "listeners=PLAINTEXT://127.0.0.1:", port, ",CONTROLLER://127.0.0.1:", controller_port, "\n",
      "advertised.listeners=PLAINTEXT://127.0.0.1:", port, "\n",
      "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT\n",
      "controller.listener.names=CONTROLLER\n", "log.dirs=", data_dir, "/logs\n",
      // One broker: internal topics need no copies, and few partitions start faster.
      "offsets.topic.replication.factor=1\noffsets.topic.num.partitions=4\n",
      "transaction.state.log.replication.factor=1\ntransaction.state.log.min.isr=1\n",
      "transaction.state.log.num.partitions=4\n", "group.initial.rebalance.delay.ms=0\n",
      "auto.create.topics.enable=false\nlog.cleaner.dedupe.buffer.size=8388608\nlog.cleaner.threads=1\n");
}

}  // namespace

std::string Backing::Address() const { return absl::StrCat("127.0.0.1:", port); }

absl::StatusOr<Backing> StartKafka(const std::string& jars, const std::string& data_dir, const std::string& log_file,
                                   int port) {
  std::error_code error;
  if (!std::filesystem::is_directory(jars, error)) {
    return absl::NotFoundError(
        absl::StrCat("no Kafka jars at ", jars, ": run `make setup`, or name them with --kafka-jars"));
  }
  std::filesystem::create_directories(data_dir, error);
  if (port == 0) {
    FL_ASSIGN_OR_RETURN(port, FreePort());
  }
  FL_ASSIGN_OR_RETURN(const int controller_port, FreePort());
  const std::string properties = absl::StrCat(data_dir, "/server.properties");
  FL_RETURN_IF_ERROR(config::WriteFile(properties, KafkaProperties(data_dir, port, controller_port)));
  const std::string class_path = absl::StrCat(jars, "/*");
  if (!std::filesystem::exists(absl::StrCat(data_dir, "/logs/meta.properties"))) {
    FL_ASSIGN_OR_RETURN(auto format, Process::Start({.name = "kafka-format",
                                                     .command = {"java", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp",
                                                                 class_path, "kafka.tools.StorageTool", "format", "-t",
                                                                 kClusterId, "-c", properties},
                                                     .log_file = log_file}));
    FL_RETURN_IF_ERROR(Await(*format, log_file, kKafkaPatience,
                             [&] { return !format->Running() && format->HowItEnded() == "exit 0"; }));
  }
  Backing backing;
  backing.port = port;
  FL_ASSIGN_OR_RETURN(
      backing.process,
      Process::Start({.name = "kafka",
                      .command = {"java", "-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                                  "-Djava.awt.headless=true", "-cp", class_path, "kafka.Kafka", properties},
                      .log_file = log_file}));
  const kafka::ClientOptions client = {.brokers = backing.Address(), .client_id = "firstline-dev"};
  FL_RETURN_IF_ERROR(Await(*backing.process, log_file, kKafkaPatience,
                           [&] { return Listens(port) && kafka::ApplyTopics(client, {}, 1, /*dry_run=*/true).ok(); }));
  return backing;
}

absl::StatusOr<Backing> StartRedis(const std::string& data_dir, const std::string& log_file, int port) {
  std::error_code error;
  std::filesystem::create_directories(data_dir, error);
  if (port == 0) {
    FL_ASSIGN_OR_RETURN(port, FreePort());
  }
  Backing backing;
  backing.port = port;
  FL_ASSIGN_OR_RETURN(backing.process,
                      Process::Start({.name = "redis",
                                      .command = {"redis-server", "--bind", "127.0.0.1", "--port", absl::StrCat(port),
                                                  "--dir", data_dir, "--appendonly", "yes", "--save", ""},
                                      .log_file = log_file}));
  FL_RETURN_IF_ERROR(Await(*backing.process, log_file, kRedisPatience, [port] { return Listens(port); }));
  return backing;
}

}  // namespace firstline::dev
