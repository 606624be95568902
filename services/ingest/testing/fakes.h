#pragma once

// Stand-ins for the tests of this folder.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "common/helpdesks/thread_reader.h"
#include "common/kafka/producer.h"

namespace firstline::ingest {

// Keeps records in the order they were produced; fails those a test names.
class FakeProducer : public kafka::Producer {
 public:
  void Produce(kafka::OutRecord record, Done done) override {
    absl::Status status;
    {
      absl::MutexLock lock(&mutex_);
      if (fails_.contains(record.topic) && fails_[record.topic]-- > 0) {
        status = absl::UnavailableError("broker away");
      } else {
        records_.push_back(std::move(record));
      }
    }
    done(status);
  }
  absl::Status Flush(absl::Duration) override { return absl::OkStatus(); }

  // The next `times` records of the topic fail.
  void FailNext(const std::string& topic, int times) {
    absl::MutexLock lock(&mutex_);
    fails_[topic] = times;
  }
  std::vector<kafka::OutRecord> Records() const {
    absl::MutexLock lock(&mutex_);
    return records_;
  }
  std::vector<kafka::OutRecord> Of(absl::string_view topic) const {
    std::vector<kafka::OutRecord> found;
    for (const kafka::OutRecord& record : Records()) {
      if (record.topic == topic) found.push_back(record);
    }
    return found;
  }

 private:
  mutable absl::Mutex mutex_;
  std::vector<kafka::OutRecord> records_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, int> fails_ ABSL_GUARDED_BY(mutex_);
};

// A helpdesk of tickets that tests write in.
class FakeHelpdesk : public helpdesks::ThreadReader {
 public:
  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override {
    absl::MutexLock lock(&mutex_);
    ++reads_;
    if (!status_.ok()) return status_;
    const auto ticket = tickets_.find(std::string(ticket_id));
    if (ticket == tickets_.end()) return absl::NotFoundError("no such ticket");
    return ticket->second;
  }
  absl::Duration RetryAfterOf(const absl::Status&) const override { return absl::ZeroDuration(); }
  absl::StatusOr<helpdesks::Changes> ChangedSince(absl::Time since) override {
    absl::MutexLock lock(&mutex_);
    asked_.push_back(since);
    if (!status_.ok()) return status_;
    if (pages_.empty()) return helpdesks::Changes{};
    helpdesks::Changes page = pages_.front();
    if (pages_.size() > 1) pages_.erase(pages_.begin());
    return page;
  }

  void Edit(const std::string& ticket_id, const std::function<void(conversation::Thread&)>& edit) {
    absl::MutexLock lock(&mutex_);
    conversation::Thread& thread = tickets_[ticket_id];
    thread.ticket_id = ticket_id;
    thread.status = conversation::Status::kActive;
    edit(thread);
  }
  void Write(const std::string& ticket_id, const std::string& id, conversation::Role role) {
    Edit(ticket_id, [&](conversation::Thread& thread) {
      conversation::Message message;
      message.id = id;
      message.role = role;
      message.text = "text";
      message.is_public = true;
      thread.messages.push_back(std::move(message));
    });
  }
  void SetStatus(absl::Status status) {
    absl::MutexLock lock(&mutex_);
    status_ = std::move(status);
  }
  void SetPages(std::vector<helpdesks::Changes> pages) {
    absl::MutexLock lock(&mutex_);
    pages_ = std::move(pages);
  }
  int reads() const {
    absl::MutexLock lock(&mutex_);
    return reads_;
  }
  std::vector<absl::Time> asked() const {
    absl::MutexLock lock(&mutex_);
    return asked_;
  }

 private:
  mutable absl::Mutex mutex_;
  std::map<std::string, conversation::Thread> tickets_ ABSL_GUARDED_BY(mutex_);
  absl::Status status_ ABSL_GUARDED_BY(mutex_);
  std::vector<helpdesks::Changes> pages_ ABSL_GUARDED_BY(mutex_);
  std::vector<absl::Time> asked_ ABSL_GUARDED_BY(mutex_);
  int reads_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace firstline::ingest
