#include "services/classifier/server.h"

#include <grpcpp/grpcpp.h>

#include "firstline/v1/classifier_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/classifier/core/train.h"

namespace firstline::classifier {
namespace {

Models TinyModels() {
  std::vector<Example> examples;
  for (const char* topic : {"shop", "bank", "travel"}) {
    examples.push_back({.text = "please refund my money", .intent = "refund", .topic = topic, .sentiment = "negative"});
    examples.push_back({.text = "thank you, lovely work", .intent = "praise", .topic = topic, .sentiment = "positive"});
  }
  return Train(examples, {.name = "tiny"})->models;
}

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::ClassifierService::NewStub(server_->InProcessChannel({}));
  }

  const Models models_ = TinyModels();
  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  Filler filler_{models_, metrics_};
  std::shared_ptr<grpc::Service> service_ = MakeServer(filler_);
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::ClassifierService::Stub> stub_;
};

TEST_F(ServerTest, FillsTheTicketItIsGivenAndCountsIt) {
  v1::ClassifyRequest request;
  request.mutable_ticket()->set_turn_id("t1");
  request.mutable_ticket()->mutable_turn()->set_text("I want a refund, order FL-1001");
  v1::ClassifyResponse response;
  grpc::ClientContext context;
  const grpc::Status status = stub_->Classify(&context, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.ticket().turn_id(), "t1");
  EXPECT_EQ(response.ticket().classification().intent(), "refund");
  ASSERT_EQ(response.ticket().classification().entities_size(), 1);
  EXPECT_EQ(response.ticket().classification().entities(0).value(), "FL-1001");
  EXPECT_THAT(registry_.Text(), ::testing::HasSubstr("firstline_classified_total{intent=\"refund\""));
}

TEST_F(ServerTest, AnEmptyTicketIsClassifiedAsOutOfScope) {
  v1::ClassifyResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(stub_->Classify(&context, v1::ClassifyRequest(), &response).ok());
  EXPECT_EQ(response.ticket().classification().out_of_scope(), 1);
  EXPECT_EQ(response.ticket().classification().language(), "und");
}

}  // namespace
}  // namespace firstline::classifier
