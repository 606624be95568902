#include "common/policy/yaml_node.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace firstline::policy {
namespace {

using testing::HasSubstr;

std::string ErrorsOf(absl::string_view text) {
  Problems problems;
  LoadYaml(text, problems);
  return std::string(problems.ToStatus("f.yaml").message());
}

std::string Nested(size_t depth) { return absl::StrCat(std::string(depth, '['), std::string(depth, ']')); }

TEST(LoadYamlTest, ValuesKnowWhereTheyStood) {
  Problems problems;
  const YamlNode root = LoadYaml("a: 1\nb:\n  - x\n  - {c: \"y\"}\n", problems);
  ASSERT_TRUE(problems.empty()) << problems.ToStatus("f");
  ASSERT_EQ(root.kind, YamlNode::Kind::kMap);
  EXPECT_EQ(root.keys[1].scalar, "b");
  EXPECT_EQ(root.keys[1].line, 2);
  const YamlNode& c = root.items[1].items[1].items[0];
  EXPECT_EQ(c.scalar, "y");
  EXPECT_EQ(c.line, 4);
  EXPECT_EQ(c.column, 9);
}

TEST(LoadYamlTest, AnEmptyFileIsAProblem) { EXPECT_EQ(ErrorsOf(""), "f.yaml:1:1: the file is empty"); }

TEST(LoadYamlTest, ASyntaxErrorNamesItsPlace) {
  EXPECT_THAT(ErrorsOf("a: 1\nb: [1, 2\n"), HasSubstr("not valid YAML: "));
  EXPECT_THAT(ErrorsOf("a: 1\n\tb: 2\n"), HasSubstr("f.yaml:2:"));
}

TEST(LoadYamlTest, ASecondDocumentIsAProblem) {
  EXPECT_EQ(ErrorsOf("a: 1\n---\nb: 2\n"), "f.yaml:3:1: a second document; want one per file");
}

TEST(LoadYamlTest, TheSameKeyTwiceIsAProblem) {
  EXPECT_EQ(ErrorsOf("a: 1\nb: 2\na: 3\n"), "f.yaml:3:1: the key \"a\" stands here twice");
}

TEST(LoadYamlTest, AKeyThatIsAListIsAProblem) {
  EXPECT_EQ(ErrorsOf("[a, b]: 1\n"), "f.yaml:1:1: a key must be a plain word");
}

TEST(LoadYamlTest, TagsAreAProblem) {
  EXPECT_EQ(ErrorsOf("a: !!binary eA==\n"), "f.yaml:1:4: YAML tags are not supported");
}

TEST(LoadYamlTest, NestingStopsAtTheLimit) {
  EXPECT_EQ(ErrorsOf(Nested(kYamlDepthMax)), "");
  EXPECT_EQ(ErrorsOf(Nested(kYamlDepthMax + 1)), "f.yaml:1:33: nested deeper than 32");
}

TEST(LoadYamlTest, NestingFarBeyondTheLimitDoesNotOverflowTheStack) {
  EXPECT_THAT(ErrorsOf(Nested(100000)), HasSubstr("nested deeper than 32"));
}

TEST(LoadYamlTest, AliasesCopyTheirValue) {
  Problems problems;
  const YamlNode root = LoadYaml("a: &x [1, 2]\nb: *x\n", problems);
  ASSERT_TRUE(problems.empty());
  EXPECT_EQ(root.items[1].items.size(), 2u);
}

TEST(LoadYamlTest, AliasesStopAtTheLimit) {
  std::string text = "a: &x 1\nb:\n";
  for (int i = 0; i < kYamlAliasesMax; ++i) absl::StrAppend(&text, "  - *x\n");
  EXPECT_EQ(ErrorsOf(text), "");
  absl::StrAppend(&text, "  - *x\n");
  EXPECT_THAT(ErrorsOf(text), HasSubstr("more than 100 aliases"));
}

TEST(LoadYamlTest, AliasesThatMultiplyAreStopped) {
  std::string text = "a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n";
  for (int i = 1; i < 12; ++i) {
    absl::StrAppend(&text, "a", i, ": &a", i, " [*a", i - 1, ", *a", i - 1, ", *a", i - 1, ", *a", i - 1, "]\n");
  }
  EXPECT_THAT(ErrorsOf(text), HasSubstr("more than 50000 values"));
}

TEST(LoadYamlTest, AnAliasInsideItselfIsAProblem) { EXPECT_THAT(ErrorsOf("a: &x [1, *x]\n"), HasSubstr("alias")); }

TEST(LoadYamlTest, AFileAboveTheSizeLimitIsNotRead) {
  EXPECT_THAT(ErrorsOf(std::string(kYamlBytesMax + 1, ' ')), HasSubstr("want at most 1048576"));
}

TEST(ProblemsTest, AreSortedByPositionAndBounded) {
  Problems problems;
  problems.Add(2, 1, "second");
  problems.Add(1, 5, "first");
  EXPECT_EQ(problems.ToStatus("p").message(), "p:1:5: first\np:2:1: second");
  for (int i = 0; i < 500; ++i) problems.Add(9, 1, "x");
  const std::string text(problems.ToStatus("p").message());
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 99);
}

}  // namespace
}  // namespace firstline::policy
