// Writes the golden files of the version in the making: write_golden FOLDER. A released version's are never rewritten.

#include <fstream>
#include <iostream>

#include "tests/contract/every_field.h"
#include "tests/contract/golden.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_golden FOLDER\n";
    return 2;
  }
  for (const absl::string_view name : firstline::contract::kRecords) {
    const auto empty = firstline::contract::NewRecord(name);
    const int variants = firstline::contract::VariantsOf(*empty->GetDescriptor());
    for (int variant = 0; variant < variants; ++variant) {
      const auto record = firstline::contract::NewRecord(name);
      firstline::contract::SetEveryField(*record, variant);
      const std::string path = std::string(argv[1]) + "/" + firstline::contract::GoldenName(name, variant);
      std::ofstream file(path);
      file << firstline::contract::FormatGolden(*record);
      if (!file.flush()) {
        std::cerr << path << " cannot be written\n";
        return 1;
      }
    }
  }
  return 0;
}
