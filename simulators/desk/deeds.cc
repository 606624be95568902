#include "simulators/desk/deeds.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "simulators/desk/members.h"

namespace firstline::sim::desk {
namespace {

absl::Status Wrong(absl::string_view what) { return absl::InvalidArgumentError(what); }

absl::Status Read(const std::string& body, const MemberReaders& readers) {
  const MisfitOr misfit = ReadBody(body.empty() ? "{}" : body, readers);
  return misfit ? Wrong(absl::StrCat("`", misfit->member, "`: want ", misfit->want)) : absl::OkStatus();
}

MemberReader AttributesReader(Attributes& target) {
  return [&target](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_object()) return Misfit{member, "an object"};
    for (const auto& [name, entry] : value.items()) target[name] = Dump(entry);
    return std::nullopt;
  };
}

MemberReader CompanyReader(std::optional<Company>& target) {
  return [&target](const std::string& member, const Json& value) {
    Company& company = target.emplace();
    return ReadMembers(member, value,
                       {{"id", ReadText(company.id)},
                        {"name", ReadText(company.name)},
                        {"attributes", AttributesReader(company.attributes)}});
  };
}

MemberReader PersonReader(Person& person) {
  return [&person](const std::string& member, const Json& value) {
    return ReadMembers(member, value,
                       {{"name", ReadText(person.name)},
                        {"email", ReadText(person.email)},
                        {"locale", ReadText(person.locale)},
                        {"external_id", ReadText(person.external_id)},
                        {"attributes", AttributesReader(person.attributes)},
                        {"company", CompanyReader(person.company)}});
  };
}

absl::Status CheckWriting(const Writing& writing) {
  return writing.html.empty() && writing.text.empty() ? Wrong("want text or html") : absl::OkStatus();
}

absl::StatusOr<OpenTicket> ReadOpening(const std::string& body) {
  OpenTicket open;
  std::optional<std::vector<std::string>> tags;
  FL_RETURN_IF_ERROR(Read(body, {{"external_id", ReadText(open.external_id)},
                                 {"requester", PersonReader(open.requester)},
                                 {"subject", ReadText(open.subject)},
                                 {"text", ReadText(open.message.text)},
                                 {"html", ReadText(open.message.html)},
                                 {"channel", ReadText(open.channel)},
                                 {"tags", ReadTexts(tags)},
                                 {"group_id", ReadInteger(open.group_id)},
                                 {"priority", ReadText(open.priority)}}));
  FL_RETURN_IF_ERROR(CheckWriting(open.message));
  if (open.requester.email.empty()) return Wrong("`requester.email`: want one");
  if (tags) open.tags = *std::move(tags);
  return open;
}

absl::StatusOr<WriteMessage> ReadMessage(const std::string& body) {
  WriteMessage write;
  std::string from = "customer";
  std::optional<bool> is_public;
  FL_RETURN_IF_ERROR(Read(body, {{"from", ReadText(from)},
                                 {"text", ReadText(write.message.text)},
                                 {"html", ReadText(write.message.html)},
                                 {"public", ReadBoolean(is_public)},
                                 {"agent_id", ReadInteger(write.agent_id)},
                                 {"channel", ReadText(write.channel)}}));
  FL_RETURN_IF_ERROR(CheckWriting(write.message));
  if (from != "customer" && from != "agent") return Wrong("`from`: want customer or agent");
  write.by_agent = from == "agent";
  write.is_public = is_public.value_or(true);
  return write;
}

absl::StatusOr<RateTicket> ReadRating(const std::string& body) {
  RateTicket rate;
  const MemberReader score = [&rate](const std::string& member, const Json& value) -> MisfitOr {
    if (value == "good" || value == "bad") {
      rate.score = value.get<std::string>();
    } else if (value.is_number_integer()) {
      rate.score = Dump(value);
    } else {
      return Misfit{member, "good, bad or a whole number"};
    }
    return std::nullopt;
  };
  FL_RETURN_IF_ERROR(Read(body, {{"score", score}, {"comment", ReadText(rate.comment)}}));
  if (rate.score.empty()) return Wrong("`score`: want one");
  return rate;
}

absl::StatusOr<MoveTicket> ReadMove(const std::string& body) {
  static const std::vector<std::string> kStatuses = {"open", "pending", "hold", "solved", "closed", "deleted"};
  MoveTicket move;
  FL_RETURN_IF_ERROR(Read(body, {{"status", ReadText(move.status)}, {"agent_id", ReadInteger(move.agent_id)}}));
  if (std::find(kStatuses.begin(), kStatuses.end(), move.status) == kStatuses.end()) {
    return Wrong("`status`: want open, pending, hold, solved, closed or deleted");
  }
  return move;
}

absl::StatusOr<AssignTicket> ReadAssignment(const std::string& body) {
  AssignTicket assign;
  FL_RETURN_IF_ERROR(Read(body, {{"group_id", ReadIntegerOrNull(assign.group_id)},
                                 {"assignee_id", ReadIntegerOrNull(assign.assignee_id)}}));
  if (!assign.group_id && !assign.assignee_id) return Wrong("want group_id or assignee_id");
  return assign;
}

absl::StatusOr<SuspendRequester> ReadSuspension(const std::string& body) {
  std::optional<bool> suspended;
  FL_RETURN_IF_ERROR(Read(body, {{"suspended", ReadBoolean(suspended)}}));
  return SuspendRequester{suspended.value_or(true)};
}

absl::StatusOr<AddPerson> ReadPerson(const std::string& body) {
  AddPerson add;
  const MemberReader groups = [&add](const std::string& member, const Json& value) -> MisfitOr {
    if (!value.is_array()) return Misfit{member, "an array of ids"};
    for (const Json& entry : value) {
      if (!entry.is_number_integer()) return Misfit{member, "an array of ids"};
      add.groups.push_back(entry.get<int64_t>());
    }
    return std::nullopt;
  };
  FL_RETURN_IF_ERROR(Read(body, {{"name", ReadText(add.name)},
                                 {"email", ReadText(add.email)},
                                 {"role", ReadText(add.role)},
                                 {"locale", ReadText(add.locale)},
                                 {"groups", groups}}));
  if (add.name.empty() || add.email.empty()) return Wrong("want name and email");
  if (add.role != "end-user" && add.role != "agent" && add.role != "admin") {
    return Wrong("`role`: want end-user, agent or admin");
  }
  return add;
}

absl::StatusOr<AddGroup> ReadGroup(const std::string& body) {
  AddGroup add;
  std::optional<int64_t> id;
  FL_RETURN_IF_ERROR(Read(body, {{"id", ReadInteger(id)}, {"name", ReadText(add.name)}}));
  if (!id || *id <= 0 || add.name.empty()) return Wrong("want a positive id and a name");
  add.id = *id;
  return add;
}

template <typename What>
absl::StatusOr<Deed> About(const std::string& ticket, absl::StatusOr<What> what) {
  if (!what.ok()) return what.status();
  return Deed{ticket, *std::move(what)};
}

}  // namespace

