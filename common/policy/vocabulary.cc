#include "common/policy/vocabulary.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/helpdesks/names.h"

namespace firstline::policy {
namespace {

constexpr absl::string_view kIntents[] = {
    "account_access", "account_change", "billing",  "cancellation", "complaint",        "feature_request",  "how_to",
    "legal",          "order_status",   "other",    "praise",       "product_question", "refund",           "returns",
    "sales_interest", "security",       "shipping", "small_talk",   "talk_to_human",    "technical_problem"};
constexpr absl::string_view kSentiments[] = {"very_negative", "negative", "neutral", "positive"};
constexpr absl::string_view kUrgencies[] = {"low", "normal", "high"};
constexpr absl::string_view kChannels[] = {"chat", "email", "slack", "social", "voice", "api"};
constexpr absl::string_view kPriorities[] = {"low", "medium", "high", "urgent"};
constexpr absl::string_view kSignals[] = {"churn", "competitor", "frustration", "legal", "security"};
constexpr absl::string_view kEntities[] = {"order_id", "email",      "phone", "amount", "date",
                                           "url",      "error_code", "iban",  "card",   "ip"};
constexpr absl::string_view kWordLists[] = {"legal_words",  "security_words",   "chargeback_words",
                                            "press_words",  "data_loss_words",  "outage_words",
                                            "danger_words", "competitor_words", "churn_words"};

constexpr absl::string_view kNameFields[] = {"intent", "sentiment", "urgency", "language", "channel", "priority"};
constexpr absl::string_view kNumberFields[] = {"sentiment_score", "failed_attempts", "turns"};
constexpr absl::string_view kFields[] = {
    "intent", "sentiment", "urgency", "language", "channel",    "priority", "sentiment_score", "failed_attempts",
    "turns",  "text",      "subject", "tags",     "attribute.", "signal.",  "entity."};

constexpr absl::string_view kNameOps[] = {"is", "is_not", "in", "not_in", "exists"};
constexpr absl::string_view kNumberOps[] = {"at_least", "at_most", "is", "is_not", "exists"};
constexpr absl::string_view kTextOps[] = {"contains", "mentions", "exists"};
constexpr absl::string_view kTagOps[] = {"contains", "in", "not_in", "exists"};
constexpr absl::string_view kAttributeOps[] = {"is",       "is_not",  "in",       "not_in",
                                               "at_least", "at_most", "contains", "exists"};
constexpr absl::string_view kEntityOps[] = {"exists", "is", "in", "contains", "at_least", "at_most"};

bool Has(Names names, absl::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

}  // namespace

Names StarterIntents() { return kIntents; }
Names SentimentLabels() { return kSentiments; }
Names UrgencyLevels() { return kUrgencies; }
Names Channels() { return kChannels; }
Names Priorities() { return kPriorities; }
Names SignalNames() { return kSignals; }
Names EntityTypes() { return kEntities; }
Names WordLists() { return kWordLists; }
Names Vendors() { return helpdesks::VendorNames(); }
Names Fields() { return kFields; }

FieldKind FieldKindOf(absl::string_view field) {
  if (Has(kNameFields, field)) return FieldKind::kName;
  if (Has(kNumberFields, field)) return FieldKind::kNumber;
  if (field == "text" || field == "subject") return FieldKind::kText;
  if (field == "tags") return FieldKind::kTags;
  const auto named = [&](absl::string_view prefix) {
    return absl::StartsWith(field, prefix) && field.size() > prefix.size();
  };
  if (named("signal.")) return FieldKind::kNumber;
  if (named("attribute.")) return FieldKind::kAttribute;
  if (named("entity.")) return FieldKind::kEntity;
  return FieldKind::kUnknown;
}

Names OperatorsOf(FieldKind kind) {
  switch (kind) {
    case FieldKind::kUnknown: return {};
    case FieldKind::kName: return kNameOps;
    case FieldKind::kNumber: return kNumberOps;
    case FieldKind::kText: return kTextOps;
    case FieldKind::kTags: return kTagOps;
    case FieldKind::kAttribute: return kAttributeOps;
    case FieldKind::kEntity: return kEntityOps;
  }
  return {};
}

Names ValuesOf(absl::string_view field) {
  if (field == "sentiment") return kSentiments;
  if (field == "urgency") return kUrgencies;
  if (field == "channel") return kChannels;
  if (field == "priority") return kPriorities;
  return {};
}

bool IsLanguageCode(absl::string_view code) {
  return code.size() == 2 && absl::ascii_islower(static_cast<unsigned char>(code[0])) &&
         absl::ascii_islower(static_cast<unsigned char>(code[1]));
}

}  // namespace firstline::policy
