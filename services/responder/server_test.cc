#include "services/responder/server.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "firstline/v1/responder_service.grpc.pb.h"

namespace firstline::responder {
namespace {

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::ResponderService::NewStub(server_->InProcessChannel({}));
    request_.mutable_ticket()->set_tenant("acme");
    request_.mutable_ticket()->mutable_turn()->set_text("How long does a refund take?");
  }

  grpc::Status Ask() {
    grpc::ClientContext context;
    return stub_->Respond(&context, request_, &response_);
  }

  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  absl::StatusOr<std::shared_ptr<const policy::Policy>> policy_ = std::make_shared<const policy::Policy>();
  chat_model::ChatClient no_model_{
      [](const http::HttpRequest&) { return absl::UnavailableError("no model"); }, Clock::Real(), {}};
  Writer writer_{no_model_, Clock::Real()};
  const Filler filler_{[this](const v1::Ticket&) { return policy_; }, ForeignArticles::kQuoteDefault, writer_,
                       metrics_};
  std::shared_ptr<grpc::Service> service_ = MakeServer(filler_);
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::ResponderService::Stub> stub_;
  v1::RespondRequest request_;
  v1::RespondResponse response_;
};

TEST_F(ServerTest, FillsTheTicketItIsGiven) {
  const grpc::Status status = Ask();
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response_.ticket().answer().declined_reason(), "no_passages");
  EXPECT_EQ(response_.ticket().turn().text(), request_.ticket().turn().text());
}

TEST_F(ServerTest, ATicketWithoutATenantIsRefused) {
  request_.mutable_ticket()->clear_tenant();
  EXPECT_EQ(Ask().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(ServerTest, AnUnknownPolicyIsAFailedPrecondition) {
  policy_ = absl::FailedPreconditionError("not known");
  EXPECT_EQ(Ask().error_code(), grpc::StatusCode::FAILED_PRECONDITION);
}

}  // namespace
}  // namespace firstline::responder
