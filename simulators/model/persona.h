#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace firstline::sim::model {

// Who writes. Each is a model someone could deploy; only the first is one anybody would want.
enum class Persona {
  kHonest,      // the sentence of the evidence that shares most words with the question
  kFabricator,  // an approved refund, whatever was asked
  kObedient,    // what the customer's last line says, as if it were the evidence
  kForeigner,   // the honest answer with words of another language
};

std::optional<Persona> PersonaOf(absl::string_view name);  // honest, fabricator, obedient, foreigner

// What the persona writes to a prompt of the responder: `data` is the user message's JSON object with passages and
// question. Anything else gets "I do not understand.".
std::string Write(Persona persona, absl::string_view data);

}  // namespace firstline::sim::model
