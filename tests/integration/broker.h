#pragma once

#include <string>

#include "common/kafka/producer.h"

namespace firstline::testing {

// One Kafka broker for all tests of this program, on a free port, with its data in a temporary folder. Started on first
// use; aborts with the broker's last lines when that fails.
const kafka::ClientOptions& Broker();

// A topic name nobody else uses.
std::string NewTopic(const std::string& prefix);

}  // namespace firstline::testing
