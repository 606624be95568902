#pragma once

#include "services/dispatcher/adapters/adapter.h"

namespace firstline::dispatcher::intercom {

const Adapter& TheAdapter();

}  // namespace firstline::dispatcher::intercom
