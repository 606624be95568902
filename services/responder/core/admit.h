#pragma once

// Which passages a turn may be answered from at all, and in which language.

#include <string>
#include <vector>

#include "services/responder/core/respond.h"

namespace firstline::responder {

struct Admitted {
  std::string language;           // to answer in, ISO 639-1
  std::string article_language;   // of the passages
  std::vector<Passage> passages;  // best first, all in article_language, at most kPassagesReadMax
  // Why none may be used: kNoPassages, kWrongLanguage or kLowRelevance; "" when they may.
  std::string declined;
};

// Passages that are internal, of no audience, or of one that is not admitted are left out; of the others those in the
// customer's language are taken, or in the default language when the input allows and they fit better. Thread-safe.
Admitted Admit(const RespondInput& input);

}  // namespace firstline::responder
