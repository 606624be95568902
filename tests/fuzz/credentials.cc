// Credentials files of every vendor: an operator's file, so never trusted to be right, and never repeated in an error.

#include "common/helpdesks/freshdesk/credentials.h"

#include "common/helpdesks/intercom/credentials.h"
#include "common/helpdesks/zendesk/credentials.h"
#include "tests/fuzz/property.h"

namespace {

void RequireSilent(const absl::Status& status) {
  using firstline::fuzz::Require;
  if (status.ok()) return;
  Require(absl::IsInvalidArgument(status), "a bad file is an invalid argument");
  Require(status.message().size() <= 300, "an error does not repeat the file");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using firstline::fuzz::Require;
  const absl::string_view file = firstline::fuzz::BytesOf(data, size);
  const auto zendesk = firstline::zendesk::ParseCredentials(file);
  const auto intercom = firstline::intercom::ParseCredentials(file);
  const auto freshdesk = firstline::freshdesk::ParseCredentials(file);
  RequireSilent(zendesk.status());
  RequireSilent(intercom.status());
  RequireSilent(freshdesk.status());
  if (zendesk.ok()) {
    Require(zendesk->IsOauth() ? !zendesk->client_secret.empty() : !zendesk->email.empty() && !zendesk->token.empty(),
            "credentials are whole");
  }
  if (intercom.ok()) Require(!intercom->access_token.empty() && !intercom->admin_id.empty(), "credentials are whole");
  if (freshdesk.ok()) Require(!freshdesk->api_key.empty(), "credentials are whole");
  return 0;
}
