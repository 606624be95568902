#include "tests/contract/golden.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <fstream>
#include <sstream>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/check.h"
#include "firstline/v1/events.pb.h"
#include "firstline/v1/ticket.pb.h"

namespace firstline::contract {
namespace {

constexpr size_t kBase64Columns = 116;  // with "# " in front within 120

}  // namespace

std::unique_ptr<google::protobuf::Message> NewRecord(absl::string_view name) {
  const google::protobuf::Message* const prototypes[] = {
      &v1::Ticket::default_instance(),         &v1::InboxEvent::default_instance(),
      &v1::FeedbackEvent::default_instance(),  &v1::KnowledgeChange::default_instance(),
      &v1::IndexedArticle::default_instance(), &v1::TenantConfig::default_instance(),
      &v1::Roster::default_instance(),         &v1::ConversationState::default_instance(),
      &v1::EffectRecord::default_instance(),
  };
  for (const google::protobuf::Message* prototype : prototypes) {
    if (prototype->GetDescriptor()->name() == name) return std::unique_ptr<google::protobuf::Message>(prototype->New());
  }
  FL_CHECK(false) << "no record " << name;
  return nullptr;
}

std::string GoldenName(absl::string_view record, int variant) {
  return variant == 0 ? absl::StrCat(record, ".txtpb") : absl::StrCat(record, "-", variant + 1, ".txtpb");
}

std::string DeterministicBytes(const google::protobuf::Message& record) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    FL_CHECK(record.SerializeToCodedStream(&coded)) << record.GetTypeName();
  }
  return bytes;
}

std::string FormatGolden(const google::protobuf::Message& record) {
  std::string file;
  const std::string base64 = absl::Base64Escape(DeterministicBytes(record));
  for (size_t at = 0; at < base64.size(); at += kBase64Columns) {
    absl::StrAppend(&file, "# ", base64.substr(at, kBase64Columns), "\n");
  }
  std::string text;
  FL_CHECK(google::protobuf::TextFormat::PrintToString(record, &text)) << record.GetTypeName();
  return absl::StrCat(file, text);
}

absl::StatusOr<Golden> ReadGolden(const std::string& folder, const std::string& name) {
  std::ifstream file(folder + "/" + name);
  if (!file) return absl::NotFoundError(absl::StrCat(folder, "/", name, " cannot be read"));
  std::ostringstream content;
  content << file.rdbuf();
  Golden golden{.name = name, .bytes = "", .text = content.str()};
  std::string base64;
  for (absl::string_view line : absl::StrSplit(golden.text, '\n')) {
    if (absl::ConsumePrefix(&line, "# ")) absl::StrAppend(&base64, line);
  }
  if (!absl::Base64Unescape(base64, &golden.bytes)) {
    return absl::InvalidArgumentError(absl::StrCat(name, ": the comment lines are not base64"));
  }
  return golden;
}

}  // namespace firstline::contract
