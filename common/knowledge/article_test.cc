#include "common/knowledge/article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace firstline::knowledge {
namespace {

using ::testing::HasSubstr;

Article Good() {
  Article article;
  article.id = "faq/shipping";
  article.title = "Shipping";
  article.body = "We ship on weekdays.";
  article.audience = "public";
  return article;
}

std::string MessageAfter(const std::function<void(Article&)>& change) {
  Article article = Good();
  change(article);
  return std::string(CheckArticle(article).message());
}

TEST(CheckArticleTest, AnArticleWithinItsLimitsIsGood) {
  EXPECT_TRUE(CheckArticle(Good()).ok());
  EXPECT_EQ(MessageAfter([](Article& a) { a.id.assign(kIdBytesMax, 'x'); }), "");
  EXPECT_EQ(MessageAfter([](Article& a) { a.body.assign(kBodyBytesMax, 'x'); }), "");
  EXPECT_EQ(MessageAfter([](Article& a) { a.tags.assign(kTagsMax, "tag"); }), "");
  EXPECT_EQ(MessageAfter([](Article& a) { a.audience = "gold_customers"; }), "");
}

TEST(CheckArticleTest, OneByteTooManyIsRefused) {
  EXPECT_THAT(MessageAfter([](Article& a) { a.id.assign(kIdBytesMax + 1, 'x'); }), HasSubstr("id has 257 bytes"));
  EXPECT_THAT(MessageAfter([](Article& a) { a.body.assign(kBodyBytesMax + 1, 'x'); }), HasSubstr("body has 716801"));
  EXPECT_THAT(MessageAfter([](Article& a) { a.tags.assign(kTagsMax + 1, "tag"); }), HasSubstr("tags has 101"));
}

TEST(CheckArticleTest, IdsHaveNoControlCharacters) {
  EXPECT_THAT(MessageAfter([](Article& a) { a.id = "a\nb"; }), HasSubstr("id contains a control character"));
  EXPECT_THAT(MessageAfter([](Article& a) { a.id = std::string("a\0b", 3); }), HasSubstr("control character"));
  EXPECT_EQ(MessageAfter([](Article& a) { a.id = "Größe (1)/ü"; }), "");
}

TEST(CheckArticleTest, RequiredFieldsAreNamed) {
  EXPECT_THAT(MessageAfter([](Article& a) { a.id.clear(); }), HasSubstr("id is empty"));
  EXPECT_THAT(MessageAfter([](Article& a) { a.title.clear(); }), HasSubstr("title is empty"));
  EXPECT_THAT(MessageAfter([](Article& a) { a.audience.clear(); }), HasSubstr("audience is empty"));
}

TEST(CheckArticleTest, IllFormedTextIsRefused) {
  EXPECT_THAT(MessageAfter([](Article& a) { a.body = "\xC3\x28"; }), HasSubstr("body is not valid UTF-8"));
}

TEST(CheckArticleTest, LocalesAreLanguageTags) {
  for (const char* good : {"en", "pt-BR", "zh-Hant-TW", "yue", "es-419"}) {
    EXPECT_EQ(MessageAfter([&](Article& a) { a.locale = good; }), "") << good;
  }
  for (const char* bad : {"", "e", "engl", "en-", "-en", "en_US", "e1", "en-toolongsub", "english"}) {
    EXPECT_THAT(MessageAfter([&](Article& a) { a.locale = bad; }), HasSubstr("BCP 47")) << bad;
  }
}

TEST(CheckArticleTest, AnArticleThatIsNeverValidIsRefused) {
  const absl::Time day = absl::FromUnixSeconds(1'700'000'000);
  EXPECT_THAT(MessageAfter([&](Article& a) { a.valid_from = a.valid_until = day; }), HasSubstr("not after"));
  EXPECT_EQ(MessageAfter([&](Article& a) {
              a.valid_from = day;
              a.valid_until = day + absl::Seconds(1);
            }),
            "");
}

TEST(ArticleVersionTest, EveryFieldCounts) {
  const std::string version = ArticleVersion(Good());
  EXPECT_EQ(version.size(), 16U);
  EXPECT_EQ(version, ArticleVersion(Good()));
  const std::vector<std::function<void(Article&)>> changes = {[](Article& a) { a.id += "x"; },
                                                              [](Article& a) { a.title += "x"; },
                                                              [](Article& a) { a.body += "x"; },
                                                              [](Article& a) { a.category = "faq"; },
                                                              [](Article& a) { a.tags = {"x"}; },
                                                              [](Article& a) { a.audience = "internal"; },
                                                              [](Article& a) { a.locale = "de"; },
                                                              [](Article& a) { a.status = ArticleStatus::kPublished; },
                                                              [](Article& a) { a.valid_from = absl::UnixEpoch(); },
                                                              [](Article& a) { a.valid_until = absl::UnixEpoch(); },
                                                              [](Article& a) { a.url = "https://example.com"; }};
  for (const auto& change : changes) {
    Article article = Good();
    change(article);
    EXPECT_NE(ArticleVersion(article), version);
  }
}

TEST(ArticleVersionTest, TextCannotMoveBetweenFieldsUnseen) {
  Article a = Good();
  a.title = "Shipping1";
  a.body = "x";
  Article b = Good();
  b.title = "Shipping";
  b.body = "1x";
  EXPECT_NE(ArticleVersion(a), ArticleVersion(b));
}

TEST(StatusNameTest, NamesGoBothWays) {
  for (const ArticleStatus status : {ArticleStatus::kDraft, ArticleStatus::kPublished, ArticleStatus::kArchived}) {
    EXPECT_EQ(StatusFromName(StatusName(status)), status);
  }
  EXPECT_EQ(StatusFromName("Published"), std::nullopt);
}

TEST(LanguageOfTest, TakesTheFirstSubtag) {
  EXPECT_EQ(LanguageOf("pt-BR"), "pt");
  EXPECT_EQ(LanguageOf("DE"), "de");
  EXPECT_EQ(LanguageOf(""), "");
}

}  // namespace
}  // namespace firstline::knowledge
