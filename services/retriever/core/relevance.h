#pragma once

#include "services/retriever/core/search.h"

namespace firstline::retriever {

// Probability in [0, 1] that the passages led by this one hold the answer: P(an answering article is among the best 3).
// A logistic function of the match; never falls when a share or the lead rises, and never rises with the number of
// passages: the best of many matches well by chance. The policy's relevance gate is compared with it. Fitted and
// checked in docs/evidence/retrieval.md.
double Relevance(const MatchFeatures& features);

}  // namespace firstline::retriever
