#pragma once

#include "common/policy/policy.h"
#include "services/escalation/core/facts.h"

namespace firstline::escalation {

// True when the customer asked for a person: by the rules of human_request.h in the text, or in the subject of the
// first turn; by agreeing to our offer of one; or, unless the text declines a person, by an intent talk_to_human at or
// above the class gate. Pure.
bool IsExplicitRequest(const Facts& facts, const policy::Gates& gates);

// As above as far as no other stage has to run: what `tickets.received` alone can tell.
bool AsksWithoutClassification(const Facts& facts);

// True when our last public message offered a person and the turn is a short yes. Pure.
bool AcceptsOffer(const Facts& facts);

}  // namespace firstline::escalation
