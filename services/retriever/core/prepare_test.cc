#include "services/retriever/core/prepare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

using ::testing::HasSubstr;
using testing::MakeArticle;

TEST(PrepareTest, KeepsTheFieldsAndCutsPassages) {
  knowledge::Article article = MakeArticle("a", "Title", "# Title\n\nOne **two**.\n\n## More\n\nThree.");
  article.category = "faq";
  article.url = "https://example.com/a";
  article.valid_until = absl::UnixEpoch();
  const auto stored = Prepare(article);
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->version, knowledge::ArticleVersion(article));
  EXPECT_EQ(stored->category, "faq");
  EXPECT_EQ(stored->url, "https://example.com/a");
  EXPECT_EQ(stored->valid_until, absl::UnixEpoch());
  EXPECT_EQ(stored->text, "Title\n\nOne two.\n\nMore\n\nThree.");
  EXPECT_EQ(stored->passages.size(), 2U);
  EXPECT_TRUE(CheckStored(*stored).ok());
}

TEST(PrepareTest, ABadArticleIsRefused) {
  EXPECT_EQ(Prepare(MakeArticle("", "T", "B")).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(CheckStoredTest, UnsoundSpansAreRefused) {
  StoredArticle article = *Prepare(MakeArticle("a", "T", "Grüße an alle."));
  const size_t size = article.text.size();
  const auto message = [&](std::vector<PassageSpan> passages) {
    article.passages = std::move(passages);
    return std::string(CheckStored(article).message());
  };
  EXPECT_EQ(message({{{0, size}, ""}}), "");
  EXPECT_EQ(message({{{0, 2}, ""}, {{2, size}, ""}}), "");
  EXPECT_THAT(message({{{0, size + 1}, ""}}), HasSubstr("beyond the text"));
  EXPECT_THAT(message({{{4, 4}, ""}}), HasSubstr("empty"));
  EXPECT_THAT(message({{{6, 8}, ""}, {{0, 2}, ""}}), HasSubstr("out of order"));
  EXPECT_THAT(message({{{0, 3}, ""}}), HasSubstr("cuts a character"));
  article.text = std::string(3000, 'x');
  EXPECT_EQ(message({{{0, 2048}, ""}}), "");
  EXPECT_THAT(message({{{0, 2049}, ""}}), HasSubstr("longer than 2 KiB"));
  article.text = "\xC3";
  EXPECT_THAT(message({}), HasSubstr("UTF-8"));
}

}  // namespace
}  // namespace firstline::retriever
