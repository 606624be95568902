#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/policy/policy.h"
#include "services/escalation/core/facts.h"
#include "services/escalation/core/lexicon.h"

namespace firstline::escalation {

// Probability from which an intent that is not the top one supports a keyword ("keyword with intent"): a message about
// a refund that also threatens with a lawyer. Chosen, not measured: a quarter leaves room for at most four intents.
inline constexpr double kSupportingIntent = 0.25;
// Strength from which a signal of the classifier counts like a keyword.
inline constexpr double kSignalFloor = 0.5;

// The default triggers that fire, as codes of reasons.h, strongest first; empty when none does. `escalated_by_rule`
// puts `rule` in its place. Pure.
//
// Keywords count with an intent they can belong to (the top one, or one of at least kSupportingIntent), or when there
// is no classification at all; strong danger words count always. Signals of the same name from kSignalFloor count like
// the keywords. The gates (class, relevance, support, verification) are looked at only for an answered turn without
// failed stages. A value equal to its gate passes; limits count as policy.h says.
//
// `keywords`: the text, with the subject in front on the first turn.
std::vector<std::string> HandOffReasons(const policy::Policy& policy, const Facts& facts, const Reading& keywords,
                                        bool escalated_by_rule);

// True for the reasons that lie in what the customer wrote this time and that whoever waits for them in a team must
// learn at once: an explicit request, danger, legal, security, data loss, chargeback, press, outage, very negative.
bool IsUrgent(absl::string_view reason);

// True for the reasons that only say that Firstline does not know enough: class, relevance, support, verification,
// off-topic. A clarifying question or an offer may stand in for the hand-off.
bool IsSoft(absl::string_view reason);

}  // namespace firstline::escalation
