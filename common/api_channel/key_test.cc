#include "common/api_channel/key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::api_channel {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);

TEST(KeyTest, ANewKeyNamesItselfAndFitsItsHashAlone) {
  const auto text = NewKey("acme", "shop");
  ASSERT_TRUE(text.ok()) << text.status();
  const auto name = ParseKey(*text);
  ASSERT_TRUE(name.has_value());
  EXPECT_EQ(name->tenant, "acme");
  EXPECT_EQ(name->id, "shop");
  policy::ApiKey key;
  key.sha256 = HashOfKey(*text);
  EXPECT_TRUE(IsKey(*text, &key, kNow));
  for (size_t i = 0; i < text->size(); ++i) {
    std::string other = *text;
    other[i] = static_cast<char>(other[i] ^ 1);
    EXPECT_FALSE(IsKey(other, &key, kNow)) << i;
  }
  EXPECT_FALSE(IsKey(absl::StrCat(*text, " "), &key, kNow));
}

TEST(KeyTest, TwoKeysDiffer) { EXPECT_NE(*NewKey("acme", "shop"), *NewKey("acme", "shop")); }

TEST(KeyTest, ANobodysKeyFitsNothing) {
  EXPECT_FALSE(IsKey("flk.acme.shop.x", nullptr, kNow));
  const policy::ApiKey without_hash;
  EXPECT_FALSE(IsKey("flk.acme.shop.x", &without_hash, kNow));
}

TEST(KeyTest, AKeyEndsWhenItExpires) {
  policy::ApiKey key;
  key.sha256 = HashOfKey("flk.acme.shop.x");
  key.expires = kNow;
  EXPECT_TRUE(IsKey("flk.acme.shop.x", &key, kNow - absl::Seconds(1)));
  EXPECT_FALSE(IsKey("flk.acme.shop.x", &key, kNow));
}

TEST(KeyTest, OtherTextsAreNoKeys) {
  for (const char* text : {"", "flk", "flk.a.b", "flk.a.b.c.d", "key.a.b.c", "flk..b.c", "flk.a..c", "flk.a.b."}) {
    EXPECT_FALSE(ParseKey(text).has_value()) << text;
  }
  EXPECT_FALSE(ParseKey(absl::StrCat("flk.a.b.", std::string(300, 'x'))).has_value());
}

TEST(KeyTest, TheHashIsSha256) {
  EXPECT_EQ(HashOfKey("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace firstline::api_channel
