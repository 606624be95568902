// Prints for every line of standard input what MatchHumanRequest says: A asks, D declines, N nothing, then the line.
// The figures of README.md ("Explicit requests") come from counting these over labelled sets.

#include <iostream>
#include <string>

#include "services/escalation/core/human_request.h"

int main() {
  using firstline::escalation::HumanRequest;
  std::string line;
  while (std::getline(std::cin, line)) {
    const HumanRequest said = firstline::escalation::MatchHumanRequest(line);
    std::cout << (said == HumanRequest::kAsks       ? 'A'
                  : said == HumanRequest::kDeclines ? 'D'
                                                    : 'N')
              << '\t' << line << '\n';
  }
}
