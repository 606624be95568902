#include "common/policy/hours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::policy {
namespace {

Hours Parse(absl::string_view text) {
  const absl::StatusOr<Hours> hours = ParseHours(text);
  EXPECT_TRUE(hours.ok()) << hours.status();
  return hours.value_or(Hours());
}

// "2026-11-20 09:00" in Berlin; 2026-11-20 is a Friday.
absl::Time Berlin(absl::string_view local) {
  absl::TimeZone zone;
  EXPECT_TRUE(absl::LoadTimeZone("Europe/Berlin", &zone));
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime("%Y-%m-%d %H:%M", local, zone, &time, &error)) << error;
  return time;
}

TEST(HoursTest, EmptyIsAlwaysOpen) {
  const Hours hours = Parse("");
  EXPECT_TRUE(hours.AlwaysOpen());
  EXPECT_TRUE(IsOpen(hours, absl::UnixEpoch()));
}

TEST(HoursTest, OpensAtTheFirstMinuteAndClosesAtTheLast) {
  const Hours hours = Parse("mon-fri 09:00-17:00 Europe/Berlin");
  EXPECT_FALSE(IsOpen(hours, Berlin("2026-11-20 08:59")));
  EXPECT_TRUE(IsOpen(hours, Berlin("2026-11-20 09:00")));
  EXPECT_TRUE(IsOpen(hours, Berlin("2026-11-20 16:59")));
  EXPECT_FALSE(IsOpen(hours, Berlin("2026-11-20 17:00")));
}

TEST(HoursTest, NextOpenSkipsTheWeekend) {
  const Hours hours = Parse("mon-fri 09:00-17:00 Europe/Berlin");
  EXPECT_EQ(NextOpen(hours, Berlin("2026-11-20 17:00")), Berlin("2026-11-23 09:00"));
  EXPECT_EQ(NextOpen(hours, Berlin("2026-11-21 12:00")), Berlin("2026-11-23 09:00"));
  EXPECT_EQ(NextOpen(hours, Berlin("2026-11-20 07:00")), Berlin("2026-11-20 09:00"));
  EXPECT_EQ(NextOpen(hours, Berlin("2026-11-20 10:30")), Berlin("2026-11-20 10:30"));
}

TEST(HoursTest, AWeekIsCrossedWhenOnlyOneDayIsOpen) {
  const Hours hours = Parse("fri 09:00-10:00 Europe/Berlin");
  EXPECT_EQ(NextOpen(hours, Berlin("2026-11-20 10:00")), Berlin("2026-11-27 09:00"));
}

TEST(HoursTest, SeveralSpansAndALunchBreak) {
  const Hours hours = Parse("mon-thu 09:00-12:00, mon-thu 13:00-17:00, fri 09:00-13:00 Europe/Berlin");
  EXPECT_EQ(NextOpen(hours, Berlin("2026-11-19 12:30")), Berlin("2026-11-19 13:00"));
  EXPECT_FALSE(IsOpen(hours, Berlin("2026-11-20 13:00")));
}

TEST(HoursTest, ADayRangeWrapsAroundTheWeekend) {
  const Hours hours = Parse("sat-mon 10:00-24:00 UTC");
  EXPECT_EQ(hours.spans.size(), 3u);
  EXPECT_TRUE(IsOpen(hours, absl::FromCivil(absl::CivilMinute(2026, 11, 22, 23, 59), absl::UTCTimeZone())));
  EXPECT_FALSE(IsOpen(hours, absl::FromCivil(absl::CivilMinute(2026, 11, 23, 0, 0), absl::UTCTimeZone())));
}

TEST(HoursTest, SummerAndWinterTimeOpenAtTheSameLocalTime) {
  const Hours hours = Parse("mon-sun 09:00-17:00 Europe/Berlin");
  EXPECT_EQ(NextOpen(hours, Berlin("2026-03-29 01:00")), Berlin("2026-03-29 09:00"));
  EXPECT_EQ(Berlin("2026-03-29 09:00") - Berlin("2026-03-29 01:00"), absl::Hours(7));
}

