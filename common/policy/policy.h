#pragma once

// The tenant policy as every service sees it: a value, immutable once parsed. Zero values are the safe ones.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/policy/hours.h"

namespace firstline::policy {

// How far Firstline may go by itself for an intent, weakest first. kHuman: always a person.
enum class Mode { kOff, kNote, kDraft, kAuto, kHuman };
enum class Trust { kCertified, kOperator };

struct Helpdesk {
  std::string name;                               // unique within the tenant
  std::string vendor;                             // one of helpdesks::VendorNames(), or kApi
  std::string base_url;                           // https://acme.zendesk.com
  std::string credentials_file;                   // JSON: see dispatcher README
  std::vector<std::string> webhook_secret_files;  // one or two; both are active
  int updates_per_minute = 0;  // calls the plan of this account allows, people included; 0: what the vendor documents
  // What a customer's record in the helpdesk says (plan, segment, language) is read again when it is older.
  absl::Duration customer_age = absl::Minutes(15);
};

// Thresholds in [0, 1]; a value equal to its gate passes. Presets: lenient 0.60, standard 0.70, regulated 0.85 for
// class and support; relevance 0.75 in all three. Explicit values override the preset.
struct Gates {
  std::string preset = "standard";
  double class_probability = 0.70;
  double relevance = 0.75;
  double support = 0.70;
};

struct Autonomy {
  Trust trust = Trust::kCertified;
  Mode default_mode = Mode::kDraft;
  std::map<std::string, Mode> intents;

  // Mode for the intent, before `trust` is applied.
  Mode For(absl::string_view intent) const;
};

struct Team {
  std::string name;
  std::vector<std::string> skills;     // intents it takes
  std::vector<std::string> languages;  // ISO 639-1; empty: all
  std::string helpdesk_group;          // the vendor's group id, in every helpdesk that has none of its own below
  std::map<std::string, std::string> helpdesk_groups;  // by name of the helpdesk
  std::string hours;                                   // "mon-fri 09:00-17:00 Europe/Berlin", empty: always
  std::string fallback;                                // team to use when this one cannot take it now, or empty
  Hours opening;                                       // `hours`, parsed
  // Open time within which the team means to answer, counted from the first unanswered message; it is what a hand-off
  // message promises. Zero: promise nothing. The default is a common first-reply target, not a measurement.
  absl::Duration reply_within = absl::Hours(4);

  // The team's group id in a helpdesk; "" when it has none.
  const std::string& GroupIn(absl::string_view helpdesk) const;
};

// Condition of a rule: exactly one of `all`, `any`, `none` (not), or a leaf {field, op, values}.
struct Condition {
  enum class Kind { kAll, kAny, kNot, kLeaf };
  Kind kind = Kind::kAll;
  std::vector<Condition> children;  // kAll, kAny; kNot has one
  std::string field;  // intent, sentiment, sentiment_score, urgency, language, channel, text, subject, priority, tags,
                      // attribute.<name>, signal.<name>, entity.<type>, failed_attempts, turns
  std::string op;     // is, is_not, in, not_in, at_least, at_most, contains, mentions, exists
  std::vector<std::string> values;  // `mentions`: names of word lists (see escalation/core/lexicon.h) or literal words
};

struct Action {
  std::optional<std::string> escalate;       // hand off to this team ("" = route by skill)
  bool offer = false;                        // offer a person
  bool draft = false;                        // lower the mode to draft
  std::vector<std::string> tags;             // add tags
  std::optional<std::string> route_to_team;  // team if it is handed off for another reason
  std::optional<std::string> priority;       // low | medium | high | urgent
};

struct Rule {
  std::string name;
  bool enabled = true;
  int priority = 0;  // higher first; ties in file order
  Condition when;
  Action then;
};

struct Tone {
  std::string name;                    // signature
  std::string formality = "friendly";  // friendly | formal
  int max_words = 150;
};

struct Limits {
  int failed_attempts = 3;             // hand off at this many
  int unresolved_turns = 5;            // more than this many turns: hand off
  int bot_turns_cap = 10;              // absolute
  double sentiment_threshold = -0.35;  // two consecutive at or below: hand off
  double very_negative = -0.75;        // one at or below: hand off
  int passages = 3;                    // k
};

// `models.answer`: who writes answers. The default is nobody: they are quoted.
struct AnswerModel {
  std::string endpoint;            // base address; empty: answers are quoted, no model is asked
  std::string dialect = "openai";  // a name of chat_model::DialectNames()
  std::string model;               // model, or Azure's deployment
  std::string api_version;         // azure_dated only
  std::string key_file;            // secret file, or empty
  bool send_temperature = true;    // some models refuse the field
  double temperature = 0.2;
  int tokens_max = 300;                         // of one answer
  absl::Duration deadline = absl::Seconds(15);  // of one turn, retries and repair included
  int64_t tokens_per_day = 2'000'000;           // of one replica, as all budgets
  int64_t tokens_per_conversation = 50'000;     // in one day
  int64_t cost_micros_per_day = 20'000'000;     // millionths of the account's currency
  int64_t prompt_micros_per_million = 0;        // price of a million tokens; 0: free or not known
  int64_t completion_micros_per_million = 0;

