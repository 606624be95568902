#include "simulators/zendesk/signature.h"

#include "gtest/gtest.h"

namespace firstline::sim::zendesk {
namespace {

constexpr char kSecret[] = "fl_zd_secret_0001";
constexpr char kTimestamp[] = "2026-11-21T10:00:00Z";
constexpr char kBody[] =
    R"({"account_id":12345,"id":"3f1c0a52-0d1f-4b7e-9b1e-6f1b1a0c9d10","type":"zen:event-type:ticket.created"})";

// The vectors of helpdesks.md 1.2.
TEST(SignatureTest, SignsAsciiBodies) {
  EXPECT_EQ(Sign(kSecret, kTimestamp, kBody), "vG4EaeY3+LUga2gYlk2PKCf/RrbSdn7DdwQMTsuyBAk=");
}

TEST(SignatureTest, SignsUtf8BytesAsTheyAre) {
  EXPECT_EQ(Sign(kSecret, kTimestamp, "{\"ticket_id\":\"4711\",\"body\":\"Größe stimmt nicht – 100 €\"}"),
            "DEYk4rxzMabkbOENgHf3BdKYMMBpyCAOcCmYDdq9vz8=");
}

TEST(SignatureTest, SignsAnEmptyBody) {
  EXPECT_EQ(Sign(kSecret, kTimestamp, ""), "F2tH9M4grSnTOasaZMCoeD3sGtF0aQ9Dv0kmeH1+OEw=");
}

TEST(SignatureTest, TakesTheSecretAsTextAlsoWhenItLooksLikeBase64) {
  EXPECT_EQ(Sign("dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==", kTimestamp, kBody),
            "ywXBzHXpZ9bR2SGwxa8TFwb4pOOQ+RL0u6bVpI1fiJs=");
}

}  // namespace
}  // namespace firstline::sim::zendesk
