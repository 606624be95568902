#include "services/classifier/training_files.h"

#include <filesystem>
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::classifier {
namespace {

using ::testing::HasSubstr;

std::string Folder() {
  const std::string folder = ::testing::TempDir() + "training_files_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

void Write(const std::string& path, const std::string& content) { std::ofstream(path) << content; }

TEST(ParseExampleTest, NeedsTextAndIntentAndKnowsTheRest) {
  const auto example = ParseExample(R"({"text":"Hi","intent":"small_talk","lang":"en","sentiment":"neutral"})");
  ASSERT_TRUE(example.ok()) << example.status();
  EXPECT_EQ(example->text, "Hi");
  EXPECT_EQ(example->topic, "");
  EXPECT_FALSE(ParseExample(R"({"text":"Hi"})").ok());
  EXPECT_FALSE(ParseExample(R"({"text":"Hi","intent":3})").ok());
  EXPECT_FALSE(ParseExample("[]").ok());
  EXPECT_FALSE(ParseExample("{\"text\":\"\xFF\",\"intent\":\"x\"}").ok());
}

TEST(ReadExamplesTest, AFolderStandsForItsFilesInOrder) {
  const std::string folder = Folder();
  Write(folder + "/b.jsonl", "{\"text\":\"2\",\"intent\":\"b\"}\n\n{\"text\":\"3\",\"intent\":\"b\"}\n");
  Write(folder + "/a.jsonl", "{\"text\":\"1\",\"intent\":\"a\"}\n");
  Write(folder + "/notes.txt", "not rows");
  const auto examples = ReadExamples({folder});
  ASSERT_TRUE(examples.ok()) << examples.status();
  ASSERT_EQ(examples->size(), 3u);
  EXPECT_EQ((*examples)[0].text, "1");
  EXPECT_EQ((*examples)[2].text, "3");
}

TEST(ReadExamplesTest, ABadRowIsNamedByFileAndLine) {
  const std::string folder = Folder();
  Write(folder + "/a.jsonl", "{\"text\":\"1\",\"intent\":\"a\"}\nnonsense\n");
  EXPECT_THAT(std::string(ReadExamples({folder}).status().message()), HasSubstr("a.jsonl:2: not a JSON object"));
  EXPECT_EQ(ReadExamples({folder + "/missing.jsonl"}).status().code(), absl::StatusCode::kNotFound);
}

TEST(TrainFromFilesTest, TheWrittenModelCanBeRead) {
  const std::string folder = Folder();
  std::ofstream rows(folder + "/rows.jsonl");
  for (int i = 0; i < 10; ++i) {
    rows << R"({"text":"refund my money","intent":"refund","sentiment":"negative"})" << "\n";
    rows << R"({"text":"thank you so much","intent":"praise","sentiment":"positive"})" << "\n";
  }
  rows.close();
  const std::string output = folder + "/model.flm";
  const auto report = TrainFromFiles({folder}, output, {.name = "mine"});
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_THAT(FormatReport(*report), HasSubstr("rows 20"));
  const auto models = ReadModels(output);
  ASSERT_TRUE(models.ok()) << models.status();
  EXPECT_THAT(models->version, HasSubstr("mine@"));
  EXPECT_FALSE(std::filesystem::exists(output + ".new"));
}

TEST(ReadModelsTest, SaysWhichFileIsBad) {
  const std::string folder = Folder();
  Write(folder + "/bad.flm", "nonsense");
  EXPECT_THAT(std::string(ReadModels(folder + "/bad.flm").status().message()), HasSubstr("bad.flm"));
}

}  // namespace
}  // namespace firstline::classifier
