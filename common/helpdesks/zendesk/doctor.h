#pragma once

#include "common/helpdesks/doctor.h"

namespace firstline::zendesk {

// As helpdesks::Doctor::examine. Webhooks are looked at with a token of its own, of scope webhooks:read, so that the
// one for daily work can do without.
helpdesks::Findings Examine(const helpdesks::Examined& examined, const helpdesks::Transport& send, const Clock& clock);

}  // namespace firstline::zendesk
