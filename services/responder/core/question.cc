#include "services/responder/core/question.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/text/sentences.h"
#include "common/text/tokens.h"
#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {
namespace {

using text::Token;

constexpr double kWeakWeight = 0.25;      // "need", "get": they rarely decide
constexpr double kBorrowedWeight = 0.3;   // words of the same turn around a question that stands on its own
constexpr double kLeaningWeight = 0.7;    // the same, when the question says little itself
constexpr double kOwnWeightEnough = 1.9;  // two content words: the question stands on its own
constexpr size_t kSignatureWordsMax = 12;
constexpr size_t kWrappedLineBytesMin = 55;  // mail programs wrap at 65 to 80

bool EndsWithQuestionMark(absl::string_view sentence) {
  while (!sentence.empty()) {
    if (absl::EndsWith(sentence, "?") || absl::EndsWith(sentence, "？")) return true;
    const char last = sentence.back();
    if (last != '!' && last != '"' && last != ')' && last != '.' && last != ' ') return false;
    sentence.remove_suffix(1);
  }
  return false;
}

absl::flat_hash_set<std::string> WordsOf(absl::string_view fields) {
  absl::flat_hash_set<std::string> words;
  for (const absl::string_view field : absl::StrSplit(fields, absl::ByAnyChar("| "), absl::SkipEmpty())) {
    words.emplace(field);
  }
  return words;
}

// Lines of a mail that was wrapped by its sender belong together; a short line was ended on purpose.
std::vector<std::string> Paragraphs(absl::string_view text) {
  std::vector<std::string> paragraphs;
  bool joins = false;
  for (const absl::string_view raw : absl::StrSplit(text, '\n')) {
    const absl::string_view line = absl::StripAsciiWhitespace(raw);
    if (!line.empty() && joins) {
      absl::StrAppend(&paragraphs.back(), " ", line);
    } else if (!line.empty()) {
      paragraphs.emplace_back(line);
    }
    joins = line.size() >= kWrappedLineBytesMin;
  }
  return paragraphs;
}

class Reader {
 public:
  Reader(absl::string_view language, const Lexicon& lexicon)
      : language_(language), lexicon_(lexicon), weak_(WordsOf(lexicon.weak_words)) {
    polite_ = WordsOf(absl::StrCat(lexicon.greetings, "|", lexicon.thanks, "|", lexicon.closings));
  }

