#include "services/classifier/metrics.h"

namespace firstline::classifier {

void Metrics::Classified(const Result& result) {
  metrics_.Count("firstline_classified_total", "Messages by most probable intent and sentiment.",
                 {{"intent", result.intents.front().intent}, {"sentiment", result.sentiment.label}});
}

}  // namespace firstline::classifier
