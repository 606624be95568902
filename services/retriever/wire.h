#pragma once

// Tickets between protobuf and the core.

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "firstline/v1/ticket.pb.h"
#include "services/retriever/core/retrieve.h"

namespace firstline::retriever {

// The question in a ticket. segment_attributes: names of customer attributes whose values (comma-separated) are the
// audiences a customer belongs to, for example `segment`. Messages the customer cannot see are left out.
RetrieveInput InputFromTicket(const v1::Ticket& ticket, const policy::Policy& policy,
                              const std::vector<std::string>& segment_attributes, absl::Time now);

// Replaces the ticket's retrieval.
void SetRetrieval(const RetrieveResult& result, int64_t index_version, v1::Ticket& ticket);

}  // namespace firstline::retriever
