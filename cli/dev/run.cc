#include "cli/dev/run.h"

#include <google/protobuf/util/json_util.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <thread>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "cli/dev/display.h"
#include "cli/dev/follow.h"
#include "cli/dev/installation.h"
#include "cli/dev/journal.h"
#include "cli/dev/outage.h"
#include "cli/dev/play.h"
#include "cli/dev/policy_file.h"
#include "cli/dev/table.h"
#include "cli/knowledge_import.h"
#include "cli/publish.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/kafka/offset_probe.h"
#include "common/kafka/topics.h"
#include "common/policy/policy.h"

namespace firstline::dev {
namespace {

constexpr absl::Duration kReadyPatience = absl::Seconds(60);
constexpr absl::Duration kKnowledgePatience = absl::Seconds(120);

std::atomic<bool> interrupted = false;  // set by the signal handler only

void Step(const std::string& what) {
  static const absl::Time begin = absl::Now();
  std::cerr << "[" << static_cast<int64_t>(absl::ToDoubleSeconds(absl::Now() - begin)) << " s] " << what << std::endl;
}

// Messages posted by the playing thread, until the watching thread has taken them over.
class Posts {
 public:
  struct Post {
    std::string ticket, conversation_id, message_id;
    bool from_customer = false, last = false;
  };
  void Add(Post post) {
    absl::MutexLock lock(&mutex_);
    posts_.push_back(std::move(post));
  }
  void MoveTo(Progress& progress) {
    absl::MutexLock lock(&mutex_);
    for (const Post& post : posts_) {
      TicketProgress& ticket = progress.Add(post.ticket, post.conversation_id);
      if (post.from_customer) ticket.last_customer_message = post.message_id;
      ticket.played |= post.last;
    }
    posts_.clear();
  }

