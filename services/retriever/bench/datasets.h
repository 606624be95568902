#pragma once

// The development sets as questions over articles. See docs/evidence/retrieval.md for where they come from.

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "services/retriever/core/search.h"
#include "services/retriever/core/stored_article.h"

namespace firstline::retriever::bench {

struct Question {
  std::string id;
  Query query;
  std::set<std::string> gold;  // articles that answer it; empty: not answerable from this collection
  std::string answer;          // expected text, or empty
  bool expects_answer = true;  // false: the set calls it unanswerable
};

struct Dataset {
  std::string name;
  std::vector<std::shared_ptr<const StoredArticle>> articles;
  std::vector<Question> questions;
};

// Names of the sets, in the order they are reported.
std::vector<std::string> DatasetNames();

// Loads one set from the folder of all sets, or the demo's from the root of this repository; ends the program when a
// file cannot be read.
Dataset LoadDataset(const std::string& name, const std::string& folder, const std::string& repository);

// What every measurement asks: English, everything public, the best k.
SearchRequest RequestFor(const Question& question, size_t k, size_t passages_per_article);

}  // namespace firstline::retriever::bench
