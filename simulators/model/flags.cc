#include "simulators/model/flags.h"

#include <algorithm>

#include "common/base/status_macros.h"
#include "common/config/option_table.h"
#include "common/config/secret_file.h"

namespace firstline::sim::model {

absl::StatusOr<Flags> ReadFlags(const std::vector<std::string>& arguments) {
  Flags flags;
  std::string dialect = "openai", persona = "honest", key_file;
  int64_t port = 0;
  const std::vector<std::string> dialects(chat_model::DialectNames().begin(), chat_model::DialectNames().end());
  config::OptionTable table;
  table.Add("dialect", &dialect, "Which server it plays.", config::OneOf(dialects));
  table.Add("persona", &persona, "Who writes.", config::OneOf({"honest", "fabricator", "obedient", "foreigner"}));
  table.Add("model", &flags.account.model, "Name of the model, or of Azure's deployment.");
  table.Add("key-file", &key_file, "File with the key it wants; empty: takes any.");
  table.Add("port", &port, "Port on 127.0.0.1; 0: a free one.", config::Between(0, 65535));
  table.Add("port-file", &flags.port_file, "Where it writes its port once it listens.");
  if (std::find(arguments.begin(), arguments.end(), "--help") != arguments.end()) {
    flags.help_text = table.Help();
    return flags;
  }
  FL_RETURN_IF_ERROR(table.Load(arguments, {}, ""));
  flags.account.dialect =
      static_cast<chat_model::Dialect>(std::find(dialects.begin(), dialects.end(), dialect) - dialects.begin());
  flags.account.key.clear();
  if (!key_file.empty()) {
    FL_ASSIGN_OR_RETURN(flags.account.key, config::ReadSecretFile(key_file));
  }
  flags.persona = *PersonaOf(persona);
  flags.port = static_cast<int>(port);
  return flags;
}

}  // namespace firstline::sim::model
