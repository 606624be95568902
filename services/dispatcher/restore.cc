#include "services/dispatcher/restore.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "firstline/v1/outcome.pb.h"
#include "services/dispatcher/wire.h"

namespace firstline::dispatcher {
namespace {

constexpr absl::Duration kReadTimeout = absl::Seconds(60);

// One partition's records as far as read.
class Fold {
 public:
  explicit Fold(int32_t partition) : partition_(partition) {}

  void Add(const kafka::Record& record) {
    v1::EffectRecord effect;
    Entry entry;
    if (!record.value.has_value() || !effect.ParseFromString(*record.value) || !EntryOf(effect, &entry)) return;
    newest_ = std::max(newest_, entry.at);
    std::shared_ptr<Lane>& lane = lanes_[ConversationKey(effect.tenant(), effect.conversation_id())];
    if (lane == nullptr) {
      lane = std::make_shared<Lane>();
      lane->key = ConversationKey(effect.tenant(), effect.conversation_id());
      lane->partition = partition_;
    }
    const auto [known, is_new] = turns_.try_emplace(effect.turn_id(), lane->turns.size());
    if (is_new) lane->turns.push_back({.turn_id = effect.turn_id()});
    TurnRecord& turn = lane->turns[known->second];
    if (!turn.ledger.Apply(entry)) return;
    if (entry.phase == Phase::kPlanned) plans_[effect.turn_id()] = std::move(*effect.mutable_ticket());
    if (turn.ledger.Ended()) plans_.erase(effect.turn_id());
  }

  absl::Time newest() const { return newest_; }

  // The lanes, with a run for every open plan.
  std::vector<std::shared_ptr<Lane>> Lanes(const Policies& policies) {
    std::vector<std::shared_ptr<Lane>> lanes;
    for (auto& [key, lane] : lanes_) {
      for (const TurnRecord& turn : lane->turns) {
        const auto plan = plans_.find(turn.turn_id);
        if (plan == plans_.end() || !turn.ledger.Open()) continue;
        auto run = std::make_shared<PlanRun>();
        if (!run->ticket.ParseFromString(plan->second)) continue;
        run->written_at = turn.ledger.planned_at();
        run->recorded = true;
        run->plan = PlanOf(run->ticket, policies.For(run->ticket).get(), run->written_at);
        lane->queue.push_back(std::move(run));
      }
      lane->open = static_cast<int64_t>(lane->queue.size());
      lanes.push_back(std::move(lane));
    }
    return lanes;
  }

 private:
  const int32_t partition_;
  absl::Time newest_ = absl::InfinitePast();
  std::map<std::string, std::shared_ptr<Lane>> lanes_;  // by key
  std::unordered_map<std::string, size_t> turns_;       // turn id to its place in its lane
  std::unordered_map<std::string, std::string> plans_;  // turn id to the serialised ticket of its open plan
};

using Folds = std::map<int32_t, Fold>;

absl::Status Read(const std::vector<int32_t>& partitions, absl::Time since, const OpenEffects& open,
                  const std::function<bool()>& cancelled, Folds* folds) {
  if (partitions.empty()) return absl::OkStatus();
  for (const int32_t partition : partitions) {
    folds->erase(partition);
    folds->emplace(partition, Fold(partition));
  }
  FL_ASSIGN_OR_RETURN(const std::unique_ptr<kafka::LogReader> reader, open(partitions, since));
  return reader->ReadToEnd(
      [folds](const kafka::Record& record) {
        const auto fold = folds->find(record.partition);
        if (fold != folds->end()) fold->second.Add(record);
      },
      kReadTimeout, cancelled);
}

}  // namespace

absl::StatusOr<std::vector<std::shared_ptr<Lane>>> RestoreLanes(const std::vector<int32_t>& partitions,
                                                                const OpenEffects& open, const Policies& policies,
                                                                absl::Time now,
                                                                const std::function<bool()>& cancelled) {
  Folds folds;
  FL_RETURN_IF_ERROR(Read(partitions, now - kPlanLife, open, cancelled, &folds));
  std::vector<int32_t> silent;
  std::map<absl::Time, std::vector<int32_t>> left_alone;  // by where to read from
  for (const auto& [partition, fold] : folds) {
    if (fold.newest() == absl::InfinitePast())
      silent.push_back(partition);
    else if (now - fold.newest() > kLeftAlone)
      left_alone[fold.newest() - kPlanLife].push_back(partition);
  }
  FL_RETURN_IF_ERROR(Read(silent, absl::UnixEpoch(), open, cancelled, &folds));
  for (const auto& [since, group] : left_alone) FL_RETURN_IF_ERROR(Read(group, since, open, cancelled, &folds));

  std::vector<std::shared_ptr<Lane>> lanes;
  for (auto& [partition, fold] : folds) {
    for (std::shared_ptr<Lane>& lane : fold.Lanes(policies)) lanes.push_back(std::move(lane));
  }
  return lanes;
}

}  // namespace firstline::dispatcher
