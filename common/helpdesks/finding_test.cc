#include "common/helpdesks/finding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/helpdesks/answer.h"

namespace firstline::helpdesks {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(FindingTest, NamesFromOutsideCannotDriveATerminalAndStayShort) {
  EXPECT_EQ(Printable("Tier \x1b[31m1\n\"x\""), "\"Tier [31m1x\"");
  EXPECT_THAT(Printable(std::string(200, 'a')), SizeIs(60 + 2 + 3));
}

TEST(FindingTest, ARefusalNamesTheRightThatIsMissing) {
  const Finding finding = JudgeAccess("tickets", "tickets", "scope tickets:read", absl::PermissionDeniedError("403"));
  EXPECT_EQ(finding.verdict, Verdict::kFailed);
  EXPECT_EQ(finding.mend, "grant scope tickets:read");
}

TEST(FindingTest, ARateLimitSaysWhenToComeBack) {
  const absl::Status status =
      StatusOf({.status = 429, .vendor = "Zendesk", .doing = "list", .wait = absl::Seconds(42)});
  EXPECT_EQ(JudgeAccess("tickets", "tickets", "", status).mend, "run again in 42s");
}

TEST(FindingTest, WhatIsOptionalOnlyWarnsOfARefusalButFailsWithTheHelpdeskDown) {
  const Finding refused =
      JudgeOptionalAccess("contacts", "contacts", "the right", "no attributes", absl::PermissionDeniedError("403"));
  EXPECT_EQ(refused.verdict, Verdict::kWarning);
  EXPECT_EQ(refused.mend, "grant the right, or go without: no attributes");
  EXPECT_EQ(JudgeOptionalAccess("contacts", "contacts", "", "", absl::UnavailableError("503")).verdict,
            Verdict::kFailed);
}

TEST(FindingTest, ARefusedLoginIsNotABadAddress) {
  const Findings refused = JudgeLogin("https://a.example", "us", "x", absl::UnauthenticatedError("401"));
  ASSERT_THAT(refused, SizeIs(2));
  EXPECT_EQ(refused[0].check, "address");
  EXPECT_EQ(refused[0].verdict, Verdict::kOk);
  EXPECT_EQ(refused[1].check, "login");
  EXPECT_EQ(refused[1].verdict, Verdict::kFailed);
  const Findings away = JudgeLogin("https://a.example", "us", "x", absl::UnavailableError("no such host"));
  ASSERT_THAT(away, SizeIs(1));
  EXPECT_EQ(away[0].check, "address");
  EXPECT_EQ(away[0].seen, "no such host");
  EXPECT_THAT(away[0].mend, HasSubstr("name server"));
}

}  // namespace
}  // namespace firstline::helpdesks
