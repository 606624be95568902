#pragma once

#include "absl/strings/string_view.h"

namespace firstline::classifier {

// The concepts and the words that stand for them, in the syntax of PhraseSet. Written here for Firstline.
extern const absl::string_view kMoneyConcepts;     // paying, charges, refunds, contracts
extern const absl::string_view kDeliveryConcepts;  // orders, parcels, returns
extern const absl::string_view kAccountConcepts;   // accounts, access, security
extern const absl::string_view kRequestConcepts;   // questions, wishes, faults, people, courtesy
extern const absl::string_view kDetailConcepts;    // finer points that tell neighbouring intents apart
extern const absl::string_view kWiderConcepts;     // more words for concepts of the other lists

}  // namespace firstline::classifier
