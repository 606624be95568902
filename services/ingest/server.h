#pragma once

#include "absl/status/status.h"
#include "firstline/v1/ingest_service.grpc.pb.h"

namespace firstline::ingest {

// IngestService: what a turn over a given conversation would be. Reads nothing, emits nothing.
class Server final : public v1::IngestService::CallbackService {
 public:
  // INVALID_ARGUMENT without tenant and conversation id, or when no customer message is unanswered.
  grpc::ServerUnaryReactor* Reduce(grpc::CallbackServerContext* context, const v1::ReduceRequest* request,
                                   v1::ReduceResponse* response) override;
};

// The same without gRPC.
absl::Status ReduceTicket(v1::Ticket& ticket);

}  // namespace firstline::ingest
