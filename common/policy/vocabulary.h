#pragma once

// The closed sets of names a policy may use; the parser names the nearest one for a name it does not know.

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::policy {

using Names = absl::Span<const absl::string_view>;

Names StarterIntents();   // the 20 intents of models/starter
Names SentimentLabels();  // very_negative, negative, neutral, positive
Names UrgencyLevels();    // low, normal, high
Names Channels();         // chat, email, slack, social, voice, api
Names Priorities();       // low, medium, high, urgent
Names SignalNames();      // what the classifier can raise beside the intent
Names EntityTypes();      // what the classifier can find in a text
Names WordLists();        // lists of escalation/core/lexicon.h that `mentions` may name
Names Vendors();          // helpdesks::VendorNames()

// What a condition field holds; decides which operators make sense.
enum class FieldKind { kUnknown, kName, kNumber, kText, kTags, kAttribute, kEntity };

// Kind of a condition field: "intent", "sentiment_score", "attribute.plan", "signal.churn", … A prefix with an empty
// name ("attribute.") is unknown.
FieldKind FieldKindOf(absl::string_view field);

// Fields without a prefix, and "attribute.", "signal.", "entity.", for hints.
Names Fields();

// Operators that a field of this kind takes.
Names OperatorsOf(FieldKind kind);

// The closed set the values of a kName field come from; empty for `intent` (depends on the policy) and `language`.
Names ValuesOf(absl::string_view field);

// Two lower-case letters, ISO 639-1.
bool IsLanguageCode(absl::string_view code);

}  // namespace firstline::policy