  Turn Read(absl::string_view text, absl::Span<const std::string> earlier) const {
    std::vector<Piece> pieces = Pieces(text);
    Turn turn;
    const bool any_question = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.asks; });
    if (!any_question && !pieces.empty()) {
      Piece whole;
      for (Piece& piece : pieces) absl::StrAppend(&whole.text, whole.text.empty() ? "" : " ", piece.text);
      pieces = {whole};
      pieces[0].asks = true;
    }
    for (size_t i = 0; i < pieces.size() && turn.questions.size() < kQuestionsMax; ++i) {
      if (pieces[i].asks) turn.questions.push_back(Build(pieces, i, earlier));
    }
    return turn;
  }

 private:
  // A sentence, or a part of one that asks by itself.
  struct Piece {
    std::string text;
    bool asks = false;
  };

  bool IsQuestion(absl::string_view sentence, absl::string_view prepared) const {
    if (EndsWithQuestionMark(sentence)) return true;
    // Without the mark only words that open nothing but questions count: "is"/"do" open commands and statements too.
    if (lexicon_.language == "zh")
      return FindPhrase(prepared, "怎么|怎样|如何|为什么|多少|吗") != absl::string_view::npos;
    for (const absl::string_view field :
         {lexicon_.ask_number, lexicon_.ask_duration, lexicon_.ask_how, lexicon_.ask_reason, lexicon_.ask_place,
          lexicon_.ask_definition, lexicon_.ask_time, lexicon_.ask_choice, lexicon_.ask_person}) {
      if (StartsWithPhrase(prepared, field)) return true;
    }
    // A bare auxiliary at the start: "can I use …" typed without its mark.
    return lexicon_.language == "en" &&
           (StartsWithPhrase(prepared, "is|are|was|were|do|does|did|can|could|will|would|should|may|has|have i") ||
            (StartsWithPhrase(prepared, "what") && !StartsWithPhrase(prepared, "what a|what an|what happened|what i")));
  }

  // True for sentences that neither ask nor describe anything.
  bool SaysNothing(absl::string_view sentence, absl::string_view prepared) const {
    if (FindPhrase(prepared, lexicon_.small_talk) != absl::string_view::npos && OwnWords(sentence) <= 3) return true;
    if (EndsWithQuestionMark(sentence) && OwnWords(sentence) > 0) return false;
    if (FindPhrase(prepared, lexicon_.resolved) != absl::string_view::npos) return true;
    size_t left = 0;
    for (const Token& token : text::Tokenize(sentence)) {
      if (!text::IsStopWord(token.term, language_) && !polite_.contains(text::Fold(token.term))) ++left;
    }
    if (left == 0) return true;
    return FindPhrase(prepared, lexicon_.thanks) != absl::string_view::npos && !IsQuestion(sentence, prepared) &&
           left <= 5;
  }

  // Content words of a sentence, weak ones left out.
  size_t OwnWords(absl::string_view sentence) const {
    size_t count = 0;
    for (const Token& token : text::Tokenize(sentence)) {
      const std::string folded = text::Fold(token.term);
      if (!text::IsStopWord(token.term, language_) && !weak_.contains(token.term) && !weak_.contains(folded) &&
          !polite_.contains(folded)) {
        ++count;
      }
    }
    return count;
  }

  bool StartsSignature(absl::string_view sentence, absl::string_view prepared) const {
    return StartsWithPhrase(prepared, lexicon_.closings) && !EndsWithQuestionMark(sentence) &&
           text::Tokenize(sentence).size() <= kSignatureWordsMax;
  }

  std::vector<Piece> Pieces(absl::string_view text) const {
    std::vector<Piece> pieces;
    for (const std::string& paragraph : Paragraphs(text)) {
      for (const text::Span& span : text::SplitSentences(paragraph)) {
        const absl::string_view sentence = span.In(paragraph);
        const std::string prepared = ForPhrases(sentence);
        // Everything below a closing is a signature; a closing in the first sentence closes nothing.
        if (!pieces.empty() && StartsSignature(sentence, prepared)) return pieces;
        if (SaysNothing(sentence, prepared)) continue;
        AddParts(sentence, IsQuestion(sentence, prepared), pieces);
      }
    }
    return pieces;
  }

  // Cuts "how much is A and how long does B take?" in two.
  void AddParts(absl::string_view sentence, bool asks, std::vector<Piece>& pieces) const {
    if (!asks) {
      pieces.push_back({std::string(sentence), false});
      return;
    }
    if (lexicon_.language == "zh") {
      AddClauses(sentence, pieces);
      return;
    }
    const std::vector<Token> tokens = text::Tokenize(sentence);
    size_t begin = 0;
    for (size_t i = 2; i + 2 < tokens.size(); ++i) {
      const std::string joiner = absl::StrCat(" ", text::Fold(tokens[i].term), " ");
      if (!StartsWithPhrase(joiner, lexicon_.joiners)) continue;
      const size_t next = tokens[i + 1].span.begin;
      if (!StartsWithPhrase(ForPhrases(sentence.substr(next)), lexicon_.question_starts)) continue;
      const absl::string_view part = sentence.substr(begin, tokens[i].span.begin - begin);
      if (OwnWords(part) == 0) continue;
      // The first part may be an introduction: "I bought a lamp and how do I return it?"
      const bool part_asks =
          begin > 0 || FindPhrase(ForPhrases(part), lexicon_.question_starts) != absl::string_view::npos;
      pieces.push_back({std::string(absl::StripAsciiWhitespace(part)), part_asks});
      begin = next;
    }
    pieces.push_back({std::string(sentence.substr(begin)), true});
  }

  // Chinese joins what happened and what is asked by commas.
  void AddClauses(absl::string_view sentence, std::vector<Piece>& pieces) const {
    const std::vector<std::string> clauses = absl::StrSplit(sentence, absl::ByString("，"), absl::SkipEmpty());
    for (size_t i = 0; i < clauses.size(); ++i) {
      const std::string prepared = ForPhrases(clauses[i]);
      if (SaysNothing(clauses[i], prepared)) continue;
      pieces.push_back({clauses[i], i + 1 == clauses.size() ||
                                        FindPhrase(prepared, lexicon_.question_starts) != absl::string_view::npos});
    }
  }

  AnswerKind KindOf(absl::string_view question) const {
    const std::string prepared = ForPhrases(question);
    const Lexicon& words = lexicon_;
    const auto has = [&prepared](absl::string_view phrases) {
      return FindPhrase(prepared, phrases) != absl::string_view::npos;
    };
    // Longer, more telling phrases first: "how long" before "how".
    if (has(words.ask_duration)) return AnswerKind::kDuration;
    if (has(words.ask_number)) return AnswerKind::kNumber;
    const bool whats = has(words.ask_definition) || has(words.ask_choice) || absl::StrContains(prepared, " what ");
    // "What is the height of …?" asks for a number, "What is a height reset?" does not.
    const bool article = StartsWithPhrase(prepared, "what is a|what is an|what s a|what s an");
    if (whats && !article && has(words.amount_words)) return AnswerKind::kNumber;
    if (has(words.ask_definition)) return AnswerKind::kDefinition;
    if (StartsWithPhrase(prepared, words.question_starts) && IsYesNoStart(prepared)) return AnswerKind::kYesNo;
    if (has(words.ask_reason)) return AnswerKind::kReason;
    if (has(words.ask_how)) return AnswerKind::kSteps;
    if (has(words.ask_time)) return AnswerKind::kTime;
    if (has(words.ask_place)) return AnswerKind::kPlace;
    if (has(words.ask_choice)) return AnswerKind::kChoice;
    if (has(words.ask_person)) return AnswerKind::kPerson;
    if (EndsWithQuestionMark(question)) return AnswerKind::kYesNo;
    return AnswerKind::kAny;
  }

  bool IsYesNoStart(absl::string_view prepared) const {
    for (const absl::string_view asked :
         {lexicon_.ask_number, lexicon_.ask_duration, lexicon_.ask_time, lexicon_.ask_how, lexicon_.ask_reason,
          lexicon_.ask_place, lexicon_.ask_person, lexicon_.ask_definition, lexicon_.ask_choice}) {
      if (StartsWithPhrase(prepared, asked)) return false;
    }
    return !StartsWithPhrase(prepared, "what|was|que|quoi|cosa|wat");
  }

  // Words that only say what is asked for ("how", "many") and function words carry no topic.
  void AddTerms(absl::string_view text, double factor, bool borrowed, std::vector<QuestionTerm>& terms) const {
    const std::vector<Token> tokens = text::Tokenize(text);
    for (size_t i = 0; i < tokens.size() && terms.size() < kTermsMax; ++i) {
      const Token& token = tokens[i];
      if (text::IsStopWord(token.term, language_) || IsPartOfIdentifier(tokens, i)) continue;
      const std::string folded = text::Fold(token.term);
      if (polite_.contains(folded)) continue;
      const bool weak = weak_.contains(token.term) || weak_.contains(folded);
      if (weak && borrowed) continue;
      QuestionTerm made{token.term, text::Stem(token.term, language_), factor * (weak ? kWeakWeight : 1), borrowed};
      const auto same = [&made](const QuestionTerm& each) { return each.stem == made.stem; };
      if (std::none_of(terms.begin(), terms.end(), same)) terms.push_back(std::move(made));
    }
  }

  // "FL-1001" comes as FL, 1001 and the whole: the whole decides. "two-factor" is matched by its parts.
  static bool IsPartOfIdentifier(const std::vector<Token>& tokens, size_t at) {
    const auto has_digit = [](absl::string_view term) {
      return std::any_of(term.begin(), term.end(),
                         [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
    };
    const auto inside = [](const Token& part, const Token& whole) {
      return &part != &whole && whole.span.begin <= part.span.begin && part.span.end <= whole.span.end &&
             whole.span.size() > part.span.size();
    };
    bool is_whole = false;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (inside(tokens[at], tokens[i]) && has_digit(tokens[i].term)) return true;
      is_whole = is_whole || inside(tokens[i], tokens[at]);
    }
    return is_whole && !has_digit(tokens[at].term);
  }

  Question Build(const std::vector<Piece>& pieces, size_t at, absl::Span<const std::string> earlier) const {
    Question question;
    question.text = pieces[at].text;
    question.kind = KindOf(question.text);
    AddTerms(question.text, 1, false, question.terms);
    double own = 0;
    for (const QuestionTerm& term : question.terms) own += term.weight;
    const double factor = own >= kOwnWeightEnough ? kBorrowedWeight : kLeaningWeight;
    const size_t before = question.terms.size();
    for (size_t i = 0; i < pieces.size(); ++i) {
      if (i != at && i < at + 1) AddTerms(pieces[i].text, factor, true, question.terms);
    }
    if (question.terms.size() == before && own < kOwnWeightEnough && !earlier.empty()) {
      AddTerms(earlier.back(), factor, true, question.terms);
    }
    return question;
  }

  std::string language_;
  const Lexicon& lexicon_;
  absl::flat_hash_set<std::string> weak_;
  absl::flat_hash_set<std::string> polite_;
};

}  // namespace

absl::string_view AnswerKindName(AnswerKind kind) {
  switch (kind) {
    case AnswerKind::kAny: return "any";
    case AnswerKind::kYesNo: return "yes_no";
    case AnswerKind::kNumber: return "number";
    case AnswerKind::kDuration: return "duration";
    case AnswerKind::kTime: return "time";
    case AnswerKind::kSteps: return "steps";
    case AnswerKind::kReason: return "reason";
    case AnswerKind::kPlace: return "place";
    case AnswerKind::kPerson: return "person";
    case AnswerKind::kDefinition: return "definition";
    case AnswerKind::kChoice: return "choice";
  }
  return "any";
}

Turn ReadTurn(absl::string_view text, absl::Span<const std::string> earlier, absl::string_view language) {
  const Lexicon& lexicon = LexiconOf(language);
  return Reader(lexicon.language, lexicon).Read(text, earlier);
}

}  // namespace firstline::responder
