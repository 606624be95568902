#include "common/helpdesks/notice.h"

#include <gtest/gtest.h>

namespace firstline::helpdesks {
namespace {

TEST(NoticeTest, ANoticeNamesItselfInItsSubjectOrFirstLine) {
  EXPECT_TRUE(IsNotice({.subject = "Automatic reply: Where is my parcel?", .text = "x"}));
  EXPECT_TRUE(IsNotice({.text = "Abwesenheitsnotiz\nIch bin nicht da."}));
  EXPECT_TRUE(IsNotice({.subject = "Undelivered Mail Returned to Sender"}));
  EXPECT_TRUE(IsNotice({.author_email = "MAILER-DAEMON@example.com", .text = "x"}));
}

TEST(NoticeTest, ACustomerWhoSpeaksOfAbsenceIsACustomer) {
  EXPECT_FALSE(IsNotice({.text = "I am out of office next week, please deliver earlier"}));
  EXPECT_FALSE(IsNotice({.subject = "Question", .text = "Hello\nAutomatic reply: what is that?"}));
  EXPECT_FALSE(IsNotice({}));
}

}  // namespace
}  // namespace firstline::helpdesks
