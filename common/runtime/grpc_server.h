#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace grpc {
class Server;
class Service;
class Status;
}  // namespace grpc

namespace firstline::runtime {

// A gRPC server with health and reflection, message size cap and keepalive limits. For peers inside the cluster only.
class GrpcServer {
 public:
  // Serves `service` (which must outlive the server) at host:port.
  static absl::StatusOr<std::unique_ptr<GrpcServer>> Start(const std::string& listen, grpc::Service& service);
  ~GrpcServer();

  int port() const { return port_; }
  // What the health service answers.
  void SetServing(bool serving);
  // Takes no new call and cancels what is left after `drain`. Idempotent.
  void Stop(absl::Duration drain);

 private:
  GrpcServer(std::unique_ptr<grpc::Server> server, int port);

  std::unique_ptr<grpc::Server> server_;
  int port_;
};

// The two directions between absl and gRPC status; same codes, same message.
grpc::Status ToGrpc(const absl::Status& status);
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace firstline::runtime