 private:
  absl::Mutex mutex_;
  std::deque<Post> posts_;
};

// Everything read and checked before the first process starts.
struct Inputs {
  std::string policy_yaml;
  std::string tenant;
  std::set<std::string> vendors;  // of the policy's helpdesks and of the tickets
  std::vector<PlayedTicket> tickets;
  std::vector<knowledge::Article> articles;
  std::vector<OutageSpec> outages;
  std::map<std::string, std::vector<std::string>> arguments;  // of services
};

// "ingest.reconcile_interval=2s" as an argument of ingest.
absl::StatusOr<std::map<std::string, std::vector<std::string>>> ArgumentsOf(const std::vector<std::string>& settings) {
  std::map<std::string, std::vector<std::string>> arguments;
  const std::vector<std::string>& names = Installation::ServiceNames();
  for (const std::string& setting : settings) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(setting, absl::MaxSplits('.', 1));
    if (std::find(names.begin(), names.end(), parts.first) == names.end() || !absl::StrContains(parts.second, '=')) {
      return absl::InvalidArgumentError(absl::StrCat(
          "--set is \"", setting, "\", want SERVICE.OPTION=VALUE with one of ", absl::StrJoin(names, ", ")));
    }
    arguments[parts.first].push_back(absl::StrCat("--", parts.second));
  }
  return arguments;
}

absl::StatusOr<Inputs> ReadInputs(const RunOptions& options) {
  Inputs inputs;
  for (const std::string& kill : options.kills) {
    FL_ASSIGN_OR_RETURN(OutageSpec outage, ParseOutage(kill));
    inputs.outages.push_back(std::move(outage));
  }
  FL_ASSIGN_OR_RETURN(inputs.arguments, ArgumentsOf(options.settings));
  const std::string policy_file = options.tenant_file.empty() ? options.demo_policy_file : options.tenant_file;
  FL_ASSIGN_OR_RETURN(inputs.policy_yaml, config::ReadFile(policy_file, 1 << 20));
  const auto policy = policy::ParsePolicy(inputs.policy_yaml, policy_file);
  if (!policy.ok()) return absl::InvalidArgumentError(absl::StrCat("bad policy\n", policy.status().message()));
  inputs.tenant = policy->tenant;
  FL_ASSIGN_OR_RETURN(const std::string tickets, config::ReadFile(options.tickets_file, 256 << 20));
  FL_ASSIGN_OR_RETURN(inputs.tickets, ParseTickets(tickets, options.tickets_file));
  for (const policy::Helpdesk& helpdesk : policy->helpdesks) {
    if (helpdesk.vendor != policy::kApi) inputs.vendors.insert(helpdesk.vendor);  // its conversations are in the log
  }
  for (const PlayedTicket& ticket : inputs.tickets) inputs.vendors.insert(ticket.helpdesk);
  FL_ASSIGN_OR_RETURN(inputs.articles, cli::LoadArticles(options.knowledge_path));
  return inputs;
}

// Starts the services; the policy as they got it.
absl::StatusOr<policy::Policy> StartAll(const RunOptions& options, const Inputs& inputs, Installation& installation) {
  Step("policy and knowledge");
  FL_ASSIGN_OR_RETURN(const std::string yaml, PointAtSimulators(inputs.policy_yaml, installation.helpdesks()));
  FL_ASSIGN_OR_RETURN(policy::Policy policy, policy::ParsePolicy(yaml, "policy"));
  FL_RETURN_IF_ERROR(cli::PublishPolicy(installation.Kafka(), policy, yaml));
  FL_RETURN_IF_ERROR(cli::ImportArticles(installation.Kafka(), inputs.tenant, inputs.articles));
  Step("six services");
  FL_RETURN_IF_ERROR(installation.StartServices());
  FL_RETURN_IF_ERROR(installation.AwaitReady(kReadyPatience));
  if (!options.without.contains("retriever")) {
    Step(absl::StrCat("waiting until ", inputs.articles.size(), " articles are searchable"));
    FL_RETURN_IF_ERROR(cli::AwaitSearchable(installation.Kafka(), inputs.tenant, inputs.articles, kKnowledgePatience));
    FL_ASSIGN_OR_RETURN(const std::string admin, installation.ServiceUrl("retriever", "admin"));
    FL_RETURN_IF_ERROR(cli::AwaitIndexed(admin, inputs.articles.size(), kKnowledgePatience));
  }
  return policy;
}

// Kills or brings back what is due.
absl::Status CarryOut(Outage& outage, Installation& installation, Display& display) {
  switch (outage.Next(absl::Now())) {
    case Outage::Do::kNothing: return absl::OkStatus();
    case Outage::Do::kKill:
      display.MakeWay();
      Step(absl::StrCat("kill -9 ", outage.process()));
      return installation.Kill(outage.process());
    case Outage::Do::kBringBack:
      display.MakeWay();
      Step(absl::StrCat(outage.process(), " starts again"));
      return installation.BringBack(outage.process());
  }
  return absl::OkStatus();
}

// Where the simulators' journals end, by vendor: what is before belongs to an earlier run.
std::map<std::string, size_t> JournalSizes(const Installation& installation) {
  std::map<std::string, size_t> sizes;
  for (const auto& [vendor, helpdesk] : installation.helpdesks()) {
    std::error_code none;
    const auto size = std::filesystem::file_size(helpdesk.journal_file, none);
    sizes[vendor] = none ? 0 : size;
  }
  return sizes;
}

absl::Status WriteJournal(const RunOptions& options, const Installation& installation,
                          const std::map<std::string, size_t>& from, const Progress& progress) {
  std::string text;
  for (const auto& [vendor, helpdesk] : installation.helpdesks()) {
    if (!std::filesystem::exists(helpdesk.journal_file)) continue;  // nothing happened there
    FL_ASSIGN_OR_RETURN(const std::string recorded, config::ReadFile(helpdesk.journal_file, size_t{1} << 30));
    for (const std::string& line : EffectLines(vendor, recorded, from.at(vendor), progress)) {
      absl::StrAppend(&text, line, "\n");
    }
  }
  for (const auto& [id, ticket] : progress.tickets()) {
    for (const TurnProgress* turn : ticket->InOrder()) {
      if (turn->ended) absl::StrAppend(&text, TurnEndLine(id, *turn), "\n");
    }
    if (ticket->Ended()) absl::StrAppend(&text, TicketEndLine(*ticket), "\n");
  }
  return config::WriteFile(options.journal_file, text);
}

// The decision record of every turn, as the dispatcher left it.
absl::Status WriteRecords(const std::string& file, const Progress& progress) {
  if (file.empty()) return absl::OkStatus();
  std::string text;
  for (const auto& [id, ticket] : progress.tickets()) {
    for (const TurnProgress* turn : ticket->InOrder()) {
      std::string json;
      if (!google::protobuf::util::MessageToJsonString(turn->ticket, &json).ok())
        return absl::InternalError("a ticket has no JSON form");
      absl::StrAppend(&text, json, "\n");
    }
  }
  return config::WriteFile(file, text);
}

// Plays and watches until every ticket ended, nothing ended for `patience`, or a signal came.
absl::Status PlayAndWatch(const RunOptions& options, const Inputs& inputs, const policy::Policy& policy,
                          Installation& installation, Progress& progress) {
  FL_ASSIGN_OR_RETURN(const std::string ingest, installation.ServiceUrl("ingest", "http"));
  std::map<std::string, Helpdesk> helpdesks;
  for (const auto& [vendor, at] : installation.helpdesks()) {
    Helpdesk& helpdesk = helpdesks.try_emplace(vendor, at.url).first->second;
    FL_RETURN_IF_ERROR(helpdesk.SetWebhook(absl::StrCat(ingest, "/v1/webhooks/", vendor, "/", inputs.tenant)));
    for (const std::string& fault : options.faults) FL_RETURN_IF_ERROR(helpdesk.AddFault(fault));
    if (!options.mischief.empty()) FL_RETURN_IF_ERROR(helpdesk.SetMischief(options.mischief));
  }
  FL_ASSIGN_OR_RETURN(const std::unique_ptr<Follower> follower, Follower::Open(installation.Kafka()));
  Posts posts;
  std::atomic<bool> stop = false, played = false;
  absl::Status play_status;
  std::thread player([&] {
    play_status = Play(
        inputs.tickets, options.tickets_per_second, helpdesks,
        [&](const PlayedTicket& ticket, const PlayedMessage& message, const Helpdesk::Posted& posted, bool last) {
          const std::string& helpdesk = policy.FindVendor(ticket.helpdesk)->name;
          posts.Add(
              {ticket.id, absl::StrCat(helpdesk, ":", posted.ticket_id), posted.message_id, !message.from_agent, last});
        },
        stop);
    played = true;
  });
  const absl::Cleanup join = [&] {
    stop = true;
    player.join();
  };
  const std::unique_ptr<Display> display = Display::ForStandardOutput(inputs.tickets.size());
  std::vector<Outage> outages(inputs.outages.begin(), inputs.outages.end());
  std::vector<std::pair<std::string, TurnProgress>> rows;
  absl::Time last_end = absl::Now();
  while (!interrupted) {
    posts.MoveTo(progress);
    rows.clear();
    follower->Poll(
        progress, [&](const std::string& ticket, const TurnProgress& turn) { rows.emplace_back(ticket, turn); },
        absl::Milliseconds(100));
    for (const auto& [ticket, turn] : rows) {
      display->Ended(ticket, turn);
      last_end = absl::Now();
      for (Outage& outage : outages) outage.TurnEnded();
    }
    display->Refresh(progress);
    for (Outage& outage : outages) FL_RETURN_IF_ERROR(CarryOut(outage, installation, *display));
    FL_RETURN_IF_ERROR(installation.AllRunning());
    if (played) {
      FL_RETURN_IF_ERROR(play_status);
      posts.MoveTo(progress);
      // Nothing in the inbox is waiting either: repeated webhooks were looked at, too.
      if (progress.AllEnded() && kafka::GroupLag(installation.Kafka(), "ingest", kafka::kInbox).value_or(1) == 0) break;
      if (absl::Now() - last_end > absl::Seconds(options.patience_seconds)) break;
    }
  }
  return absl::OkStatus();
}

void StayUp(const RunOptions& options, Installation& installation, const std::string& state_dir) {
  std::cout << "\nStill up. Try, in another terminal:\n"
            << "  " << options.bin_dir << "/firstline --brokers " << installation.Kafka().brokers
            << " ticket show ID      (an id of the table)\n"
            << "  " << options.bin_dir << "/firstline --brokers " << installation.Kafka().brokers
            << " kb list --tenant demo\n";
  for (const auto& [vendor, helpdesk] : installation.helpdesks()) {
    std::cout << "  " << vendor << ": " << helpdesk.url << "/_sim/journal\n";
  }
  std::cout << "  logs: " << state_dir << "/logs\n"
            << "Ctrl-C ends.\n"
            << std::flush;
  while (!interrupted) {
    if (const absl::Status status = installation.AllRunning(); !status.ok()) {
      std::cerr << status.message() << "\n";
      return;
    }
    absl::SleepFor(absl::Milliseconds(300));
  }
}

absl::StatusOr<std::string> StateDir(const RunOptions& options) {
  std::error_code error;
  if (!options.state_dir.empty()) {
    std::filesystem::create_directories(options.state_dir, error);
    if (error) return absl::UnavailableError(absl::StrCat(options.state_dir, ": ", error.message()));
    return std::filesystem::absolute(options.state_dir).string();
  }
  std::string pattern = (std::filesystem::temp_directory_path() / "firstline-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) return absl::UnavailableError("no temporary folder");
  return pattern;
}

}  // namespace

absl::Status Run(const RunOptions& options) {
  signal(SIGINT, [](int) { interrupted = true; });
  signal(SIGTERM, [](int) { interrupted = true; });
  signal(SIGPIPE, SIG_IGN);
  FL_ASSIGN_OR_RETURN(const Inputs inputs, ReadInputs(options));
  FL_ASSIGN_OR_RETURN(const std::string state_dir, StateDir(options));
  const absl::Cleanup remove = [&] {
    std::error_code ignored;
    if (options.state_dir.empty()) std::filesystem::remove_all(state_dir, ignored);
  };
  Step("Kafka, Redis and the simulated helpdesks");
  FL_ASSIGN_OR_RETURN(const auto installation, Installation::Start({.bin_dir = options.bin_dir,
                                                                    .kafka_jars = options.kafka_jars,
                                                                    .model_file = options.model_file,
                                                                    .state_dir = state_dir,
                                                                    .without = options.without,
                                                                    .quota = options.quota,
                                                                    .vendors = inputs.vendors,
                                                                    .arguments = inputs.arguments}));
  FL_ASSIGN_OR_RETURN(const policy::Policy policy, StartAll(options, inputs, *installation));
  const std::map<std::string, size_t> from = JournalSizes(*installation);
  Step(absl::StrCat("playing ", inputs.tickets.size(), " tickets"));
  Progress progress;
  const absl::Status watched = PlayAndWatch(options, inputs, policy, *installation, progress);
  FL_RETURN_IF_ERROR(WriteJournal(options, *installation, from, progress));
  FL_RETURN_IF_ERROR(WriteRecords(options.records_file, progress));
  std::cout << "\n" << Summary(progress) << "journal: " << options.journal_file << "\n" << std::flush;
  FL_RETURN_IF_ERROR(watched);
  const bool all_ended = progress.tickets().size() == inputs.tickets.size() && progress.AllEnded();
  if (!options.once && !interrupted) StayUp(options, *installation, state_dir);
  if (!all_ended) return absl::DeadlineExceededError("not every ticket ended");
  return absl::OkStatus();
}

}  // namespace firstline::dev
