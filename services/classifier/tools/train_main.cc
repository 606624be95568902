// firstline_train OUTPUT PATH...: trains a model file from JSON lines at build time and prints how it does.

#include <iostream>
#include <string>
#include <vector>

#include "services/classifier/training_files.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: firstline_train OUTPUT PATH...\n";
    return 2;
  }
  const std::vector<std::string> paths(argv + 2, argv + argc);
  const auto report = firstline::classifier::TrainFromFiles(paths, argv[1], {});
  if (!report.ok()) {
    std::cerr << "firstline_train: " << report.status().message() << "\n";
    return 1;
  }
  std::cout << firstline::classifier::FormatReport(*report);
  return 0;
}