TEST(HoursTest, ASpanSwallowedByTheClockChangeIsSkipped) {
  const Hours hours = Parse("sun 02:00-03:00 Europe/Berlin");  // 2026-03-29 has no such hour
  EXPECT_EQ(NextOpen(hours, Berlin("2026-03-29 00:00")), Berlin("2026-04-05 02:00"));
}

TEST(HoursTest, OpenTimeRunsOnlyWhileOpen) {
  const Hours hours = Parse("mon-fri 09:00-17:00 Europe/Berlin");
  EXPECT_EQ(AddOpenTime(hours, Berlin("2026-11-20 10:00"), absl::Hours(4)), Berlin("2026-11-20 14:00"));
  EXPECT_EQ(AddOpenTime(hours, Berlin("2026-11-20 13:00"), absl::Hours(4)), Berlin("2026-11-20 17:00"));
  EXPECT_EQ(AddOpenTime(hours, Berlin("2026-11-20 13:01"), absl::Hours(4)), Berlin("2026-11-23 09:01"));
  EXPECT_EQ(AddOpenTime(hours, Berlin("2026-11-21 12:00"), absl::Hours(4)), Berlin("2026-11-23 13:00"));
  EXPECT_EQ(AddOpenTime(hours, Berlin("2026-11-20 10:00"), absl::Hours(20)), Berlin("2026-11-24 14:00"));
  EXPECT_EQ(AddOpenTime(hours, Berlin("2026-11-21 12:00"), absl::ZeroDuration()), Berlin("2026-11-21 12:00"));
  EXPECT_EQ(AddOpenTime(Parse(""), Berlin("2026-11-21 12:00"), absl::Hours(4)), Berlin("2026-11-21 16:00"));
}

TEST(HoursTest, OverlappingAndAdjacentSpansAreNotCountedTwice) {
  const Hours hours = Parse("mon-fri 09:00-12:00, mon-fri 11:00-17:00, mon-fri 17:00-18:00 Europe/Berlin");
  EXPECT_EQ(AddOpenTime(hours, Berlin("2026-11-20 10:00"), absl::Hours(7)), Berlin("2026-11-20 17:00"));
  EXPECT_EQ(AddOpenTime(hours, Berlin("2026-11-20 10:00"), absl::Minutes(7 * 60 + 30)), Berlin("2026-11-20 17:30"));
}

TEST(HoursTest, OpenTimeThatNeverComesIsInfinite) {
  EXPECT_EQ(AddOpenTime(Parse("mon 09:00-09:01 UTC"), Berlin("2026-11-20 10:00"), absl::Hours(10)),
            absl::InfiniteFuture());
}

TEST(HoursTest, MistakesAreNamed) {
  const auto error = [](absl::string_view text) { return std::string(ParseHours(text).status().message()); };
  using testing::HasSubstr;
  EXPECT_THAT(error("mon-fri"), HasSubstr("want days, times and time zone"));
  EXPECT_THAT(error("mon-fri 09:00-17:00"), HasSubstr("\"09:00-17:00\" is no time zone"));
  EXPECT_THAT(error("mon-fri 09:00-17:00 Europe/Berlim"), HasSubstr("\"Europe/Berlim\" is no time zone"));
  EXPECT_THAT(error("mon-fri 09:00-17:00 /etc/localtime"), HasSubstr("is no time zone"));
  EXPECT_THAT(error("mon-frii 09:00-17:00 UTC"),
              HasSubstr("\"frii\" is no day, want mon to sun; did you mean \"fri\"?"));
  EXPECT_THAT(error("mon-fri 9:00-17:00 UTC"), HasSubstr("\"9:00\" is no time of day"));
  EXPECT_THAT(error("mon-fri 09:00-24:01 UTC"), HasSubstr("\"24:01\" is no time of day"));
  EXPECT_THAT(error("mon-fri 09:60-17:00 UTC"), HasSubstr("\"09:60\" is no time of day"));
  EXPECT_THAT(error("mon-fri 17:00-09:00 UTC"), HasSubstr("closes before it opens"));
  EXPECT_THAT(error("mon-fri 09:00-09:00 UTC"), HasSubstr("closes before it opens"));
  EXPECT_THAT(error("09:00-17:00 UTC"), HasSubstr("is no span"));
}

}  // namespace
}  // namespace firstline::policy
