#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "services/escalation/core/roster.h"

namespace firstline::escalation {

// Why the decision is taken now.
enum class Trigger {
  kAnswered,         // the responder has filled its part
  kExplicitRequest,  // the customer asked for a person; decided before any other stage ran
  kDeadline,         // no answer came in time
};

struct IntentProbability {
  std::string intent;
  double probability = 0;  // calibrated, [0, 1]
};

struct Sentiment {
  double score = 0;   // [-1, 1], negative is unhappy
  std::string label;  // very_negative, negative, neutral, positive
};

// Filled by classifier; absent when it never ran. Zero values are the safe ones.
struct Classification {
  std::string intent;                      // most probable
  double probability = 0;                  // of `intent`, calibrated, [0, 1]
  std::vector<IntentProbability> intents;  // best first
  double out_of_scope = 0;                 // [0, 1]
  std::optional<Sentiment> sentiment;
  std::string urgency;                                        // low, normal, high, or "" unknown
  std::map<std::string, double> signals;                      // name to strength in [0, 1]
  std::vector<std::pair<std::string, std::string>> entities;  // type, value

  // Probability of that intent, 0 when it is not among the named ones.
  double Of(absl::string_view name) const;
};

// Filled by responder; absent when it never ran.
struct Answer {
  bool answerable = false;
  std::string declined_reason;  // responder's code when not answerable
  double support = 0;           // [0, 1]
  bool verified = false;        // the independent check passed
  std::string text;             // as it would be sent
  std::vector<std::string> article_ids;
  std::string clarifying_question;  // a whole question, or ""
};

// A passage the retriever found, for the note.
struct TriedSource {
  std::string article_id;
  std::string title;
  double relevance = 0;   // [0, 1]
  bool internal = false;  // for staff only
};

// An earlier message of the conversation.
struct PastMessage {
  enum class From { kCustomer, kFirstline, kPerson };
  From from = From::kPerson;
  std::string text;
  bool is_public = true;
};

// What `turns` knew about the conversation when it cut the turn; as firstline.v1.StateSnapshot.
struct Snapshot {
  bool person_owns = false;
  bool handed_off = false;  // in the present episode, and no person has answered since
  int bot_replies = 0;
  int failed_attempts = 0;
  int turns_before = 0;                  // of the present episode
  std::vector<double> sentiment_scores;  // of earlier turns, oldest first
  bool person_offered = false;
};

// Everything a decision rests on. A plain value; the edge has clamped numbers into their ranges.
struct Facts {
  std::string turn_id;
  Trigger trigger = Trigger::kAnswered;
  absl::Time now;  // the instant of the decision

  std::string text;               // the turn's, UTF-8, at most 32 KiB
  std::string subject;            // of the ticket
  int turn_number = 1;            // 1 for the first turn of the conversation
  std::string language;           // of the text, ISO 639-1, or "" when no classifier has seen it
  std::string customer_language;  // the helpdesk's guess for the customer, ISO 639-1, or "" unknown
  std::string helpdesk;           // name of the one the ticket is in
  std::string channel;            // chat, email, slack, social, voice, api
  conversation::Priority priority = conversation::Priority::kUnset;
  std::vector<std::string> tags;                     // the ticket's, from the helpdesk
  std::map<std::string, std::string> attributes;     // the customer's
  std::vector<PastMessage> history;                  // oldest first, without this turn
  std::vector<std::string> unanswered;               // texts of the turn's messages, oldest first
  std::string superseded_by;                         // a newer turn that takes this one's place, or ""
  absl::Time first_accepted = absl::InfinitePast();  // when the edge accepted the first unanswered message
  absl::Time last_accepted = absl::InfinitePast();   // and the last

  Snapshot state;
  std::optional<Classification> classification;
  std::vector<TriedSource> sources;  // best first
  double relevance = 0;              // of the best passage a customer may see
  std::optional<Answer> answer;
  std::vector<std::string> failed_stages;  // stages that reported an error, in pipeline order
  std::shared_ptr<const Roster> roster;    // who is there to take a hand-off; null when that is not known

  bool IsChat() const { return channel == "chat"; }
};

}  // namespace firstline::escalation
