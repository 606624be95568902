#include "cli/dev/table.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"

namespace firstline::dev {
namespace {

constexpr char kRow[] = "%-26s %4s  %-17s %-13s %-9s %-11s %-22s %8s  %s";

absl::Time TimeOf(const google::protobuf::Timestamp& stamp) {
  return absl::FromUnixSeconds(stamp.seconds()) + absl::Nanoseconds(stamp.nanos());
}

std::string DecisionName(v1::DecisionKind kind) {
  switch (kind) {
    case v1::DECISION_KIND_ANSWER: return "answer";
    case v1::DECISION_KIND_ASK: return "ask";
    case v1::DECISION_KIND_OFFER: return "offer";
    case v1::DECISION_KIND_HAND_OFF: return "hand_off";
    case v1::DECISION_KIND_IGNORE: return "ignore";
    default: return "-";
  }
}

// From the edge accepting the last message to the end of the turn, quiet time included.
absl::Duration Latency(const v1::Ticket& ticket) {
  return TimeOf(ticket.outcome().ended_at()) - TimeOf(ticket.times().last_accepted_at());
}

std::string Sources(const v1::Ticket& ticket) {
  std::vector<std::string> ids;
  if (ticket.outcome().end() == v1::END_REPLIED || ticket.outcome().end() == v1::END_DRAFTED) {
    for (const v1::Source& source : ticket.answer().sources()) ids.push_back(source.article_id());
  }
  return absl::StrJoin(ids, ", ");
}

std::string Fit(const std::string& text, size_t width) {
  return text.size() <= width ? text : absl::StrCat(text.substr(0, width - 2), "..");
}

std::string Quantile(std::vector<absl::Duration>& values, double q) {
  if (values.empty()) return "-";
  const auto index = static_cast<size_t>(q * static_cast<double>(values.size() - 1) + 0.5);
  std::nth_element(values.begin(), values.begin() + static_cast<ptrdiff_t>(index), values.end());
  return absl::StrFormat("%.2f s", absl::ToDoubleSeconds(values[index]));
}

}  // namespace

std::string TableHead() {
  return absl::StrFormat(kRow, "ticket", "turn", "intent", "sentiment", "decision", "end", "reason", "latency",
                         "sources");
}

std::string TableRow(const std::string& ticket, const TurnProgress& turn) {
  const v1::Ticket& t = turn.ticket;
  if (!turn.ended) {
    return absl::StrFormat(kRow, Fit(ticket, 26), absl::StrCat(turn.number), "", "", "", "under way", "", "", "");
  }
  return absl::StrFormat(kRow, Fit(ticket, 26), absl::StrCat(turn.number), Fit(t.classification().intent(), 17),
                         Fit(t.classification().sentiment().label(), 13), DecisionName(t.decision().kind()),
                         EndName(t.outcome().end()),
                         Fit(t.outcome().reasons().empty() ? "" : t.outcome().reasons(0), 22),
                         absl::StrFormat("%.2f s", absl::ToDoubleSeconds(Latency(t))), Sources(t));
}

std::string Summary(const Progress& progress) {
  std::map<std::string, int> ends, reasons;
  std::vector<absl::Duration> latencies;
  std::vector<std::string> open;
  int turns = 0;
  for (const auto& [id, ticket] : progress.tickets()) {
    if (!ticket->Ended()) open.push_back(id);
    for (const TurnProgress* turn : ticket->InOrder()) {
      ++turns;
      if (!turn->ended) continue;
      const v1::Outcome& outcome = turn->ticket.outcome();
      const std::string end = EndName(outcome.end());
      ++ends[end];
      if (!outcome.reasons().empty()) ++reasons[absl::StrCat(end, ": ", outcome.reasons(0))];
      if (outcome.end() != v1::END_SUPERSEDED) latencies.push_back(Latency(turn->ticket));
    }
  }
  const auto count = [](std::string* out, const std::pair<const std::string, int>& entry) {
    absl::StrAppend(out, entry.second, " ", entry.first);
  };
  std::string text =
      absl::StrCat(progress.tickets().size(), " tickets, ", turns, " turns: ", absl::StrJoin(ends, ", ", count),
                   "\nreasons: ", absl::StrJoin(reasons, ", ", count), "\naccepted to end, quiet time included: p50 ",
                   Quantile(latencies, 0.5), ", p95 ", Quantile(latencies, 0.95), "\n");
  if (!open.empty()) absl::StrAppend(&text, open.size(), " did not end: ", absl::StrJoin(open, ", "), "\n");
  return text;
}

}  // namespace firstline::dev
