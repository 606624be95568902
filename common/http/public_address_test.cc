#include "common/http/public_address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <string>

namespace firstline::http {
namespace {

bool IsPublic(const char* text) {
  uint8_t bytes[16];
  const bool is_6 = std::string(text).find(':') != std::string::npos;
  EXPECT_EQ(inet_pton(is_6 ? AF_INET6 : AF_INET, text, bytes), 1) << text;
  return IsPublicAddress(absl::MakeConstSpan(bytes, is_6 ? 16 : 4));
}

TEST(PublicAddressTest, HostsOfTheInternetArePublic) {
  for (const char* text :
       {"1.1.1.1",         "9.255.255.255",   "11.0.0.0",       "100.63.255.255", "100.128.0.0",     "126.255.255.255",
        "128.0.0.1",       "169.253.255.255", "169.255.0.0",    "172.15.255.255", "172.32.0.0",      "192.0.1.0",
        "192.167.255.255", "192.169.0.0",     "198.17.255.255", "198.20.0.0",     "223.255.255.255", "2606:4700::1111",
        "2001:200::1",     "2003::1",         "3ffe::1"}) {
    EXPECT_TRUE(IsPublic(text)) << text;
  }
}

TEST(PublicAddressTest, OurOwnNetworksAreNot) {
  for (const char* text :
       {"0.0.0.0",     "0.255.255.255",   "10.0.0.1",        "10.255.255.255", "100.64.0.0",     "100.127.255.255",
        "127.0.0.1",   "127.255.255.254", "169.254.169.254", "172.16.0.1",     "172.31.255.255", "192.0.0.1",
        "192.0.2.1",   "192.88.99.1",     "192.168.0.1",     "198.18.0.1",     "198.19.255.255", "198.51.100.7",
        "203.0.113.7", "224.0.0.1",       "240.0.0.1",       "255.255.255.255"}) {
    EXPECT_FALSE(IsPublic(text)) << text;
  }
}

TEST(PublicAddressTest, NeitherAreTheFormsThatLeadThere) {
  for (const char* text : {"::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1",
                           "64:ff9b:1::1", "100::1", "2001::1", "2001:1ff::1", "2001:db8::1", "2002:7f00:1::",
                           "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "5f00::1"}) {
    EXPECT_FALSE(IsPublic(text)) << text;
  }
}

TEST(PublicAddressTest, OtherLengthsAreNoAddresses) {
  const uint8_t bytes[5] = {1, 1, 1, 1, 1};
  EXPECT_FALSE(IsPublicAddress(bytes));
  EXPECT_FALSE(IsPublicAddress({}));
}

}  // namespace
}  // namespace firstline::http
