#pragma once

#include "common/helpdesks/doctor.h"

namespace firstline::freshdesk {

// As helpdesks::Doctor::examine.
helpdesks::Findings Examine(const helpdesks::Examined& examined, const helpdesks::Transport& send, const Clock& clock);

}  // namespace firstline::freshdesk
