#include "services/dispatcher/adapters/failure.h"

#include <gtest/gtest.h>

#include "common/http/client.h"

namespace firstline::dispatcher {
namespace {

TEST(ClassifyFailureTest, NothingWasDoneOnlyIfNotOneByteLeft) {
  for (const absl::Status& status :
       {absl::UnavailableError("connect"), absl::DeadlineExceededError("connect"), absl::ResourceExhaustedError("full"),
        absl::CancelledError("stop"), absl::InvalidArgumentError("url"), absl::UnauthenticatedError("login")}) {
    EXPECT_EQ(ClassifyFailure(http::WithTransmission(status, http::Transmission::kNotSent)).phase, Phase::kNotDone);
    EXPECT_EQ(ClassifyFailure(http::WithTransmission(status, http::Transmission::kUnknown)).phase, Phase::kUnknown);
    EXPECT_EQ(ClassifyFailure(status).phase, Phase::kUnknown) << "a status without the note";
  }
}

TEST(ClassifyFailureTest, TheCodeTellsWhetherWaitingHelps) {
  const auto code = [](const absl::Status& status) {
    return ClassifyFailure(http::WithTransmission(status, http::Transmission::kNotSent)).code;
  };
  EXPECT_EQ(code(absl::UnavailableError("")), "UNAVAILABLE");
  EXPECT_EQ(code(absl::DeadlineExceededError("")), "UNAVAILABLE");
  EXPECT_EQ(code(absl::CancelledError("")), "UNAVAILABLE");
  EXPECT_EQ(code(absl::UnauthenticatedError("")), "UNAUTHENTICATED");
  EXPECT_EQ(code(absl::PermissionDeniedError("")), "PERMISSION_DENIED");
  EXPECT_EQ(code(absl::InvalidArgumentError("")), "INVALID_ARGUMENT");
}

TEST(NotDoneTest, WhatWentBeforeTheCallLeavesNothingOpen) {
  const CallOutcome outcome = NotDone({.phase = Phase::kUnknown, .code = "DEADLINE_EXCEEDED"});
  EXPECT_EQ(outcome.phase, Phase::kNotDone);
  EXPECT_EQ(outcome.code, "UNAVAILABLE");
  EXPECT_EQ(NotDone({.phase = Phase::kNotDone, .code = "NOT_FOUND"}).code, "NOT_FOUND");
}

}  // namespace
}  // namespace firstline::dispatcher
