#include "tests/contract/every_field.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/base/check.h"

namespace firstline::contract {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::OneofDescriptor;
using google::protobuf::Reflection;

constexpr int kDepthMax = 16;                // the contract has no recursive message; one would end here
constexpr int64_t kWide = int64_t{1} << 36;  // needs more than 32 bits, and is a valid second of a Timestamp

// Sets single fields of one message; `index` tells the elements of a repeated field apart.
class Setter {
 public:
  Setter(Message& message, const std::string& path, int variant, int depth)
      : message_(message), reflection_(*message.GetReflection()), path_(path), variant_(variant), depth_(depth) {
    FL_CHECK(depth <= kDepthMax) << path;
  }

  void SetAll() {
    const Descriptor& type = *message_.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor* field = type.field(i);
      const OneofDescriptor* oneof = field->real_containing_oneof();
      if (oneof != nullptr && oneof->field(variant_ % oneof->field_count()) != field) continue;
      for (int index = 0; index < (field->is_repeated() ? 2 : 1); ++index) Set(field, index);
    }
  }

 private:
  template <typename T>
  void Put(const FieldDescriptor* field, void (Reflection::*set)(Message*, const FieldDescriptor*, T) const,
           void (Reflection::*add)(Message*, const FieldDescriptor*, T) const, T value) {
    (reflection_.*(field->is_repeated() ? add : set))(&message_, field, std::move(value));
  }

  void Set(const FieldDescriptor* field, int index) {
    const int number = field->number() + index;
    const std::string path = path_ + field->name() + (index == 0 ? "" : "#2");
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
        return Put<int32_t>(field, &Reflection::SetInt32, &Reflection::AddInt32, number);
      case FieldDescriptor::CPPTYPE_INT64:
        return Put<int64_t>(field, &Reflection::SetInt64, &Reflection::AddInt64, kWide + number);
      case FieldDescriptor::CPPTYPE_UINT32:
        return Put<uint32_t>(field, &Reflection::SetUInt32, &Reflection::AddUInt32, static_cast<uint32_t>(number));
      case FieldDescriptor::CPPTYPE_UINT64:
        return Put<uint64_t>(field, &Reflection::SetUInt64, &Reflection::AddUInt64,
                             static_cast<uint64_t>(kWide + number));
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return Put<double>(field, &Reflection::SetDouble, &Reflection::AddDouble, number + 0.5);
      case FieldDescriptor::CPPTYPE_FLOAT:
        return Put<float>(field, &Reflection::SetFloat, &Reflection::AddFloat, static_cast<float>(number) + 0.5f);
      case FieldDescriptor::CPPTYPE_BOOL: return Put<bool>(field, &Reflection::SetBool, &Reflection::AddBool, true);
      case FieldDescriptor::CPPTYPE_STRING:
        return Put<std::string>(field, &Reflection::SetString, &Reflection::AddString, path);
      case FieldDescriptor::CPPTYPE_ENUM:
        return Put<const EnumValueDescriptor*>(
            field, &Reflection::SetEnum, &Reflection::AddEnum,
            field->enum_type()->value(field->enum_type()->value_count() - 1 - index));
      case FieldDescriptor::CPPTYPE_MESSAGE: {
        Message* inner = field->is_repeated() ? reflection_.AddMessage(&message_, field)
                                              : reflection_.MutableMessage(&message_, field);
        return Setter(*inner, path + ".", variant_, depth_ + 1).SetAll();
      }
    }
    FL_CHECK(false) << "unknown type of " << path;
  }

  Message& message_;
  const Reflection& reflection_;
  const std::string path_;
  const int variant_;
  const int depth_;
};

int VariantsOf(const Descriptor& type, int depth) {
  FL_CHECK(depth <= kDepthMax) << type.full_name();
  int variants = 1;
  for (int i = 0; i < type.real_oneof_decl_count(); ++i) {
    variants = std::max(variants, type.oneof_decl(i)->field_count());
  }
  for (int i = 0; i < type.field_count(); ++i) {
    if (const Descriptor* inner = type.field(i)->message_type())
      variants = std::max(variants, VariantsOf(*inner, depth + 1));
  }
  return variants;
}

}  // namespace

void SetEveryField(Message& record, int variant) { Setter(record, "", variant, 0).SetAll(); }

int VariantsOf(const Descriptor& record) { return VariantsOf(record, 0); }

bool HasUnknownFields(const Message& record) {
  const Reflection& reflection = *record.GetReflection();
  if (!reflection.GetUnknownFields(record).empty()) return true;
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(record, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      if (HasUnknownFields(reflection.GetMessage(record, field))) return true;
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(record, field); ++i) {
      if (HasUnknownFields(reflection.GetRepeatedMessage(record, field, i))) return true;
    }
  }
  return false;
}

}  // namespace firstline::contract
