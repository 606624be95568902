#pragma once

#include "services/dispatcher/adapters/adapter.h"

namespace firstline::dispatcher::freshdesk {

const Adapter& TheAdapter();

}  // namespace firstline::dispatcher::freshdesk
