#pragma once

// The last step of every answer, whoever chose its sentences.

#include <string>
#include <vector>

#include "services/responder/core/admit.h"
#include "services/responder/core/compose.h"
#include "services/responder/core/evidence.h"
#include "services/responder/core/respond.h"

namespace firstline::responder {

// Writes the message around the quotes and verifies it. `answer` keeps its language, model and support; it ends
// answerable, or declined with verification_failed and without text.
Answer ComposeAndVerify(const std::vector<Quote>& quotes, const std::vector<Source>& sources, const Admitted& admitted,
                        const RespondInput& input, Answer answer);

// The message alone, as ComposeAndVerify writes it.
Composed ComposeFor(const std::vector<Quote>& quotes, const std::vector<Source>& sources, const Admitted& admitted,
                    const RespondInput& input);

// `answer` as one that is not sent, for `reason`; what was found stays in it for the note to an agent.
Answer Declined(Answer answer, std::string reason);

}  // namespace firstline::responder
