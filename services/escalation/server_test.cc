#include "services/escalation/server.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "firstline/v1/escalation_service.grpc.pb.h"
#include "services/escalation/testing/tickets.h"

namespace firstline::escalation {
namespace {

using testing::ElementsAre;

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::EscalationService::NewStub(server_->InProcessChannel({}));
  }

  grpc::Status Ask(const v1::Ticket& ticket) {
    v1::DecideRequest request;
    *request.mutable_ticket() = ticket;
    grpc::ClientContext context;
    return stub_->Decide(&context, request, &response_);
  }

  FakeClock clock_{FridayMorning()};
  absl::StatusOr<std::shared_ptr<const policy::Policy>> policy_ = *ExamplePolicies()(v1::Ticket());
  std::shared_ptr<grpc::Service> service_ =
      MakeServer({.policy = [this](const v1::Ticket&) { return policy_; }}, clock_);
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::EscalationService::Stub> stub_;
  v1::DecideResponse response_;
};

TEST_F(ServerTest, DecidesTheTicketItIsGiven) {
  const grpc::Status status = Ask(AnsweredTicket());
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response_.ticket().decision().kind(), v1::DECISION_KIND_ANSWER);
  EXPECT_EQ(response_.ticket().decision().policy_version(), "v1");
  EXPECT_EQ(response_.ticket().turn().text(), "How long does a refund take?");
}

TEST_F(ServerTest, AnExplicitRequestNeedsNoOtherStage) {
  ASSERT_TRUE(Ask(ReceivedTicket("Can I talk to a person?")).ok());
  EXPECT_EQ(response_.ticket().decision().kind(), v1::DECISION_KIND_HAND_OFF);
  EXPECT_EQ(response_.ticket().decision().reasons(0), "explicit_request");
}

TEST_F(ServerTest, ATicketWithoutTenantOrTurnIsRefused) {
  v1::Ticket ticket = AnsweredTicket();
  ticket.clear_tenant();
  EXPECT_EQ(Ask(ticket).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  ticket = AnsweredTicket();
  ticket.clear_turn_id();
  EXPECT_EQ(Ask(ticket).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(ServerTest, AnUnknownPolicyIsAFailedPrecondition) {
  policy_ = absl::FailedPreconditionError("not known");
  EXPECT_EQ(Ask(AnsweredTicket()).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
}

}  // namespace
}  // namespace firstline::escalation
