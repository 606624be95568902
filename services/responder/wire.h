#pragma once

// Tickets between protobuf and the core.

#include "common/policy/policy.h"
#include "firstline/v1/ticket.pb.h"
#include "services/responder/core/respond.h"

namespace firstline::responder {

// The question, its passages and what the policy allows. Only passages for customers are taken over, and of the
// history only what the customer wrote in public; a passage whose span makes no sense is left out. Audiences are those
// the retriever searched; without a filter none is admitted.
RespondInput InputFromTicket(const v1::Ticket& ticket, const policy::Policy& policy, ForeignArticles foreign);

// Replaces the ticket's answer.
void SetAnswer(const Answer& answer, v1::Ticket& ticket);

}  // namespace firstline::responder
