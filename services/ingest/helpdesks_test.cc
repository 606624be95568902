#include "services/ingest/helpdesks.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::ingest {
namespace {

class FakeReader : public ThreadReader {
 public:
  absl::StatusOr<conversation::Thread> Read(absl::string_view) override {
    ++reads;
    if (!status.ok()) return status;
    return conversation::Thread{};
  }
  absl::Duration RetryAfterOf(const absl::Status&) const override { return asked; }
  absl::StatusOr<Changes> ChangedSince(absl::Time) override { return Changes{}; }

  absl::Status status;
  absl::Duration asked = absl::ZeroDuration();
  int reads = 0;
};

class HelpdesksTest : public ::testing::Test {
 protected:
  Helpdesks::ReadResult Read() { return helpdesks_.Read("acme", main_, "35"); }
  absl::StatusCode Code() { return Read().thread.status().code(); }

  policy::Helpdesk main_{.name = "main", .vendor = "zendesk", .base_url = "https://a.example", .credentials_file = "c"};
  std::shared_ptr<FakeReader> reader_ = std::make_shared<FakeReader>();
  int made_ = 0;
  absl::Status makes_;
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'200)};
  Helpdesks helpdesks_{[this](const policy::Helpdesk&) -> absl::StatusOr<std::shared_ptr<ThreadReader>> {
                         ++made_;
                         if (!makes_.ok()) return makes_;
                         return reader_;
                       },
                       clock_};
};

TEST_F(HelpdesksTest, AReaderIsMadeOnceAndAgainWhenThePolicyChanges) {
  EXPECT_TRUE(Read().thread.ok());
  EXPECT_TRUE(Read().thread.ok());
  EXPECT_EQ(made_, 1);
  main_.base_url = "https://b.example";
  EXPECT_TRUE(Read().thread.ok());
  EXPECT_EQ(made_, 2);
}

TEST_F(HelpdesksTest, AMissingCredentialsFileIsNoMissingTicket) {
  makes_ = absl::NotFoundError("no such file");
  EXPECT_EQ(Code(), absl::StatusCode::kUnauthenticated);
}

TEST_F(HelpdesksTest, AfterThreeFailuresInARowTheHelpdeskIsLeftAloneForFiveSeconds) {
  reader_->status = absl::UnavailableError("down");
  EXPECT_EQ(Code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(Code(), absl::StatusCode::kUnavailable);
  const Helpdesks::ReadResult third = Read();
  EXPECT_EQ(third.retry_after, absl::Seconds(5));
  EXPECT_EQ(Code(), absl::StatusCode::kAborted);
  EXPECT_EQ(reader_->reads, 3);
  clock_.Advance(absl::Seconds(5));
  reader_->status = absl::OkStatus();
  EXPECT_TRUE(Read().thread.ok());
}

TEST_F(HelpdesksTest, ThePauseDoublesToAMinute) {
  reader_->status = absl::UnavailableError("down");
  absl::Duration last;
  for (int i = 0; i < 12; ++i) {
    last = Read().retry_after;
    clock_.Advance(last);
  }
  EXPECT_EQ(last, absl::Minutes(1));
}

TEST_F(HelpdesksTest, ASuccessStartsTheCountAnew) {
  for (int i = 0; i < 5; ++i) {
    reader_->status = absl::UnavailableError("down");
    EXPECT_EQ(Code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(Code(), absl::StatusCode::kUnavailable);
    reader_->status = absl::OkStatus();
    EXPECT_TRUE(Read().thread.ok());
  }
}

TEST_F(HelpdesksTest, AMissingOrGarbledTicketIsNotTheHelpdesksFailure) {
  for (const absl::Status& status : {absl::NotFoundError("x"), absl::DataLossError("x")}) {
    reader_->status = status;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(Code(), status.code());
  }
}

TEST_F(HelpdesksTest, AHelpdeskOutOfQuotaIsLeftAloneForAsLongAsItSaid) {
  reader_->status = absl::ResourceExhaustedError("429");
  reader_->asked = absl::Seconds(93);
  EXPECT_EQ(Read().retry_after, absl::Seconds(93));
  clock_.Advance(absl::Seconds(92));
  const Helpdesks::ReadResult early = Read();
  EXPECT_EQ(early.thread.status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(early.retry_after, absl::Seconds(1));
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(Code(), absl::StatusCode::kResourceExhausted);
}

TEST_F(HelpdesksTest, RefusedCredentialsAreReadAgainAfterAPause) {
  reader_->status = absl::UnauthenticatedError("401");
  EXPECT_EQ(Read().retry_after, absl::Seconds(30));
  EXPECT_EQ(Code(), absl::StatusCode::kAborted);
  clock_.Advance(absl::Seconds(30));
  reader_->status = absl::OkStatus();
  EXPECT_TRUE(Read().thread.ok());
  EXPECT_EQ(made_, 2);
}

TEST_F(HelpdesksTest, OneTenantsTroubleIsNotAnothers) {
  reader_->status = absl::UnauthenticatedError("401");
  EXPECT_EQ(Code(), absl::StatusCode::kUnauthenticated);
  EXPECT_EQ(helpdesks_.Read("other", main_, "35").thread.status().code(), absl::StatusCode::kUnauthenticated);
  EXPECT_EQ(reader_->reads, 2);
}

TEST_F(HelpdesksTest, RepeatedReadsQueueUpBehindEachOther) {
  EXPECT_EQ(helpdesks_.NextReread("acme", main_, absl::Seconds(1)), absl::ZeroDuration());
  EXPECT_EQ(helpdesks_.NextReread("acme", main_, absl::Seconds(1)), absl::Seconds(1));
  EXPECT_EQ(helpdesks_.NextReread("other", main_, absl::Seconds(1)), absl::ZeroDuration());
  clock_.Advance(absl::Seconds(5));
  EXPECT_EQ(helpdesks_.NextReread("acme", main_, absl::Seconds(1)), absl::ZeroDuration());
}

}  // namespace
}  // namespace firstline::ingest
