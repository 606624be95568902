// Enum numbers wait in Kafka and names stand in JSON, so both are fixed once released.

#include <google/protobuf/descriptor.h>

#include <fstream>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "firstline/v1/ticket.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/contract/golden.h"

namespace firstline::contract {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FileDescriptor;

// Every enum of the contract: those of the files that hold records, and of what they import.
std::set<const EnumDescriptor*> AllEnums() {
  std::set<const EnumDescriptor*> enums;
  std::set<const FileDescriptor*> seen;
  const auto visit = [&](const FileDescriptor* file, const auto& self) -> void {
    if (file->package() != "firstline.v1" || !seen.insert(file).second) return;
    for (int i = 0; i < file->enum_type_count(); ++i) enums.insert(file->enum_type(i));
    for (int i = 0; i < file->dependency_count(); ++i) self(file->dependency(i), self);
  };
  for (const absl::string_view record : kRecords) visit(NewRecord(record)->GetDescriptor()->file(), visit);
  return enums;
}

// "Channel 1 CHANNEL_CHAT" for each value.
std::set<std::string> ValuesNow() {
  std::set<std::string> lines;
  for (const EnumDescriptor* type : AllEnums()) {
    for (int i = 0; i < type->value_count(); ++i) {
      lines.insert(absl::StrCat(type->name(), " ", type->value(i)->number(), " ", type->value(i)->name()));
    }
  }
  return lines;
}

std::set<std::string> ValuesReleased() {
  std::ifstream file(absl::StrCat(FIRSTLINE_SOURCE_DIR, "/tests/contract/golden/enums.txt"));
  std::set<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') lines.insert(line);
  }
  return lines;
}

TEST(EnumsTest, EveryValueKeepsItsNumberAndItsName) {
  ASSERT_THAT(ValuesReleased(), testing::SizeIs(testing::Gt(50u)));
  EXPECT_THAT(ValuesNow(), testing::IsSupersetOf(ValuesReleased()));
}

TEST(EnumsTest, EveryValueIsListed) {
  EXPECT_THAT(ValuesReleased(), testing::IsSupersetOf(ValuesNow()))
      << "add the new values to tests/contract/golden/enums.txt";
}

TEST(EnumsTest, ZeroIsUnspecified) {
  for (const EnumDescriptor* type : AllEnums()) {
    ASSERT_EQ(type->value(0)->number(), 0) << type->name();
    EXPECT_TRUE(absl::EndsWith(type->value(0)->name(), "_UNSPECIFIED")) << type->value(0)->name();
  }
}

TEST(EnumsTest, NumbersOfANewerVersionSurvive) {
  v1::Ticket ticket;
  ticket.set_channel(static_cast<v1::Channel>(99));
  v1::Ticket back;
  ASSERT_TRUE(back.ParseFromString(ticket.SerializeAsString()));
  EXPECT_EQ(static_cast<int>(back.channel()), 99);
  EXPECT_FALSE(v1::Channel_IsValid(back.channel()));
}

}  // namespace
}  // namespace firstline::contract
