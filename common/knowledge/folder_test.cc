#include "common/knowledge/folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"

namespace firstline::knowledge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class LoadKnowledgeTest : public ::testing::Test {
 protected:
  LoadKnowledgeTest()
      : root_(absl::StrCat(::testing::TempDir(), "knowledge_",
                           ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_);
  }
  ~LoadKnowledgeTest() override { std::filesystem::remove_all(root_); }

  void Write(const std::string& name, const std::string& content) {
    const std::filesystem::path path = root_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << content;
  }

  std::filesystem::path root_;
};

TEST_F(LoadKnowledgeTest, WalksFoldersInTheOrderOfNames) {
  Write("policies/returns.md", "# Returns\n");
  Write("faq/shipping.md", "# Shipping\n");
  Write("extra.jsonl", R"({"id":"x","title":"X","body":"B"})");
  Write("README.md", "# About these files\n");
  Write(".git/config.md", "# Hidden\n");
  Write("notes.txt", "not an article");
  const auto result = LoadKnowledge(root_.string());
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_THAT(result->problems, IsEmpty());
  std::vector<std::string> ids, categories;
  for (const Article& article : result->articles) {
    ids.push_back(article.id);
    categories.push_back(article.category);
  }
  EXPECT_THAT(ids, ElementsAre("x", "faq/shipping", "policies/returns"));
  EXPECT_THAT(categories, ElementsAre("", "faq", "policies"));
}

TEST_F(LoadKnowledgeTest, ABrokenFileDoesNotHideTheOthers) {
  Write("a.md", "no title");
  Write("b.md", "# B\n");
  const auto result = LoadKnowledge(root_.string());
  ASSERT_TRUE(result.ok());
  ASSERT_THAT(result->articles, SizeIs(1));
  ASSERT_THAT(result->problems, SizeIs(1));
  EXPECT_THAT(result->problems[0].ToString(), HasSubstr("a.md:1: title is empty"));
}

TEST_F(LoadKnowledgeTest, AnIdOfAnEarlierFileIsAProblem) {
  Write("a.md", "---\nid: same\n---\n# A\n");
  Write("b.md", "---\nid: same\n---\n# B\n");
  const auto result = LoadKnowledge(root_.string());
  ASSERT_TRUE(result.ok());
  ASSERT_THAT(result->articles, SizeIs(1));
  EXPECT_EQ(result->articles[0].title, "A");
  ASSERT_THAT(result->problems, SizeIs(1));
  EXPECT_THAT(result->problems[0].message, HasSubstr("a.md already"));
}

TEST_F(LoadKnowledgeTest, OneFileIsEnough) {
  Write("faq/a.md", "# A\n");
  const auto result = LoadKnowledge((root_ / "faq/a.md").string());
  ASSERT_TRUE(result.ok());
  ASSERT_THAT(result->articles, SizeIs(1));
  EXPECT_EQ(result->articles[0].id, "a");
}

TEST_F(LoadKnowledgeTest, SymbolicLinksAreNotFollowed) {
  Write("a.md", "# A\n");
  std::filesystem::create_symlink(root_ / "a.md", root_ / "b.md");
  const auto result = LoadKnowledge(root_.string());
  ASSERT_TRUE(result.ok());
  EXPECT_THAT(result->articles, SizeIs(1));
}

TEST_F(LoadKnowledgeTest, WhatIsNotThereOrNoArticleFileIsAnError) {
  EXPECT_EQ(LoadKnowledge((root_ / "missing").string()).status().code(), absl::StatusCode::kNotFound);
  Write("a.txt", "text");
  EXPECT_EQ(LoadKnowledge((root_ / "a.txt").string()).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(LoadKnowledgeTest, AMarkdownFileBeyondTheLimitIsAProblem) {
  Write("big.md", absl::StrCat("# T\n", std::string(kMarkdownFileBytesMax, 'x')));
  const auto result = LoadKnowledge(root_.string());
  ASSERT_TRUE(result.ok());
  ASSERT_THAT(result->problems, SizeIs(1));
  EXPECT_THAT(result->problems[0].message, HasSubstr("want at most 1048576"));
}

}  // namespace
}  // namespace firstline::knowledge
