#include "common/http/message.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(RenderHeadTest, CarriesStatusLengthTypeAndFields) {
  EXPECT_EQ(RenderHead({.status = 201, .headers = {{"X-Id", "7"}}, .body = "{}"}, {}),
            "HTTP/1.1 201 Created\r\nContent-Length: 2\r\nContent-Type: application/json\r\nX-Id: 7\r\n\r\n");
}

TEST(RenderHeadTest, NoContentHasNeitherLengthNorType) {
  EXPECT_EQ(RenderHead({.status = 204}, {}), "HTTP/1.1 204 No Content\r\n\r\n");
  EXPECT_FALSE(StatusHasBody(204));
  EXPECT_FALSE(StatusHasBody(304));
  EXPECT_TRUE(StatusHasBody(200));
}

TEST(RenderHeadTest, AHandlerCannotInjectOrRepeatFramingFields) {
  const std::string head = RenderHead({.headers = {{"Location", "/a\r\nSet-Cookie: b"},
                                                   {"content-length", "99"},
                                                   {"Transfer-Encoding", "chunked"},
                                                   {"Bad Name", "x"}},
                                       .content_type = "text/plain\r\nX: y"},
                                      {});
  EXPECT_EQ(head, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

TEST(RenderHeadTest, SaysWhetherTheConnectionStays) {
  EXPECT_THAT(RenderHead({}, {.keep_alive = false}), HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_THAT(RenderHead({}, {.keep_alive = true}), Not(HasSubstr("Connection")));
  EXPECT_THAT(RenderHead({}, {.keep_alive = true, .http_1_0 = true}), HasSubstr("\r\nConnection: keep-alive\r\n"));
}

TEST(RenderHeadTest, AnImpossibleStatusIsAServerError) {
  EXPECT_THAT(RenderHead({.status = 199}, {}), HasSubstr(" 500 "));
  EXPECT_THAT(RenderHead({.status = 200}, {}), HasSubstr(" 200 "));
  EXPECT_THAT(RenderHead({.status = 599}, {}), HasSubstr(" 599 "));
  EXPECT_THAT(RenderHead({.status = 600}, {}), HasSubstr(" 500 "));
}

}  // namespace
}  // namespace firstline::http
