// Writes one line of match features per question, answerable and not, for fit_relevance.py beside it.
//
//   retriever_features DATA_FOLDER [REPOSITORY] > features.tsv
//
// Unanswerable questions are made in two ways besides the ones a set marks itself: the answering articles are taken out
// of the index (source `<set>-gone`), and questions of one set are asked to the articles of another (`<set>-foreign`).

#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "services/retriever/bench/datasets.h"
#include "services/retriever/core/search.h"

namespace firstline::retriever {
namespace {

using bench::Dataset;
using bench::Question;

constexpr size_t kForeignMax = 60;  // questions of each other set

class Writer {
 public:
  void Write(const std::string& source, const Question& question, const Index& index, bool answerable) {
    const std::vector<Hit> hits = Search(index, bench::RequestFor(question, 3, 2), SearchParams(), scratch_);
    if (hits.empty()) return;
    bool label = false;
    for (const Hit& hit : hits) label |= answerable && question.gold.contains(hit.article->id);
    const MatchFeatures& f = hits[0].features;
    std::printf("%s\t%s\t%d\t%g\t%g\t%g\t%g\t%g\t%g\t%g\n", source.c_str(), question.id.c_str(), label ? 1 : 0,
                f.passage, f.clause, f.article, f.title_asked, f.gap, f.words, f.passages);
  }

 private:
  SearchScratch scratch_;
};

int Main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: retriever_features DATA_FOLDER [REPOSITORY] > features.tsv\n";
    return 2;
  }
  std::printf("source\tid\tlabel\tpassage\tclause\tarticle\ttitle_asked\tgap\twords\tpassages\n");
  std::vector<Dataset> sets;
  for (const std::string& name : bench::DatasetNames())
    sets.push_back(bench::LoadDataset(name, argv[1], argc > 2 ? argv[2] : "."));
  Writer writer;
  for (const Dataset& set : sets) {
    IndexWriter index;
    std::map<std::string, std::shared_ptr<const StoredArticle>> by_id;
    for (const auto& article : set.articles) {
      index.Upsert(article);
      by_id[article->id] = article;
    }
    index.Commit();
    for (const Question& question : set.questions) {
      const bool answerable = question.expects_answer && !question.gold.empty();
      writer.Write(answerable ? set.name : set.name + "-marked", question, *index.snapshot(), answerable);
    }
    for (const Question& question : set.questions) {
      if (question.gold.empty()) continue;
      for (const std::string& id : question.gold) index.Delete(id);
      writer.Write(set.name + "-gone", question, *index.Commit(), false);
      for (const std::string& id : question.gold) index.Upsert(by_id.at(id));
    }
    index.Commit();
    for (const Dataset& other : sets) {
      if (other.name == set.name) continue;
      for (size_t i = 0; i < other.questions.size() && i < kForeignMax; ++i) {
        writer.Write(set.name + "-foreign", other.questions[i], *index.snapshot(), false);
      }
    }
  }
  return 0;
}

}  // namespace
}  // namespace firstline::retriever

int main(int argc, char** argv) { return firstline::retriever::Main(argc, argv); }
