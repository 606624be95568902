#pragma once

// One action on a conversation: what it changes, the part it leaves, the topics webhooks tell of. The only code that
// writes to a conversation, so REST API and people in the inbox leave the same traces.

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulators/intercom/model.h"

namespace firstline::sim::intercom {

class Edit {
 public:
  // `app_package_code` is "" for what people do.
  Edit(Workspace& workspace, Conversation& conversation, Author author, std::string app_package_code, absl::Time now);

  // A teammate's words; `type` is comment, note or quick_reply. All but a note are public.
  const Part& Reply(const std::string& type, const std::string& html);
  // A contact's message; reopens what was closed or snoozed where the workspace does that.
  const Part& ContactWrites(const std::string& html, bool reopens);
  // A closing message is public.
  const Part& Close(const std::string& html);
  const Part& Open();
  const Part& Snooze(absl::Time until);
  // 0 unassigns; `type` is admin or team. A closed conversation is opened by it.
  const Part& Assign(const std::string& type, int64_t id, const std::string& html);
  void SetAttribute(const std::string& name, const std::string& value_json);
  void SetTitle(const std::string& title);
  void SetRead(bool read);
  void AddTag(int64_t tag, int64_t admin);
  void RemoveTag(int64_t tag);
  void Rate(int64_t rating, const std::string& remark);
  void Delete();

  Conversation& conversation() { return conversation_; }
  std::vector<Change> TakeChanges() { return std::move(changes_); }

 private:
  const Part& AddPart(const std::string& type, const std::string& html);
  void Tell(const std::string& topic, int64_t part);

  Workspace& workspace_;
  Conversation& conversation_;
  const Author author_;
  const std::string app_package_code_;
  const absl::Time now_;
  std::vector<Change> changes_;
};

// A contact's new conversation, without its external id. The topic of it is the only change.
Conversation& OpenConversation(Workspace& workspace, const Contact& contact, const std::string& type,
                               const std::string& subject, const std::string& html, absl::Time now,
                               std::vector<Change>* changes);

}  // namespace firstline::sim::intercom
