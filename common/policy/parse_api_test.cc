#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "common/helpdesks/names.h"
#include "common/policy/policy.h"

namespace firstline::policy {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string kHash(64, 'a');

absl::StatusOr<Policy> Parse(absl::string_view api) {
  return ParsePolicy(absl::StrCat("apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: acme}\nspec:\n"
                                  "  helpdesks:\n"
                                  "    - {name: main, vendor: zendesk, base_url: 'https://a.example', "
                                  "credentials_file: c, webhook_secret_files: s}\n",
                                  api),
                     "p.yaml", "/secrets");
}
std::string ErrorsOf(absl::string_view api) { return std::string(Parse(api).status().message()); }
std::string Key(absl::string_view more) {
  return absl::StrCat("  api: {keys: [{id: shop, sha256: ", kHash, ", ", more, "}]}\n");
}

TEST(ApiChannelTest, WithoutASectionThereIsNoApi) {
  const auto policy = Parse("");
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_FALSE(policy->api.enabled);
  EXPECT_EQ(policy->FindHelpdesk(kApi), nullptr);
}

TEST(ApiChannelTest, EverySettingIsRead) {
  const auto policy = Parse(absl::StrCat(
      "  api:\n"
      "    keys:\n"
      "      - {id: shop, sha256: ",
      kHash, ", scopes: [tickets:write, tickets:read], expires: 2027-01-31}\n      - {id: board, sha256: ", kHash,
      ", scopes: tickets:read}\n"
      "    requests_per_minute: 30\n"
      "    hand_off_to: main\n"
      "    callback: {url: 'https://acme.example/hook?v=1', secret_file: hook}\n"));
  ASSERT_TRUE(policy.ok()) << policy.status();
  const ApiChannel& api = policy->api;
  ASSERT_TRUE(api.enabled);
  ASSERT_THAT(api.keys, SizeIs(2));
  const ApiKey* shop = api.FindKey("shop");
  ASSERT_NE(shop, nullptr);
  EXPECT_TRUE(shop->may_write && shop->may_read);
  EXPECT_EQ(shop->expires, absl::FromUnixSeconds(1'801'353'600));  // 2027-01-31T00:00:00Z
  const ApiKey* board = api.FindKey("board");
  ASSERT_NE(board, nullptr);
  EXPECT_FALSE(board->may_write);
  EXPECT_EQ(board->expires, absl::InfiniteFuture());
  EXPECT_EQ(api.requests_per_minute, 30);
  EXPECT_EQ(api.hand_off_to, "main");
  EXPECT_EQ(api.callback_url, "https://acme.example/hook?v=1");
  EXPECT_EQ(api.callback_secret_file, "/secrets/hook");
  ASSERT_NE(policy->FindHelpdesk(kApi), nullptr);
  EXPECT_EQ(policy->FindHelpdesk(kApi)->vendor, kApi);
}

TEST(ApiChannelTest, AKeyNeedsAHashAndAScope) {
  EXPECT_THAT(ErrorsOf("  api: {keys: [{id: shop, sha256: flk.acme.shop.x, scopes: tickets:read}]}\n"),
              HasSubstr("64 lower-case hex digits"));
  EXPECT_THAT(ErrorsOf(Key("scopes: tickets:wirte")), HasSubstr("did you mean \"tickets:write\""));
  EXPECT_THAT(ErrorsOf(Key("scopes: []")), HasSubstr("scopes: is empty"));
  EXPECT_THAT(ErrorsOf(Key("scopes: tickets:read, expires: soon")), HasSubstr("want a day such as 2027-01-31"));
  EXPECT_THAT(ErrorsOf("  api: {keys: [{id: 'a.b', sha256: x, scopes: tickets:read}]}\n"), HasSubstr("at most 63 of"));
}

TEST(ApiChannelTest, KeyIdsAreUnique) {
  const std::string key = absl::StrCat("{id: shop, sha256: ", kHash, ", scopes: tickets:read}");
  EXPECT_THAT(ErrorsOf(absl::StrCat("  api: {keys: [", key, ", ", key, "]}\n")), HasSubstr("two keys are called"));
}

TEST(ApiChannelTest, HandOffsGoToADeclaredHelpdesk) {
  EXPECT_THAT(ErrorsOf("  api: {hand_off_to: mian}\n"), HasSubstr("did you mean \"main\""));
  EXPECT_THAT(ErrorsOf("  api: {hand_off_to: api}\n"), HasSubstr("hand_off_to"));
}

TEST(ApiChannelTest, HandOffsGoToAVendorThatTakesTickets) {
  for (const absl::string_view vendor : helpdesks::VendorNames()) {
    const auto policy =
        ParsePolicy(absl::StrCat("apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: acme}\nspec:\n"
                                 "  helpdesks: [{name: desk, vendor: ",
                                 vendor,
                                 ", base_url: 'https://a.example', credentials_file: c, webhook_secret_files: s}]\n"
                                 "  api: {hand_off_to: desk}\n"),
                    "p.yaml");
    EXPECT_EQ(policy.ok(), vendor == "zendesk") << vendor << ": " << policy.status();
    if (!policy.ok()) {
      EXPECT_THAT(std::string(policy.status().message()), HasSubstr("cannot be opened yet"));
    }
  }
}

TEST(ApiChannelTest, ACallbackNeedsAnAddressAndASecret) {
  EXPECT_THAT(ErrorsOf("  api: {callback: {url: 'ftp://a.example', secret_file: s}}\n"), HasSubstr("want an address"));
  EXPECT_THAT(ErrorsOf("  api: {callback: {url: 'https://u@a.example', secret_file: s}}\n"),
              HasSubstr("want an address"));
  EXPECT_THAT(ErrorsOf("  api: {callback: {url: 'https://a.example'}}\n"), HasSubstr("secret_file"));
}

TEST(ApiChannelTest, NoHelpdeskMayTakeTheName) {
  EXPECT_THAT(std::string(ParsePolicy("apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: acme}\nspec:\n"
                                      "  helpdesks: [{name: api, vendor: zendesk, base_url: 'https://a.example', "
                                      "credentials_file: c, webhook_secret_files: s}]\n",
                                      "p.yaml")
                              .status()
                              .message()),
              HasSubstr("Firstline's own API"));
}

}  // namespace
}  // namespace firstline::policy
