#include "services/escalation/core/packet.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/text/links.h"
#include "common/text/utf8.h"
#include "services/escalation/core/messages.h"
#include "services/escalation/core/reasons.h"

namespace firstline::escalation {
namespace {

using conversation::Priority;

// Bounds of the note's parts; a note is read in a sidebar.
constexpr size_t kMessageBytesMost = 500;
constexpr size_t kReplyBytesMost = 200;
constexpr size_t kSuggestionBytesMost = 2000;
constexpr size_t kSourcesMost = 5;
constexpr size_t kRepliesMost = 3;

// `text` on one line, cut to `bytes` at a character boundary with an ellipsis.
std::string OneLine(absl::string_view text, size_t bytes) {
  std::string line;
  bool space = false;
  for (const char c : text) {
    if (absl::ascii_isspace(static_cast<unsigned char>(c))) {
      space = !line.empty();
      continue;
    }
    if (space) line += ' ';
    space = false;
    line += c;
    if (line.size() > bytes + 4) break;
  }
  const std::string valid = text::RepairUtf8(line);
  const absl::string_view cut = text::TruncateUtf8(valid, bytes);
  return cut.size() == valid.size() ? valid : absl::StrCat(cut, "...");
}

std::string Percent(double share) { return absl::StrCat(std::lround(share * 100), " %"); }

std::string Utc(absl::Time time) { return absl::FormatTime("%Y-%m-%d %H:%M UTC", time, absl::UTCTimeZone()); }

// A stranger's words: nothing in them is a link in the note.
std::string Quoted(const Packet& packet, absl::string_view text, size_t bytes) {
  return text::WithoutLinks(OneLine(text, bytes), packet.policy.link_hosts);
}

void AddQuestion(const Packet& packet, std::vector<std::string>& lines) {
  const Facts& facts = packet.facts;
  if (facts.unanswered.size() > 1) {
    lines.push_back(absl::StrCat("First message: ", Quoted(packet, facts.unanswered.front(), kMessageBytesMost)));
    lines.push_back(absl::StrCat("Last of ", facts.unanswered.size(), ": ",
                                 Quoted(packet, facts.unanswered.back(), kMessageBytesMost)));
  } else {
    lines.push_back(absl::StrCat("Message: ", Quoted(packet, facts.text, kMessageBytesMost)));
  }
  if (!facts.subject.empty())
    lines.push_back(absl::StrCat("Subject: ", Quoted(packet, facts.subject, kReplyBytesMost)));
}

void AddHistory(const Facts& facts, std::vector<std::string>& lines) {
  std::vector<const PastMessage*> replies;
  for (const PastMessage& message : facts.history) {
    if (message.from == PastMessage::From::kFirstline && message.is_public) replies.push_back(&message);
  }
  lines.push_back(absl::StrCat("History: ", facts.history.size(), " earlier messages, ", facts.state.bot_replies,
                               " automatic replies, ", facts.state.failed_attempts, " did not help"));
  const size_t first = replies.size() - std::min(replies.size(), kRepliesMost);
  for (size_t i = first; i < replies.size(); ++i) {
    lines.push_back(absl::StrCat("Earlier automatic reply: ", OneLine(replies[i]->text, kReplyBytesMost)));
  }
}

void AddClassification(const Facts& facts, std::vector<std::string>& lines) {
  if (!facts.classification.has_value()) return;
  const Classification& classification = *facts.classification;
  std::string line = absl::StrCat("Intent: ", classification.intent, " (", Percent(classification.probability), ")");
  if (classification.sentiment.has_value()) {
    absl::StrAppendFormat(&line, "; sentiment: %s (%.2f)", classification.sentiment->label,
                          classification.sentiment->score);
  }
  if (!classification.urgency.empty()) absl::StrAppend(&line, "; urgency: ", classification.urgency);
  lines.push_back(line);
}

std::vector<std::string> AddSources(const Facts& facts, std::vector<std::string>& lines) {
  std::vector<std::string> ids;
  for (const TriedSource& source : facts.sources) {
    if (ids.size() == kSourcesMost) break;
    if (std::find(ids.begin(), ids.end(), source.article_id) != ids.end()) continue;  // another passage of the same
    ids.push_back(source.article_id);
    lines.push_back(
        absl::StrCat(source.internal ? "Internal article: " : "Article tried: ", OneLine(source.title, kReplyBytesMost),
                     " (", source.article_id, ", relevance ", Percent(source.relevance), ")"));
  }
  return ids;
}

Priority PriorityOf(absl::string_view name) {
  if (name == "low") return Priority::kLow;
  if (name == "medium") return Priority::kMedium;
  if (name == "high") return Priority::kHigh;
  return name == "urgent" ? Priority::kUrgent : Priority::kUnset;
}

Priority PriorityForReason(absl::string_view code) {
  for (const absl::string_view urgent : {reason::kDanger, reason::kSecurity, reason::kDataLoss, reason::kOutage}) {
    if (code == urgent) return Priority::kUrgent;
  }
  for (const absl::string_view high :
       {reason::kLegal, reason::kChargeback, reason::kPress, reason::kVeryNegative, reason::kComplaintUrgent}) {
    if (code == high) return Priority::kHigh;
  }
  return Priority::kUnset;
}

}  // namespace

absl::string_view ReasonText(absl::string_view code) {
  static constexpr std::pair<absl::string_view, absl::string_view> kTexts[] = {
      {reason::kExplicitRequest, "the customer asked for a person"},
      {reason::kDanger, "somebody may be in danger"},
      {reason::kLegal, "lawyers, courts or authorities are mentioned"},
      {reason::kSecurity, "an account or data may be compromised"},
      {reason::kDataLoss, "data may be lost"},
      {reason::kChargeback, "the customer speaks of taking the money back through the bank"},
      {reason::kPress, "press or publication is mentioned"},
      {reason::kOutage, "a whole service seems to be down"},
      {reason::kRule, "a rule of the policy escalates this"},
      {reason::kVeryNegative, "the message is very negative"},
      {reason::kNegativeTwice, "the customer was unhappy twice in a row"},
      {reason::kComplaintUrgent, "an urgent complaint"},
      {reason::kChurn, "a complaint from a customer who may leave"},
      {reason::kCompetitor, "a complaint that mentions a competitor"},
      {reason::kFailedAttempts, "earlier automatic replies did not help"},
      {reason::kUnresolvedTurns, "the conversation goes on too long"},
      {reason::kBotCap, "the limit of automatic replies is reached"},
      {reason::kStageFailure, "a part of Firstline failed"},
      {reason::kDeadline, "no answer was ready in time"},
      {reason::kHumanMode, "the policy gives this kind of question to a person"},
      {reason::kOffTopic, "the message does not seem to be about the company"},
      {reason::kPraise, "praise worth reading"},
      {reason::kLowClass, "it is not clear what the customer wants"},
      {reason::kLowRelevance, "no article fits well enough"},
      {reason::kDeclined, "no answer was found in the articles"},
      {reason::kLowSupport, "the articles do not support an answer well enough"},
      {reason::kUnverified, "the answer did not pass its check"},
  };
  const auto found =
      std::find_if(std::begin(kTexts), std::end(kTexts), [&](const auto& text) { return text.first == code; });
  return found == std::end(kTexts) ? code : found->second;
}

Note HandOffNote(const Packet& packet) {
  const Facts& facts = packet.facts;
  std::vector<std::string> lines = {
      absl::StrCat("Firstline hands this conversation to a person: ", ReasonText(packet.reasons[0]), ".")};
  lines.push_back(absl::StrCat("Reasons: ", absl::StrJoin(packet.reasons, ", ")));
  if (!packet.rule.empty()) lines.push_back(absl::StrCat("Rule: ", packet.rule));
  if (!packet.route.team.empty()) {
    const std::string hours = packet.route.open ? "open now" : absl::StrCat("opens ", Utc(packet.route.opens));
    lines.push_back(absl::StrCat("Team: ", packet.route.team, " (by ", packet.route.how, ", ", hours, ")"));
  }
  if (facts.first_accepted != absl::InfinitePast()) {
    lines.push_back(absl::StrCat("Waiting since: ", Utc(facts.first_accepted)));
  }
  AddQuestion(packet, lines);
  if (!facts.language.empty()) lines.push_back(absl::StrCat("Language: ", facts.language));
  AddClassification(facts, lines);
  AddHistory(facts, lines);
  if (!facts.failed_stages.empty()) lines.push_back(absl::StrCat("Failed: ", absl::StrJoin(facts.failed_stages, ", ")));
  Note note;
  note.article_ids = AddSources(facts, lines);
  note.text = absl::StrJoin(lines, "\n");
  if (facts.answer.has_value() && !facts.answer->text.empty()) {
    absl::StrAppend(&note.text, "\n\nSuggested reply (support ", Percent(facts.answer->support), "):\n",
                    text::TruncateUtf8(facts.answer->text, kSuggestionBytesMost));
  }
  return note;
}

std::string HandOffText(const Packet& packet) {
  return HandOffMessage(packet.policy, packet.facts, packet.route.team, packet.route.wait);
}

std::vector<std::string> HandOffTags(const Packet& packet) {
  std::vector<std::string> tags = {"fl_handoff"};
  if (packet.facts.classification.has_value() && !packet.facts.classification->intent.empty()) {
    tags.push_back(absl::StrCat("fl_", packet.facts.classification->intent));
  }
  tags.push_back(absl::StrCat("fl_reason_", packet.reasons[0]));
  return tags;
}

Fields HandOffFields(const Packet& packet, const std::optional<std::string>& rule_priority) {
  Fields fields;
  fields.team = packet.route.team;
  fields.team_id = packet.route.team_id;
  fields.status = conversation::Status::kEscalated;
  if (rule_priority.has_value()) {
    fields.priority = PriorityOf(*rule_priority);
    return fields;
  }
  Priority wanted = Priority::kUnset;
  for (const std::string& code : packet.reasons) wanted = std::max(wanted, PriorityForReason(code));
  if (packet.facts.classification.has_value() && packet.facts.classification->urgency == "high") {
    wanted = std::max(wanted, Priority::kHigh);
  }
  const absl::string_view deciding = packet.reasons[0];
  if (wanted == Priority::kUnset && (deciding == reason::kOffTopic || deciding == reason::kPraise)) {
    wanted = Priority::kLow;
  }
  fields.priority = wanted > packet.facts.priority ? wanted : Priority::kUnset;
  return fields;
}

Note SuggestionNote(const Facts& facts) {
  Note note;
  if (!facts.answer.has_value()) return note;
  note.article_ids = facts.answer->article_ids;
  note.text = absl::StrCat("Firstline suggests this reply (support ", Percent(facts.answer->support), "):\n\n",
                           facts.answer->text);
  return note;
}

}  // namespace firstline::escalation
