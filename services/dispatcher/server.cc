#include "services/dispatcher/server.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/runtime/grpc_server.h"
#include "firstline/v1/dispatcher_service.grpc.pb.h"
#include "services/dispatcher/adapters/adapter.h"
#include "services/dispatcher/core/autonomy_check.h"
#include "services/dispatcher/core/dry_run.h"
#include "services/dispatcher/wire.h"

namespace firstline::dispatcher {
namespace {

class Server : public v1::DispatcherService::CallbackService {
 public:
  Server(Policies policies, const Clock& clock) : policies_(std::move(policies)), clock_(clock) {}

  grpc::ServerUnaryReactor* Dispatch(grpc::CallbackServerContext* context, const v1::DispatchRequest* request,
                                     v1::DispatchResponse* response) override {
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    reactor->Finish(runtime::ToGrpc(Render(request->ticket(), response)));
    return reactor;
  }

 private:
  absl::Status Render(const v1::Ticket& ticket, v1::DispatchResponse* response) const {
    if (ticket.tenant().empty() || ticket.turn_id().empty()) {
      return absl::InvalidArgumentError("the ticket names no tenant or turn id");
    }
    const Policies::Handle policy = policies_.current(ticket.tenant());
    if (policy == nullptr) {
      return absl::FailedPreconditionError(absl::StrCat("tenant ", ticket.tenant(), " has no policy"));
    }
    const absl::Time now = clock_.Now();
    const Plan plan = PlanOf(ticket, policy.get(), now);
    const policy::Mode mode = EffectiveMode(plan, AllowedMode(policy->autonomy, plan.intent));
    const policy::Helpdesk* const helpdesk = policy->FindHelpdesk(plan.helpdesk);
    const Adapter* const adapter = helpdesk == nullptr ? nullptr : FindAdapter(helpdesk->vendor);
    if (adapter == nullptr) {
      return absl::FailedPreconditionError(
          absl::StrCat("tenant ", ticket.tenant(), " has no helpdesk ", plan.helpdesk, " we can write to"));
    }
    const DryRun run = RunDry(plan, mode, adapter->groups(), now);
    for (const DryRun::Call& call : run.calls) {
      FL_ASSIGN_OR_RETURN(std::vector<RenderedRequest> requests,
                          adapter->Render(call.content, call.slots, ticket.helpdesk().updated_stamp()));
      for (RenderedRequest& request : requests) {
        v1::RenderedCall* const out = response->add_calls();
        out->set_method(std::move(request.method));
        out->set_path(std::move(request.path));
        out->set_body(std::move(request.body));
      }
    }
    *response->mutable_ticket() = ticket;
    *response->mutable_ticket()->mutable_outcome() = OutcomeOf(plan, Ledger(), run.ending, mode, now);
    return absl::OkStatus();
  }

  const Policies policies_;
  const Clock& clock_;
};

}  // namespace

std::shared_ptr<grpc::Service> MakeServer(Policies policies, const Clock& clock) {
  return std::make_shared<Server>(std::move(policies), clock);
}

}  // namespace firstline::dispatcher
