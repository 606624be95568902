#include "services/dispatcher/adapters/adapter.h"

namespace firstline::dispatcher {

const Adapter* FindAdapter(absl::string_view vendor) {
  for (const Adapter* adapter : Adapters()) {
    if (adapter->vendor() == vendor) return adapter;
  }
  return nullptr;
}

}  // namespace firstline::dispatcher
