#include "tests/contract/golden.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/unknown_field_set.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/contract/every_field.h"

namespace firstline::contract {
namespace {

using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;

constexpr int kFieldOfANewerVersion = 1000;  // above every number of the contract

std::string FolderOf(absl::string_view version) {
  return absl::StrCat(FIRSTLINE_SOURCE_DIR, "/tests/contract/golden/", version);
}

// The record of a golden file's name: "FeedbackEvent-2.txtpb" is a FeedbackEvent.
std::unique_ptr<Message> RecordFor(absl::string_view file_name) {
  const absl::string_view stem = file_name.substr(0, file_name.find('.'));
  return NewRecord(stem.substr(0, stem.find('-')));
}

std::vector<Golden> GoldenOf(absl::string_view version) {
  std::vector<Golden> all;
  for (const auto& entry : std::filesystem::directory_iterator(FolderOf(version))) {
    const absl::StatusOr<Golden> golden = ReadGolden(FolderOf(version), entry.path().filename().string());
    EXPECT_TRUE(golden.ok()) << golden.status();
    if (golden.ok()) all.push_back(*golden);
  }
  return all;
}

class GoldenTest : public testing::TestWithParam<absl::string_view> {};
INSTANTIATE_TEST_SUITE_P(Versions, GoldenTest, testing::ValuesIn(kGoldenVersions));

TEST_P(GoldenTest, EveryRecordOfATopicIsThere) {
  const std::vector<Golden> golden = GoldenOf(GetParam());
  EXPECT_GE(golden.size(), std::size(kRecords));
}

TEST_P(GoldenTest, BytesStillMeanWhatTheTextSays) {
  for (const Golden& golden : GoldenOf(GetParam())) {
    SCOPED_TRACE(golden.name);
    const auto from_bytes = RecordFor(golden.name);
    ASSERT_TRUE(from_bytes->ParseFromString(golden.bytes));
    EXPECT_FALSE(HasUnknownFields(*from_bytes)) << "a released field is gone";
    const auto from_text = RecordFor(golden.name);
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(golden.text, from_text.get()));
    EXPECT_TRUE(MessageDifferencer::Equals(*from_bytes, *from_text));
  }
}

TEST_P(GoldenTest, ReadAndWrittenAgainTheBytesAreTheSame) {
  for (const Golden& golden : GoldenOf(GetParam())) {
    SCOPED_TRACE(golden.name);
    const auto record = RecordFor(golden.name);
    ASSERT_TRUE(record->ParseFromString(golden.bytes));
    EXPECT_EQ(DeterministicBytes(*record), golden.bytes);
  }
}

TEST_P(GoldenTest, JsonBothWaysLosesNothing) {
  for (const Golden& golden : GoldenOf(GetParam())) {
    SCOPED_TRACE(golden.name);
    const auto record = RecordFor(golden.name);
    ASSERT_TRUE(record->ParseFromString(golden.bytes));
    std::string json;
    ASSERT_TRUE(google::protobuf::util::MessageToJsonString(*record, &json).ok());
    const auto back = RecordFor(golden.name);
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json, back.get()).ok()) << json;
    EXPECT_TRUE(MessageDifferencer::Equals(*record, *back));
  }
}

TEST_P(GoldenTest, FieldsOfANewerVersionSurviveAStage) {
  for (const Golden& golden : GoldenOf(GetParam())) {
    SCOPED_TRACE(golden.name);
    const auto record = RecordFor(golden.name);
    google::protobuf::UnknownFieldSet newer;
    newer.AddLengthDelimited(kFieldOfANewerVersion, "from a newer version");
    std::string newer_bytes;
    ASSERT_TRUE(newer.SerializeToString(&newer_bytes));
    ASSERT_TRUE(record->ParseFromString(golden.bytes + newer_bytes));
    EXPECT_TRUE(HasUnknownFields(*record));
    // What a stage does: set a field, write the message it received.
    record->GetReflection()->ClearField(record.get(), record->GetDescriptor()->field(0));
    EXPECT_TRUE(absl::StrContains(record->SerializeAsString(), "from a newer version"));
  }
}

TEST(GoldenTest, TheVersionInTheMakingHasEveryFieldOfTheContract) {
  const absl::string_view newest = *std::rbegin(kGoldenVersions);
  for (const absl::string_view name : kRecords) {
    const int variants = VariantsOf(*NewRecord(name)->GetDescriptor());
    for (int variant = 0; variant < variants; ++variant) {
      const auto want = NewRecord(name);
      SetEveryField(*want, variant);
      const absl::StatusOr<Golden> golden = ReadGolden(FolderOf(newest), GoldenName(name, variant));
      ASSERT_TRUE(golden.ok()) << golden.status();
      EXPECT_EQ(golden->text, FormatGolden(*want))
          << "The contract has changed. While " << newest << " is not released: write_golden tests/contract/golden/"
          << newest << ". Afterwards: begin the next version's folder (tests/contract/golden.h).";
    }
  }
}

}  // namespace
}  // namespace firstline::contract
