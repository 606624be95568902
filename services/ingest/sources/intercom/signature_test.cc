#include "services/ingest/sources/intercom/signature.h"

#include <gtest/gtest.h>

#include <vector>

#include "absl/strings/ascii.h"

namespace firstline::ingest::intercom {
namespace {

using Secrets = std::vector<std::string>;

constexpr char kSecret[] = "fl_ic_client_secret_0001";
constexpr char kBody[] =
    R"({"type":"notification_event","id":"notif_0001","topic":"conversation.user.created","app_id":"abc123"})";
constexpr char kSignature[] = "sha1=4aa1e4fdb3a889ae5b1cb4bf15bb0e2821bfabf3";

TEST(SignatureTest, TheVectorsFit) {
  EXPECT_EQ(sizeof(kBody) - 1, 101u);
  EXPECT_TRUE(VerifySignature(kSignature, kBody, Secrets{kSecret}).ok());
  constexpr char kUtf8[] =
      R"({"type":"notification_event","id":"notif_0002","topic":"conversation.user.replied","body":"<p>Größe – 100 €</p>"})";
  EXPECT_EQ(sizeof(kUtf8) - 1, 119u);
  EXPECT_TRUE(VerifySignature("sha1=c7f99fa2b4d10abe5f225231746767111dd92789", kUtf8, Secrets{kSecret}).ok());
}

TEST(SignatureTest, EitherOfTwoSecretsFits) {
  EXPECT_TRUE(VerifySignature(kSignature, kBody, Secrets{"new", kSecret}).ok());
  EXPECT_TRUE(VerifySignature(kSignature, kBody, Secrets{kSecret, "old"}).ok());
  EXPECT_FALSE(VerifySignature(kSignature, kBody, Secrets{"new", "old"}).ok());
}

TEST(SignatureTest, WithoutASecretNothingFits) {
  EXPECT_FALSE(VerifySignature(kSignature, kBody, Secrets{}).ok());
  // HMAC-SHA1 of the body with an empty key, as anybody can compute it.
  EXPECT_FALSE(VerifySignature("sha1=fbdb1d1b18aa6c08324b7d64b71fb76370690e1d", "", Secrets{""}).ok());
}

TEST(SignatureTest, EveryOtherByteOfTheBodyIsRefused) {
  for (size_t i = 0; i + 1 < sizeof(kBody); ++i) {
    std::string body = kBody;
    body[i] = static_cast<char>(body[i] ^ 1);
    EXPECT_EQ(VerifySignature(kSignature, body, Secrets{kSecret}).code(), absl::StatusCode::kUnauthenticated);
  }
  EXPECT_FALSE(VerifySignature(kSignature, std::string(kBody) + "\n", Secrets{kSecret}).ok());
}

TEST(SignatureTest, OtherSpellingsAreRefused) {
  const std::string hex = std::string(kSignature).substr(5);
  for (const std::string& signature :
       {std::string(), hex, "sha256=" + hex, "sha1=" + absl::AsciiStrToUpper(hex), "sha1=" + hex.substr(1),
        "sha1=" + hex + "0", "sha1= " + hex.substr(1), "SHA1=" + hex}) {
    EXPECT_EQ(VerifySignature(signature, kBody, Secrets{kSecret}).code(), absl::StatusCode::kUnauthenticated)
        << signature;
  }
}

}  // namespace
}  // namespace firstline::ingest::intercom
