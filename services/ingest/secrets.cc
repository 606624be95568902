#include "services/ingest/secrets.h"

#include "common/config/secret_file.h"

namespace firstline::ingest {
namespace {

constexpr absl::Duration kKeep = absl::Seconds(10);
constexpr size_t kFilesMax = 1000;  // policies change; paths no longer named must not stay for ever

}  // namespace

std::vector<std::string> SecretFiles::Read(const std::vector<std::string>& paths) {
  const absl::Time now = clock_.Now();
  std::vector<std::string> secrets;
  absl::MutexLock lock(&mutex_);
  if (entries_.size() > kFilesMax) entries_.clear();
  for (const std::string& path : paths) {
    Entry& entry = entries_[path];
    if (now - entry.read_at >= kKeep || now < entry.read_at) {
      entry.read_at = now;
      if (auto secret = config::ReadSecretFile(path); secret.ok()) entry.secret = *std::move(secret);
    }
    if (!entry.secret.empty()) secrets.push_back(entry.secret);
  }
  return secrets;
}

}  // namespace firstline::ingest