  bool Configured() const { return !endpoint.empty(); }
};

// A key of Firstline's own API. Its text is known to the caller alone.
struct ApiKey {
  std::string id;          // as in the key's text, lower-case letters, digits and '-'
  std::string sha256;      // of the key's whole text, 64 lower-case hex digits
  bool may_write = false;  // scope tickets:write
  bool may_read = false;   // scope tickets:read
  absl::Time expires = absl::InfiniteFuture();
};

// Firstline's own API as a channel: present with a section `api`, and then also a helpdesk of name and vendor kApi.
struct ApiChannel {
  bool enabled = false;
  std::vector<ApiKey> keys;
  int requests_per_minute = 100;  // of the tenant, all keys together
  std::string hand_off_to;        // helpdesk that gets a ticket at a hand-off; empty: none
  std::string callback_url;       // where outcomes are posted; empty: nowhere
  std::string callback_secret_file;

  const ApiKey* FindKey(absl::string_view id) const;
};
inline constexpr char kApi[] = "api";

struct Policy {
  std::string tenant;
  std::string version;  // ContentVersion of the file
  std::vector<Helpdesk> helpdesks;
  std::string default_language = "en";
  std::vector<std::string> languages = {"en"};
  absl::Duration quiet_chat = absl::Seconds(2);
  absl::Duration quiet_mail = absl::Seconds(8);
  absl::Duration deadline_chat = absl::Seconds(45);
  absl::Duration deadline_mail = absl::Minutes(10);
  Gates gates;
  Autonomy autonomy;
  std::vector<Team> teams;
  std::vector<Rule> rules;  // in evaluation order: priority, then file order
  Tone tone;
  Limits limits;
  AnswerModel answer_model;
  ApiChannel api;
  std::vector<std::string> link_hosts;  // hosts, subdomains included, whose links in a customer's words stay links

  const Helpdesk* FindHelpdesk(absl::string_view name) const;
  const Helpdesk* FindVendor(absl::string_view vendor) const;
  const Team* FindTeam(absl::string_view name) const;
};

// One problem of a policy file.
struct Problem {
  int line = 0;         // from 1; 1:1 when it concerns the whole file
  int column = 0;       // from 1
  std::string message;  // what was seen, what was wanted, the nearest name
};

// Parses and checks a policy file (YAML, at most 1 MiB, depth 32, no aliases beyond 100). All problems are found in one
// go: the error is InvalidArgument with one "file:line:column: message" per line. Relative secret paths are resolved
// against `base_dir` when it is not empty. Thread-safe.
absl::StatusOr<Policy> ParsePolicy(absl::string_view yaml, absl::string_view file_name,
                                   absl::string_view base_dir = "");

absl::string_view ModeName(Mode mode);  // off, note, draft, auto, human

}  // namespace firstline::policy