absl::StatusOr<Deed> ReadDeed(const Call& call) {
  const std::vector<std::string>& path = call.path;
  const absl::Status none = absl::NotFoundError("no such control call");
  if (path.empty() || path.size() > 3) return none;
  if (call.method == "GET") {
    if (path.size() != 2 || path[0] != "tickets") return none;
    return Deed{path[1], ShowTicket{}};
  }
  if (call.method != "POST") return none;
  if (path.size() == 1) {
    if (path[0] == "users") return About("", ReadPerson(call.body));
    if (path[0] == "groups") return About("", ReadGroup(call.body));
    if (path[0] == "tickets") return About("", ReadOpening(call.body));
    return none;
  }
  if (path[0] != "tickets" || path.size() != 3) return none;
  const std::string& ticket = path[1];
  const std::string& action = path[2];
  if (action == "messages") return About(ticket, ReadMessage(call.body));
  if (action == "rating") return About(ticket, ReadRating(call.body));
  if (action == "status") return About(ticket, ReadMove(call.body));
  if (action == "delete") return Deed{ticket, MoveTicket{.status = "deleted"}};
  if (action == "assign") return About(ticket, ReadAssignment(call.body));
  if (action == "suspend") return About(ticket, ReadSuspension(call.body));
  return absl::NotFoundError("want messages, rating, status, assign, suspend or delete");
}

int HttpStatusOf(const absl::Status& status) { return absl::IsNotFound(status) ? 404 : 400; }

}  // namespace firstline::sim::desk
