#include "services/dispatcher/server.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "firstline/v1/dispatcher_service.grpc.pb.h"
#include "services/dispatcher/testing/world.h"

namespace firstline::dispatcher {
namespace {

using ::testing::HasSubstr;

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() : service_(MakeServer(world_.PolicySource(), world_.clock)) {
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::DispatcherService::NewStub(server_->InProcessChannel({}));
  }

  grpc::Status Dispatch(const v1::Ticket& ticket) {
    grpc::ClientContext context;
    v1::DispatchRequest request;
    *request.mutable_ticket() = ticket;
    response_.Clear();
    return stub_->Dispatch(&context, request, &response_);
  }

  World world_;
  std::shared_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::DispatcherService::Stub> stub_;
  v1::DispatchResponse response_;
};

TEST_F(ServerTest, RendersTheCallsOfAPlanAndMakesNone) {
  ASSERT_TRUE(Dispatch(world_.HandOff("4711", "m1")).ok());
  ASSERT_EQ(response_.calls_size(), 3);
  EXPECT_EQ(response_.calls(0).method(), "PUT");
  EXPECT_EQ(response_.calls(0).path(), "/api/v2/tickets/4711");
  EXPECT_THAT(response_.calls(0).body(), HasSubstr("A colleague answers m1"));
  EXPECT_EQ(response_.calls(1).path(), "/api/v2/tickets/4711/tags");
  EXPECT_THAT(response_.calls(2).body(), HasSubstr("\"public\":false"));
  EXPECT_EQ(response_.ticket().outcome().end(), v1::END_HANDED_OFF);
  EXPECT_EQ(response_.ticket().outcome().effects_size(), 0) << "nothing was done";
  EXPECT_EQ(world_.helpdesk->Calls() + world_.helpdesk->Reads(), 0);
}

TEST_F(ServerTest, KeepsTheRestOfTheTicket) {
  const v1::Ticket ticket = world_.Answer("4711", "m1");
  ASSERT_TRUE(Dispatch(ticket).ok());
  v1::Ticket returned = response_.ticket();
  returned.clear_outcome();
  EXPECT_EQ(returned.SerializeAsString(), ticket.SerializeAsString());
}

TEST_F(ServerTest, ShowsWhatThePolicyInForceMakesOfIt) {
  world_.SetPolicy(world_.MakePolicy(policy::Mode::kDraft));
  ASSERT_TRUE(Dispatch(world_.Answer("4711", "m1")).ok());
  EXPECT_THAT(response_.calls(0).body(), HasSubstr("\"public\":false"));
  EXPECT_EQ(response_.ticket().outcome().effective_mode(), v1::MODE_DRAFT);
  EXPECT_EQ(response_.ticket().outcome().end(), v1::END_DRAFTED);
}

TEST_F(ServerTest, UsesTheStampTheTicketCarries) {
  v1::Ticket ticket = world_.Answer("4711", "m1");
  ticket.mutable_helpdesk()->set_updated_stamp("2026-11-21T10:05:00Z");
  ASSERT_TRUE(Dispatch(ticket).ok());
  EXPECT_THAT(response_.calls(0).body(), HasSubstr("\"updated_stamp\":\"2026-11-21T10:05:00Z\""));
}

TEST_F(ServerTest, RefusesWhatItCannotRender) {
  EXPECT_EQ(Dispatch(v1::Ticket()).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(Dispatch(world_.Answer("not a number", "m1")).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  world_.SetPolicy(nullptr);
  EXPECT_EQ(Dispatch(world_.Answer("4711", "m1")).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
}

}  // namespace
}  // namespace firstline::dispatcher
