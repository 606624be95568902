#include "services/retriever/server.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "firstline/v1/retriever_service.grpc.pb.h"
#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    store_.Apply("acme", testing::Stored("refund", "Refunds", "A refund takes 5 days."), {});
    store_.Commit();
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::RetrieverService::NewStub(server_->InProcessChannel({}));
    request_.mutable_ticket()->set_tenant("acme");
    request_.mutable_ticket()->mutable_turn()->set_text("How long does a refund take?");
  }

  grpc::Status Ask() {
    grpc::ClientContext context;
    return stub_->Retrieve(&context, request_, &response_);
  }

  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  ArticleStore store_;
  FakeClock clock_{absl::UnixEpoch()};
  bool ready_ = true;
  Filler filler_{[](const v1::Ticket&) { return std::make_shared<const policy::Policy>(); },
                 [this](absl::string_view tenant) { return store_.Snapshot(tenant); },
                 {},
                 metrics_};
  std::shared_ptr<grpc::Service> service_ = MakeServer(filler_, [this] { return ready_; }, clock_);
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::RetrieverService::Stub> stub_;
  v1::RetrieveRequest request_;
  v1::RetrieveResponse response_;
};

TEST_F(ServerTest, FillsTheTicketItIsGiven) {
  request_.mutable_ticket()->mutable_answer();
  const grpc::Status status = Ask();
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(response_.ticket().retrieval().passages_size(), 1);
  EXPECT_EQ(response_.ticket().retrieval().passages(0).text(), "A refund takes 5 days.");
  EXPECT_TRUE(response_.ticket().has_answer());
}

TEST_F(ServerTest, IsUnavailableUntilTheArticlesAreRead) {
  ready_ = false;
  EXPECT_EQ(Ask().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ServerTest, ATicketWithoutATenantIsRefused) {
  request_.mutable_ticket()->clear_tenant();
  EXPECT_EQ(Ask().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

}  // namespace
}  // namespace firstline::retriever
