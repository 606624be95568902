#pragma once

// Golden files: one record of every topic as each released version wrote it. Records wait in Kafka while two versions
// run, so every later build must read them with the same meaning.
//
// A file `golden/<version>/<Message>.txtpb` holds the record as text, and above it, in comments, its bytes in base64. A
// message with a oneof has one file per branch: `<Message>-2.txtpb` and so on.

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace firstline::contract {

// Versions with golden files, oldest first. The last is the one in the making: its files follow the contract until it
// is released (write_golden), then they never change and a new folder begins.
inline constexpr absl::string_view kGoldenVersions[] = {"0.1"};

// Messages that are records of a topic.
inline constexpr absl::string_view kRecords[] = {"Ticket",          "InboxEvent",        "FeedbackEvent",
                                                 "KnowledgeChange", "IndexedArticle",    "TenantConfig",
                                                 "Roster",          "ConversationState", "EffectRecord"};

// An empty record by its name in kRecords. Aborts on any other name.
std::unique_ptr<google::protobuf::Message> NewRecord(absl::string_view name);

// File name of the record's variant, counted from 0.
std::string GoldenName(absl::string_view record, int variant);

struct Golden {
  std::string name;   // file name, for messages
  std::string bytes;  // as released
  std::string text;   // text format of the same record
};

// The file as text.
std::string FormatGolden(const google::protobuf::Message& record);

// Errors: NotFound for an unreadable file, InvalidArgument when the bytes are not base64.
absl::StatusOr<Golden> ReadGolden(const std::string& folder, const std::string& name);

// Serialised with map entries in the order of their keys.
std::string DeterministicBytes(const google::protobuf::Message& record);

}  // namespace firstline::contract
