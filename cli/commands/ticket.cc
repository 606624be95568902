// firstline ticket show ID: what each stage recorded about a ticket.

#include <google/protobuf/util/json_util.h>

#include <CLI/CLI.hpp>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cli/command.h"
#include "common/base/status_macros.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "common/runtime/ticket_record.h"

namespace firstline::cli {
namespace {

struct Seen {
  std::string topic;
  absl::Time at;
  v1::Ticket ticket;
};

bool Matches(const v1::Ticket& ticket, absl::string_view id) {
  return ticket.turn_id() == id || ticket.conversation_id() == id || ticket.helpdesk().ticket_id() == id ||
         (!ticket.helpdesk().external_id().empty() && ticket.helpdesk().external_id() == id);
}

// All records about the ticket, in pipeline order per turn. Reads the topics whole: they keep seven days.
absl::StatusOr<std::vector<Seen>> Find(const kafka::ClientOptions& client, const std::string& id) {
  std::vector<Seen> found;
  for (const char* topic : {kafka::kReceived, kafka::kClassified, kafka::kRetrieved, kafka::kAnswered, kafka::kDecided,
                            kafka::kDispatched}) {
    FL_ASSIGN_OR_RETURN(const auto reader, kafka::LogReader::Open(client, topic));
    FL_RETURN_IF_ERROR(reader->ReadToEnd(
        [&](const kafka::Record& record) {
          auto ticket = runtime::ReadTicket(record);
          if (ticket.ok() && Matches(*ticket, id)) found.push_back({topic, record.timestamp, *std::move(ticket)});
        },
        absl::Seconds(120)));
  }
  return found;
}

void Line(const char* name, const std::string& value) {
  if (!value.empty()) std::cout << "    " << std::left << std::setw(14) << name << value << "\n";
}

std::string Fixed(double value) { return absl::StrCat(absl::SixDigits(std::round(value * 1000) / 1000)); }

void ShowClassification(const v1::Classification& c) {
  Line("intent", absl::StrCat(c.intent(), " (", Fixed(c.probability()), "), out of scope ", Fixed(c.out_of_scope())));
  Line("sentiment", absl::StrCat(c.sentiment().label(), " (", Fixed(c.sentiment().score()), ")"));
  Line("urgency", absl::StrCat(c.urgency().level(), " ", absl::StrJoin(c.urgency().reasons(), ", ")));
  Line("language", c.language());
  Line("model", c.model_version());
}

void ShowRetrieval(const v1::Retrieval& r) {
  for (const v1::Passage& passage : r.passages()) {
    Line("passage", absl::StrCat(passage.article_id(), " [", passage.begin(), ",", passage.end(), ") relevance ",
                                 Fixed(passage.relevance())));
  }
}

void ShowAnswer(const v1::Answer& a) {
  Line("answerable", a.answerable() ? "yes" : absl::StrCat("no: ", a.declined_reason()));
  Line("support", Fixed(a.support()));
  for (const v1::CitedSentence& sentence : a.sentences()) {
    Line("sentence", absl::StrCat("\"", sentence.text(), "\" <- ", sentence.article_id(), "@",
                                  sentence.article_version(), " [", sentence.begin(), ",", sentence.end(), ")"));
  }
  Line("model", a.model());
}

void ShowDecision(const v1::Decision& d) {
  Line("decision", absl::StrCat(v1::DecisionKind_Name(d.kind()), " ", v1::Mode_Name(d.mode())));
  Line("reasons", absl::StrJoin(d.reasons(), ", "));
  Line("rule", d.rule());
  const v1::DecisionInputs& i = d.inputs();
  Line("gates", absl::StrCat("class ", Fixed(i.class_probability()), "/", Fixed(i.class_gate()), ", relevance ",
                             Fixed(i.relevance()), "/", Fixed(i.relevance_gate()), ", support ", Fixed(i.support()),
                             "/", Fixed(i.support_gate())));
  Line("policy", d.policy_version());
}

void ShowOutcome(const v1::Outcome& o) {
  Line("end", absl::StrCat(v1::End_Name(o.end()), ": ", absl::StrJoin(o.reasons(), ", ")));
  for (const v1::Effect& effect : o.effects()) {
    Line("effect", absl::StrCat(v1::Slot_Name(effect.slot()), " ", effect.effect_id(), " -> ", effect.remote_id()));
  }
}

void ShowTurn(const std::vector<const Seen*>& records) {
  const v1::Ticket& first = records.front()->ticket;
  std::cout << "turn " << first.turn().number() << " " << first.turn_id() << " (" << first.tenant() << " "
            << first.conversation_id() << ")\n";
  for (const Seen* seen : records) {
    std::cout << "  " << absl::FormatTime("%H:%M:%E3S", seen->at, absl::UTCTimeZone()) << " " << seen->topic << "\n";
    const v1::Ticket& ticket = seen->ticket;
    if (seen->topic == kafka::kReceived) {
      Line("subject", ticket.conversation().subject());
      Line("text", ticket.turn().text());
    }
    if (!ticket.superseded_by().empty()) Line("superseded", ticket.superseded_by());
    if (seen->topic == kafka::kClassified && ticket.has_classification()) ShowClassification(ticket.classification());
    if (seen->topic == kafka::kRetrieved && ticket.has_retrieval()) ShowRetrieval(ticket.retrieval());
    if (seen->topic == kafka::kAnswered && ticket.has_answer()) ShowAnswer(ticket.answer());
    if (seen->topic == kafka::kDecided && ticket.has_decision()) ShowDecision(ticket.decision());
    if (seen->topic == kafka::kDispatched) {
      for (const v1::StageError& error : ticket.errors()) {
        Line("error", absl::StrCat(error.stage(), " ", error.code(), ": ", error.message()));
      }
      ShowOutcome(ticket.outcome());
    }
  }
}

absl::Status Show(const Globals& globals, const std::string& id) {
  FL_ASSIGN_OR_RETURN(const std::vector<Seen> found, Find(globals.Kafka(), id));
  if (found.empty()) {
    return absl::NotFoundError(
        absl::StrCat("no ticket \"", id, "\": want a turn id, conversation id, helpdesk ticket id or external id"));
  }
  if (globals.output == "json") {
    for (const Seen& seen : found) {
      std::string json;
      if (!google::protobuf::util::MessageToJsonString(seen.ticket, &json).ok()) return absl::InternalError("no JSON");
      std::cout << "{\"topic\":\"" << seen.topic << "\",\"ticket\":" << json << "}\n";
    }
    return absl::OkStatus();
  }
  std::map<std::pair<int, std::string>, std::vector<const Seen*>> turns;
  std::map<std::string, int> numbers;  // a ticket of ids only has no turn number of its own
  for (const Seen& seen : found)
    numbers[seen.ticket.turn_id()] = std::max(numbers[seen.ticket.turn_id()], seen.ticket.turn().number());
  for (const Seen& seen : found) turns[{numbers[seen.ticket.turn_id()], seen.ticket.turn_id()}].push_back(&seen);
  for (const auto& [key, records] : turns) ShowTurn(records);
  return absl::OkStatus();
}

}  // namespace

void AddTicket(CLI::App& app, const Globals& globals, const Choose& choose) {
  auto* const ticket = app.add_subcommand("ticket", "Tickets on their way");
  ticket->require_subcommand(1);
  auto* const show =
      ticket->add_subcommand("show", "What each stage recorded (turn, conversation, helpdesk or external id)");
  const auto id = std::make_shared<std::string>();
  show->add_option("id", *id, "Id of the ticket")->required();
  show->callback([&globals, id, choose] { choose([&globals, id] { return Show(globals, *id); }); });
}

}  // namespace firstline::cli
