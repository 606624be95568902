#include "cli/doctor_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::cli {
namespace {

using helpdesks::Verdict;

const helpdesks::Examined kExamined = {
    .tenant = "acme",
    .helpdesk = {.name = "main", .vendor = "zendesk", .base_url = "https://acme.example"},
    .teams = {}};
const helpdesks::Findings kFindings = {
    {.verdict = Verdict::kOk, .check = "login", .seen = "works"},
    {.verdict = Verdict::kNotCheckable, .check = "webhook", .seen = "no call", .wanted = "one", .mend = "look"}};

TEST(DoctorReportTest, EveryFindingIsOneLineBetweenTheHelpdeskAndTheTotals) {
  EXPECT_EQ(FindingsAsText(kExamined, kFindings),
            "helpdesk main of tenant acme: zendesk at https://acme.example\n"
            "  ok             login           works\n"
            "  not checkable  webhook         no call | want one | look\n"
            "  1 ok, 0 warnings, 0 failed, 1 not checkable\n");
}

TEST(DoctorReportTest, JsonIsOneObjectPerFinding) {
  EXPECT_EQ(FindingsAsJson(kExamined, {kFindings[1]}),
            R"({"tenant":"acme","helpdesk":"main","vendor":"zendesk","check":"webhook","verdict":"not_checkable",)"
            R"("seen":"no call","wanted":"one","mend":"look"})"
            "\n");
}

TEST(DoctorReportTest, JsonOfABrokenNameIsStillJson) {
  const helpdesks::Findings findings = {{.verdict = Verdict::kOk, .check = "bot", .seen = "name \xff"}};
  EXPECT_THAT(FindingsAsJson(kExamined, findings), ::testing::HasSubstr("name \xEF\xBF\xBD"));
}

}  // namespace
}  // namespace firstline::cli
