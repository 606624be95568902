#pragma once

// Tickets between protobuf and the core.

#include "firstline/v1/ticket.pb.h"
#include "services/classifier/core/classify.h"

namespace firstline::classifier {

// What the models read of a ticket. The views live as long as the ticket.
Input InputFromTicket(const v1::Ticket& ticket);

// Replaces the ticket's classification.
void SetClassification(const Result& result, v1::Ticket& ticket);

}  // namespace firstline::classifier
