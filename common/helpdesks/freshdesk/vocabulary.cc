#include "common/helpdesks/freshdesk/vocabulary.h"

namespace firstline::freshdesk {

conversation::Status StatusOf(int64_t status) {
  using conversation::Status;
  switch (status) {
    case 2: return Status::kActive;
    case 3: return Status::kWaiting;
    case 4: return Status::kResolved;
    case 5: return Status::kClosed;
    default: return Status::kUnknown;
  }
}

conversation::Priority PriorityOf(int64_t priority) {
  using conversation::Priority;
  switch (priority) {
    case 1: return Priority::kLow;
    case 2: return Priority::kMedium;
    case 3: return Priority::kHigh;
    case 4: return Priority::kUrgent;
    default: return Priority::kUnset;
  }
}

std::string ChannelOf(int64_t source) {
  switch (source) {
    case 3: return "voice";
    case 5:  // tweet and Facebook: the same numbers as a conversation's source, second-hand for tickets
    case 6: return "social";
    case 7:  // chat, Mobihelp
    case 8: return "chat";
    default: return "email";  // 1 email, 2 portal, 9 feedback widget, 10 outbound email
  }
}

int CsatOf(int64_t rating) {
  switch (rating) {
    case 103: return 5;
    case 102:
    case 101: return 4;
    case 100: return 3;
    case -101:
    case -102: return 2;
    case -103: return 1;
    default: return 0;
  }
}

}  // namespace firstline::freshdesk
