#pragma once

#include "absl/strings/string_view.h"

namespace firstline::helpdesks {

// What can be seen of a customer's message; mail headers are no part of any vendor's API.
struct NoticeFacts {
  absl::string_view author_email;
  absl::string_view subject;  // of the ticket for its first message, else ""
  absl::string_view text;     // clean plain text
};

// True when a machine answered for the customer: bounces, vacation notices. Strict, because such a message gets no
// answer: a notice counts only when it names itself in the subject or in its first line ("Automatic reply: …",
// "Abwesenheitsnotiz"); "I am out of office next week, please deliver earlier" is a customer. Pure, thread-safe.
bool IsNotice(const NoticeFacts& facts);

}  // namespace firstline::helpdesks
