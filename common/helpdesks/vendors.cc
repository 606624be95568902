#include "common/helpdesks/vendors.h"

#include "absl/strings/str_cat.h"

namespace firstline::helpdesks {

absl::StatusOr<std::shared_ptr<ThreadReader>> MakeReader(const policy::Helpdesk& helpdesk, const Transport& send,
                                                         const Clock& clock) {
  for (const Vendor& vendor : Vendors()) {
    if (vendor.name == helpdesk.vendor) return vendor.make_reader(helpdesk, send, clock);
  }
  return absl::UnimplementedError(absl::StrCat("no reader for the vendor ", helpdesk.vendor));
}

}  // namespace firstline::helpdesks
