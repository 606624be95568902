#pragma once

// Records with every field set, for the golden files.

#include <google/protobuf/message.h>

namespace firstline::contract {

// Sets every field of `record`, nested messages included; repeated fields and maps get two elements. Values follow from
// the field alone (text: its path; numbers: its field number; enums: the last value), so a new field changes no other.
// A oneof gets its branch number `variant` modulo the number of its branches.
void SetEveryField(google::protobuf::Message& record, int variant);

// How many variants it takes until every branch of every oneof was set; 1 without oneofs.
int VariantsOf(const google::protobuf::Descriptor& record);

// True when `record` or a message inside holds a field this build does not know.
bool HasUnknownFields(const google::protobuf::Message& record);

}  // namespace firstline::contract
