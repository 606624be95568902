#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "absl/strings/string_view.h"

namespace firstline::dispatcher {

// Parts of a plan. A public message may also be carried out as a draft, that is as a private note.
enum class Slot : uint8_t { kPublicMessage, kNote, kTags, kFields };

inline constexpr std::array<Slot, 4> kAllSlots = {Slot::kPublicMessage, Slot::kNote, Slot::kTags, Slot::kFields};

// public_message, note, tags, fields: the names that effect ids are made of.
constexpr absl::string_view SlotName(Slot slot) {
  switch (slot) {
    case Slot::kPublicMessage: return "public_message";
    case Slot::kNote: return "note";
    case Slot::kTags: return "tags";
    case Slot::kFields: return "fields";
  }
  return "";
}

// A set of slots; a value.
class SlotSet {
 public:
  constexpr SlotSet() = default;
  constexpr SlotSet(std::initializer_list<Slot> slots) {
    for (const Slot slot : slots) Add(slot);
  }

  constexpr void Add(Slot slot) { bits_ = static_cast<uint8_t>(bits_ | Bit(slot)); }
  constexpr void Remove(Slot slot) { bits_ = static_cast<uint8_t>(bits_ & ~Bit(slot)); }
  constexpr bool Has(Slot slot) const { return (bits_ & Bit(slot)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr SlotSet And(SlotSet other) const { return SlotSet(static_cast<uint8_t>(bits_ & other.bits_)); }

  // In the order of the enumeration; the first of a call's slots is its marker.
  std::vector<Slot> List() const {
    std::vector<Slot> list;
    for (const Slot slot : kAllSlots) {
      if (Has(slot)) list.push_back(slot);
    }
    return list;
  }

  friend constexpr bool operator==(SlotSet, SlotSet) = default;

 private:
  explicit constexpr SlotSet(uint8_t bits) : bits_(bits) {}
  static constexpr uint8_t Bit(Slot slot) { return static_cast<uint8_t>(1u << static_cast<unsigned>(slot)); }

  uint8_t bits_ = 0;
};

}  // namespace firstline::dispatcher
