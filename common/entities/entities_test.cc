#include "common/entities/entities.h"

#include "absl/strings/str_cat.h"
#include "common/entities/checksums.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Found(absl::string_view text) {
  std::vector<std::string> found;
  for (const Entity& entity : FindEntities(text)) {
    EXPECT_EQ(entity.span.In(text), entity.value);
    found.push_back(absl::StrCat(entity.type, "=", entity.value));
  }
  return found;
}

TEST(FindEntitiesTest, OrderNumbers) {
  EXPECT_THAT(Found("Where is FL-1001?"), ElementsAre("order_id=FL-1001"));
  EXPECT_THAT(Found("order #48213 is late"), ElementsAre("order_id=48213"));
  EXPECT_THAT(Found("Bestellnummer: 5520123"), ElementsAre("order_id=5520123"));
  EXPECT_THAT(Found("mon dossier 20931"), ElementsAre("order_id=20931"));
  EXPECT_THAT(Found("订单号 778899"), ElementsAre("order_id=778899"));
  EXPECT_THAT(Found("I ordered 20 seats"), IsEmpty());
}

TEST(FindEntitiesTest, MailAndWebAddresses) {
  EXPECT_THAT(Found("write to Ana.Silva+x@mail.example.com."), ElementsAre("email=Ana.Silva+x@mail.example.com"));
  EXPECT_THAT(Found("(see https://example.com/a?b=1)."), ElementsAre("url=https://example.com/a?b=1"));
  EXPECT_THAT(Found("not@an"), IsEmpty());
}

TEST(FindEntitiesTest, IbansPassTheirChecksum) {
  EXPECT_THAT(Found("to DE89 3704 0044 0532 0130 00 please"), ElementsAre("iban=DE89 3704 0044 0532 0130 00"));
  EXPECT_THAT(Found("GB82WEST12345698765432"), ElementsAre("iban=GB82WEST12345698765432"));
  for (const Entity& entity : FindEntities("DE88 3704 0044 0532 0130 00")) EXPECT_NE(entity.type, "iban");
}

TEST(FindEntitiesTest, CardsPassLuhn) {
  EXPECT_THAT(Found("card 4111 1111 1111 1111 declined"), ElementsAre("card=4111 1111 1111 1111"));
  for (const Entity& entity : FindEntities("card 4111 1111 1111 1112 declined")) EXPECT_NE(entity.type, "card");
}

TEST(FindEntitiesTest, MachineAddresses) {
  EXPECT_THAT(Found("from 192.168.0.255 today"), ElementsAre("ip=192.168.0.255"));
  EXPECT_THAT(Found("from 2001:db8::1 today"), ElementsAre("ip=2001:db8::1"));
  EXPECT_THAT(Found("at 12:30:15"), IsEmpty());
  for (const Entity& entity : FindEntities("version 1.2.3.256")) EXPECT_NE(entity.type, "ip");
}

TEST(FindEntitiesTest, Amounts) {
  EXPECT_THAT(Found("charged $48.90 twice"), ElementsAre("amount=$48.90"));
  EXPECT_THAT(Found("1.234,56 € fehlen"), ElementsAre("amount=1.234,56 €"));
  EXPECT_THAT(Found("pay 300 Euro now"), ElementsAre("amount=300 Euro"));
  EXPECT_THAT(Found("EUR 20 and 50元"), ElementsAre("amount=EUR 20", "amount=50元"));
}

TEST(FindEntitiesTest, Dates) {
  EXPECT_THAT(Found("on 2026-11-21"), ElementsAre("date=2026-11-21"));
  EXPECT_THAT(Found("am 21.11.2026"), ElementsAre("date=21.11.2026"));
  EXPECT_THAT(Found("on 12 April 2026, ok"), ElementsAre("date=12 April 2026"));
  EXPECT_THAT(Found("March 3rd please"), ElementsAre("date=March 3rd"));
  EXPECT_THAT(Found("el 5 de mayo de 2026."), ElementsAre("date=5 de mayo de 2026"));
  EXPECT_THAT(Found("11月21日"), ElementsAre("date=11月21日"));
  for (const Entity& entity : FindEntities("2026-13-40")) EXPECT_NE(entity.type, "date");
  EXPECT_THAT(Found("31/12/2026"), ElementsAre("date=31/12/2026"));
}

TEST(FindEntitiesTest, ErrorCodes) {
  EXPECT_THAT(Found("shows error 500 again"), ElementsAre("error_code=500"));
  EXPECT_THAT(Found("Fehler E20"), ElementsAre("error_code=E20"));
  EXPECT_THAT(Found("ERR_CONNECTION_RESET and 0x80070057"),
              ElementsAre("error_code=ERR_CONNECTION_RESET", "error_code=0x80070057"));
}

TEST(FindEntitiesTest, TelephoneNumbers) {
  EXPECT_THAT(Found("call +49 30 1234567 please"), ElementsAre("phone=+49 30 1234567"));
  EXPECT_THAT(Found("(020) 7946-0958"), ElementsAre("phone=(020) 7946-0958"));
  EXPECT_THAT(Found("1234567"), IsEmpty());
}

TEST(FindEntitiesTest, TheNumberOfEntitiesIsBounded) {
  std::string text;
  for (size_t i = 0; i < kEntitiesMax + 10; ++i) absl::StrAppend(&text, "a", i, "@example.com ");
  EXPECT_EQ(FindEntities(text).size(), kEntitiesMax);
}

TEST(ChecksumTest, LuhnAndIban) {
  EXPECT_TRUE(PassesLuhn("4111-1111-1111-1111"));
  EXPECT_FALSE(PassesLuhn("4111-1111-1111-1110"));
  EXPECT_FALSE(PassesLuhn(""));
  EXPECT_TRUE(PassesIban("nl91 abna 0417 1643 00"));
  EXPECT_FALSE(PassesIban("NL92 ABNA 0417 1643 00"));
  EXPECT_FALSE(PassesIban("NL91"));
}

}  // namespace
}  // namespace firstline::entities
