#include "common/telemetry/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::telemetry {
namespace {

using ::testing::HasSubstr;

TEST(MetricsTest, SeriesOfOneNameAddUpByLabel) {
  Metrics metrics;
  metrics.Count("firstline_records_total", "Records.", {{"stage", "a"}});
  metrics.Count("firstline_records_total", "Records.", {{"stage", "a"}}, 2);
  metrics.Count("firstline_records_total", "Records.", {{"stage", "b"}});
  EXPECT_THAT(metrics.Text(), HasSubstr("firstline_records_total{stage=\"a\"} 3"));
  EXPECT_THAT(metrics.Text(), HasSubstr("firstline_records_total{stage=\"b\"} 1"));
  EXPECT_THAT(metrics.Text(), HasSubstr("# HELP firstline_records_total Records."));
}

TEST(MetricsTest, GaugesKeepTheLastValueAndHistogramsCount) {
  Metrics metrics;
  metrics.Set("firstline_lag_records", "Lag.", 5);
  metrics.Set("firstline_lag_records", "Lag.", 4);
  metrics.Observe("firstline_handling_seconds", "Handling.", 0.2);
  EXPECT_THAT(metrics.Text(), HasSubstr("firstline_lag_records 4"));
  EXPECT_THAT(metrics.Text(), HasSubstr("firstline_handling_seconds_bucket{le=\"0.25\"} 1"));
}

}  // namespace
}  // namespace firstline::telemetry
