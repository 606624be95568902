#include "services/dispatcher/callbacks/signature.h"

#include <gtest/gtest.h>

namespace firstline::dispatcher {
namespace {

// Secret, id, time and body of the example in the specification's reference libraries.
TEST(WebhookSignatureTest, AgreesWithTheReferenceLibraries) {
  const auto key = WebhookKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  ASSERT_TRUE(key.ok()) << key.status();
  const http::Headers headers =
      SignedHeaders(*key, "msg_p5jXN8AQM9LWM0D4loKWxJek", absl::FromUnixSeconds(1614265330), R"({"test": 2432232314})");
  EXPECT_EQ(headers.Get("webhook-id"), "msg_p5jXN8AQM9LWM0D4loKWxJek");
  EXPECT_EQ(headers.Get("webhook-timestamp"), "1614265330");
  EXPECT_EQ(headers.Get("webhook-signature"), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookSignatureTest, ASecretMayBePlainText) {
  EXPECT_EQ(*WebhookKey("plain"), "plain");
  EXPECT_FALSE(WebhookKey("whsec_").ok());
  EXPECT_FALSE(WebhookKey("whsec_***").ok());
}

}  // namespace
}  // namespace firstline::dispatcher
