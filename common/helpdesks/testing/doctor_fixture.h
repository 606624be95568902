#pragma once

// An account for tests of a vendor's doctor: answers are given by path, requests are remembered.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/helpdesks/doctor.h"

namespace firstline::helpdesks::testing {

class DoctorFixture : public ::testing::Test {
 protected:
  static constexpr char kBase[] = "https://acme.example";
  static constexpr char kHook[] = "whsec_0123456789abcdef0123";

  // secrets: what no finding may show.
  DoctorFixture(const std::string& vendor, const std::string& credentials, std::vector<std::string> secrets)
      : folder_(absl::StrCat(::testing::TempDir(), "/", vendor, "-doctor-", ::getpid())), secrets_(std::move(secrets)) {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ + "/c.json") << credentials;
    std::ofstream(folder_ + "/hook") << kHook << "\n";
    secrets_.emplace_back(kHook);
    policy::Team team;
    team.name = "tier1";
    team.helpdesk_group = "600";
    examined_ = {.tenant = "acme",
                 .helpdesk = {.name = "main",
                              .vendor = vendor,
                              .base_url = kBase,
                              .credentials_file = folder_ + "/c.json",
                              .webhook_secret_files = {folder_ + "/hook"}},
                 .teams = {team}};
  }
  ~DoctorFixture() override { std::filesystem::remove_all(folder_); }

  void Answer(const std::string& path, std::string body, int status = 200, http::Headers headers = {}) {
    answers_[path] = {status, std::move(headers), std::move(body)};
  }

  // Runs the vendor's doctor; no finding may show a secret.
  template <typename Examine>
  Findings Look(Examine examine) {
    const Transport send = [this](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
      std::string path = request.url.substr(std::string(kBase).size());
      path = path.substr(0, path.find('?'));
      asked_.push_back(absl::StrCat(request.method, " ", path));
      bodies_ += request.body;
      const auto answer = answers_.find(path);
      if (answer != answers_.end()) return answer->second;
      return http::HttpResponse{404, {}, "{}"};
    };
    Findings findings = examine(examined_, send, clock_);
    for (const Finding& finding : findings) {
      const std::string shown = absl::StrCat(finding.seen, finding.wanted, finding.mend);
      for (const std::string& secret : secrets_) EXPECT_THAT(shown, ::testing::Not(::testing::HasSubstr(secret)));
    }
    return findings;
  }

  // The worst verdict of a check that must have been made; a failure is worse than a warning, and that than the rest.
  static Verdict Worst(const Findings& findings, absl::string_view check) {
    int made = 0;
    Verdict worst = Verdict::kOk;
    const auto rank = [](Verdict v) {
      return v == Verdict::kFailed ? 3 : v == Verdict::kWarning ? 2 : v != Verdict::kOk;
    };
    for (const Finding& finding : findings) {
      if (finding.check != check) continue;
      ++made;
      if (rank(finding.verdict) > rank(worst)) worst = finding.verdict;
    }
    EXPECT_GT(made, 0) << check;
    return worst;
  }

  const std::string folder_;
  std::vector<std::string> secrets_;
  std::map<std::string, http::HttpResponse> answers_;
  std::vector<std::string> asked_;  // "GET /path"
  std::string bodies_;              // of all requests
  Examined examined_;
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'200)};
};

}  // namespace firstline::helpdesks::testing
