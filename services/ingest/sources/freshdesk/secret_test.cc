#include "services/ingest/sources/freshdesk/secret.h"

#include <gtest/gtest.h>

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace firstline::ingest::freshdesk {
namespace {

using Secrets = std::vector<std::string>;

const Secrets kBoth = {"fl_fd_secret_new", "fl_fd_secret_old"};

std::string Basic(absl::string_view pair) { return absl::StrCat("Basic ", absl::Base64Escape(pair)); }

TEST(SecretTest, EachOfTheThreePlacesWillDo) {
  EXPECT_TRUE(VerifySecret({.header = "fl_fd_secret_new"}, kBoth).ok());
  EXPECT_TRUE(VerifySecret({.authorization = Basic("anybody:fl_fd_secret_new")}, kBoth).ok());
  EXPECT_TRUE(VerifySecret({.path = "fl_fd_secret_new"}, kBoth).ok());
}

TEST(SecretTest, BothActiveSecretsFit) {
  EXPECT_TRUE(VerifySecret({.header = "fl_fd_secret_old"}, kBoth).ok());
  EXPECT_FALSE(VerifySecret({.header = "fl_fd_secret_older"}, kBoth).ok());
}

TEST(SecretTest, APasswordMayHoldColons) {
  EXPECT_TRUE(VerifySecret({.authorization = Basic("user:a:b")}, Secrets{"a:b"}).ok());
}

TEST(SecretTest, AnythingElseIsRefused) {
  for (const std::string& seen : {std::string(), std::string("fl_fd_secret_ne"), std::string("fl_fd_secret_new "),
                                  std::string("FL_FD_SECRET_NEW"), std::string("fl_fd_secret_new\0", 17)}) {
    EXPECT_EQ(VerifySecret({.header = seen}, kBoth).code(), absl::StatusCode::kUnauthenticated) << seen;
    EXPECT_FALSE(VerifySecret({.path = seen}, kBoth).ok()) << seen;
    EXPECT_FALSE(VerifySecret({.authorization = Basic("u:" + seen)}, kBoth).ok()) << seen;
  }
  // The secret as user name, without a colon, unencoded, in another scheme.
  for (const std::string& header : {Basic("fl_fd_secret_new:X"), Basic("fl_fd_secret_new"),
                                    std::string("Basic u:fl_fd_secret_new"), std::string("Bearer fl_fd_secret_new")}) {
    EXPECT_FALSE(VerifySecret({.authorization = header}, kBoth).ok()) << header;
  }
}

TEST(SecretTest, WithoutASecretNothingFits) {
  EXPECT_FALSE(VerifySecret({.header = "x"}, Secrets{}).ok());
  EXPECT_FALSE(VerifySecret({}, Secrets{""}).ok());
  EXPECT_FALSE(VerifySecret({.header = "x"}, Secrets{""}).ok());
}

TEST(SecretTest, TheMessageHoldsNoPartOfASecret) {
  EXPECT_EQ(VerifySecret({.header = "hush"}, Secrets{"fl_fd"}).message().find("hush"), absl::string_view::npos);
  EXPECT_EQ(VerifySecret({.header = "hush"}, Secrets{"fl_fd"}).message().find("fl_fd"), absl::string_view::npos);
}

}  // namespace
}  // namespace firstline::ingest::freshdesk
