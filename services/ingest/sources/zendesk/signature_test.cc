#include "services/ingest/sources/zendesk/signature.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::ingest::zendesk {
namespace {

const absl::Time kSignedAt = absl::FromUnixSeconds(1'795'255'200);
constexpr char kTimestamp[] = "2026-11-21T10:00:00Z";
constexpr char kBody[] = R"({"id":"a1","type":"zen:event-type:ticket.created"})";
constexpr char kSignature[] = "A8mJwEOYLSsvubvK3l1fi9VizK2ulMVWX0ZwzsaI0bU=";
const std::vector<std::string> kSecrets = {"whsec-test-alpha"};

absl::Status Verify(absl::string_view signature, absl::string_view timestamp, absl::string_view body,
                    const std::vector<std::string>& secrets = kSecrets, absl::Time now = kSignedAt) {
  return VerifySignature({signature, timestamp, body}, secrets, now);
}

// Made with Python's hmac module.
TEST(SignatureTest, SignaturesOfAnotherImplementationFit) {
  EXPECT_TRUE(Verify(kSignature, kTimestamp, kBody).ok());
  EXPECT_TRUE(Verify("xZdW9iAgEHKgusYmg0SxakDvaKuCz8xq35Ly8n0zJCM=", kTimestamp,
                     "{\"ticket_id\":\"4711\",\"note\":\"Größe – 100 €\"}")
                  .ok());
  EXPECT_TRUE(Verify("RTCgAFsOPRzQdUWd/eUebKi2mtGMUmjj4QVTKPLJa0A=", kTimestamp, "").ok());
}

TEST(SignatureTest, EitherOfTwoActiveSecretsWillDo) {
  EXPECT_TRUE(Verify(kSignature, kTimestamp, kBody, {"old", "whsec-test-alpha"}).ok());
  EXPECT_TRUE(Verify(kSignature, kTimestamp, kBody, {"whsec-test-alpha", "new"}).ok());
  EXPECT_FALSE(Verify(kSignature, kTimestamp, kBody, {"old", "new"}).ok());
}

TEST(SignatureTest, WithoutASecretNothingFits) {
  EXPECT_EQ(Verify(kSignature, kTimestamp, kBody, {}).code(), absl::StatusCode::kUnauthenticated);
  // Made with an empty key.
  EXPECT_FALSE(Verify(kSignature, kTimestamp, kBody, {""}).ok());
}

TEST(SignatureTest, AnyFlippedBitOfBodyTimestampOrSignatureIsRefused) {
  const std::string body = kBody;
  const std::string timestamp = kTimestamp;
  const std::string signature = kSignature;
  int tried = 0;
  const auto refuse_all = [&](const std::string& original, const auto& verify) {
    for (size_t i = 0; i < original.size() * 8; ++i) {
      std::string mutated = original;
      mutated[i / 8] = static_cast<char>(mutated[i / 8] ^ (1 << (i % 8)));
      EXPECT_FALSE(verify(mutated).ok()) << mutated;
      ++tried;
    }
  };
  refuse_all(body, [&](const std::string& m) { return Verify(signature, timestamp, m); });
  refuse_all(timestamp, [&](const std::string& m) { return Verify(signature, m, body); });
  refuse_all(signature, [&](const std::string& m) { return Verify(m, timestamp, body); });
  EXPECT_GT(tried, 900);
}

TEST(SignatureTest, AnotherSpellingOfTheSameJsonIsRefused) {
  EXPECT_FALSE(Verify(kSignature, kTimestamp, R"({"id": "a1","type":"zen:event-type:ticket.created"})").ok());
}

TEST(SignatureTest, MissingOrMalformedHeadersAreRefused) {
  EXPECT_FALSE(Verify("", kTimestamp, kBody).ok());
  EXPECT_FALSE(Verify(kSignature, "", kBody).ok());
  EXPECT_FALSE(Verify("not base64!", kTimestamp, kBody).ok());
  EXPECT_FALSE(Verify("AAAA", kTimestamp, kBody).ok());
  EXPECT_FALSE(Verify(absl::StrCat(" ", kSignature), kTimestamp, kBody).ok());
}

TEST(SignatureTest, TheTimestampMayBeFiveMinutesOffEitherWayAndNoMore) {
  for (const int sign : {1, -1}) {
    const absl::Time edge = kSignedAt + sign * absl::Minutes(5);
    EXPECT_TRUE(Verify(kSignature, kTimestamp, kBody, kSecrets, edge).ok());
    EXPECT_FALSE(Verify(kSignature, kTimestamp, kBody, kSecrets, edge + sign * absl::Milliseconds(1)).ok());
  }
}

TEST(SignatureTest, AStrangerLearnsNothingAboutOurClock) {
  const absl::Status status = Verify(kSignature, "2020-01-01T00:00:00Z", kBody);
  EXPECT_EQ(status.message(), "signature does not fit the body, want one made with the webhook's secret");
}

}  // namespace
}  // namespace firstline::ingest::zendesk
