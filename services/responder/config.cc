#include "services/responder/config.h"

namespace firstline::responder {

void Config::Declare(config::OptionTable& options) {
  common.grpc_listen = "0.0.0.0:7004";
  common.admin_listen = "0.0.0.0:8004";
  common.Declare(options);
  options.Add("foreign_articles", &foreign_articles,
              "What to do when no article in the customer's language answers: `quote_default` quotes articles of the "
              "tenant's default language untranslated and says so; `decline` leaves the turn to a person.",
              config::OneOf({"quote_default", "decline"}));
  options.Add("ca_file", &ca_file, "PEM file of authorities for model endpoints; empty: the system's.");
  options.Add("proxy", &proxy, "Proxy for model endpoints, http://host:port; empty: none.");
}

}  // namespace firstline::responder
