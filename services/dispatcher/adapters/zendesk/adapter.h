#pragma once

#include "services/dispatcher/adapters/adapter.h"

namespace firstline::dispatcher::zendesk {

const Adapter& TheAdapter();

}  // namespace firstline::dispatcher::zendesk
