#include "common/helpdesks/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace firstline::helpdesks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Examined Case(const std::string& vendor, const std::string& base_url) {
  return {.tenant = "acme",
          .helpdesk = {.name = "main", .vendor = vendor, .base_url = base_url, .credentials_file = "/nowhere/c.json"},
          .teams = {}};
}

std::vector<std::string> ChecksOf(const Findings& findings) {
  std::vector<std::string> checks;
  for (const Finding& finding : findings) checks.push_back(finding.check);
  return checks;
}

class DoctorTest : public ::testing::Test {
 protected:
  Findings Look(const Examined& examined) {
    return Examine(
        examined,
        [this](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
          asked_.push_back(request.url);
          return absl::UnavailableError("down");
        },
        clock_);
  }
  std::vector<std::string> asked_;
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'200)};
};

TEST_F(DoctorTest, AllThreeVendorsHaveOne) {
  std::vector<std::string> vendors;
  for (const Doctor& doctor : Doctors()) vendors.emplace_back(doctor.vendor);
  EXPECT_THAT(vendors, ElementsAre("freshdesk", "intercom", "zendesk"));
}

TEST_F(DoctorTest, WithoutCredentialsNobodyIsAsked) {
  for (const Doctor& doctor : Doctors()) {
    const Findings findings = Look(Case(std::string(doctor.vendor), "https://acme.example"));
    EXPECT_THAT(ChecksOf(findings), ElementsAre("policy", "credentials")) << doctor.vendor;
    EXPECT_EQ(findings[1].verdict, Verdict::kFailed);
    EXPECT_EQ(findings[1].seen, "/nowhere/c.json: cannot be read: No such file or directory");
  }
  EXPECT_THAT(asked_, IsEmpty());
}

TEST_F(DoctorTest, CredentialsAreNotSentInTheClear) {
  const Findings findings = Look(Case("zendesk", "http://acme.example"));
  EXPECT_THAT(ChecksOf(findings), ElementsAre("policy"));
  EXPECT_EQ(findings[0].verdict, Verdict::kFailed);
  EXPECT_TRUE(KeepsSecrets("http://127.0.0.1:8080"));
  EXPECT_FALSE(KeepsSecrets("http://10.0.0.1"));
}

TEST_F(DoctorTest, AVendorWithoutADoctorIsSaidToBeUnchecked) {
  const Findings findings = Look(Case("other", "https://acme.example"));
  EXPECT_EQ(findings.back().verdict, Verdict::kNotCheckable);
}

}  // namespace
}  // namespace firstline::helpdesks
