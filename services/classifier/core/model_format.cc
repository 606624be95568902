#include "services/classifier/core/model_format.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"

namespace firstline::classifier {
namespace {

constexpr absl::string_view kMagic = "FLMODELS";
constexpr uint32_t kFormat = 1;
constexpr size_t kChecksumBytes = 16;
constexpr size_t kLabelsMax = 1024;
constexpr size_t kNameMax = 256;

class Writer {
 public:
  void U32(uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) out_.push_back(static_cast<char>((value >> shift) & 0xFF));
  }
  void F32(float value) { U32(std::bit_cast<uint32_t>(value)); }
  void F64(double value) {
    const uint64_t bits = std::bit_cast<uint64_t>(value);
    U32(static_cast<uint32_t>(bits));
    U32(static_cast<uint32_t>(bits >> 32));
  }
  void Text(absl::string_view text) {
    U32(static_cast<uint32_t>(text.size()));
    out_.append(text.data(), text.size());
  }
  void Bytes(const std::vector<int8_t>& bytes) { out_.append(bytes.begin(), bytes.end()); }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

// Reads; after the first failure everything is zero and ok() is false.
class Reader {
 public:
  explicit Reader(absl::string_view bytes) : left_(bytes) {}

  uint32_t U32() {
    if (!Has(4)) return 0;
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i) value |= static_cast<uint32_t>(static_cast<unsigned char>(left_[i])) << (8 * i);
    left_.remove_prefix(4);
    return value;
  }
  float F32() { return Finite(std::bit_cast<float>(U32())); }
  double F64() {
    const uint64_t low = U32();
    return Finite(std::bit_cast<double>(low | static_cast<uint64_t>(U32()) << 32));
  }
  std::string Text() {
    const uint32_t size = U32();
    if (size > kNameMax || !Has(size)) return Fail(), "";
    std::string text(left_.substr(0, size));
    left_.remove_prefix(size);
    return text;
  }
  std::vector<int8_t> Bytes(size_t size) {
    if (!Has(size)) return {};
    std::vector<int8_t> bytes(size);
    std::memcpy(bytes.data(), left_.data(), size);
    left_.remove_prefix(size);
    return bytes;
  }
  // A count of things that take at least `bytes_each`.
  size_t Count(size_t limit, size_t bytes_each) {
    const size_t count = U32();
    if (count > limit || count > left_.size() / bytes_each) return Fail(), 0;
    return count;
  }
  void Require(bool condition) {
    if (!condition) Fail();
  }
  bool ok() const { return ok_; }
  bool AtEnd() const { return left_.empty(); }

 private:
  bool Has(size_t size) {
    if (left_.size() < size) Fail();
    return ok_;
  }
  void Fail() {
    ok_ = false;
    left_ = {};
  }
  template <typename T>
  T Finite(T value) {
    Require(std::isfinite(value));
    return ok_ ? value : T{0};
  }

  absl::string_view left_;
  bool ok_ = true;
};

void WriteLinear(const LinearModel& model, Writer& out) {
  const LinearModel::Parts& parts = model.parts();
  const FeatureOptions& features = parts.features;
  for (const uint32_t value : {features.bits, features.words_max, features.char_min, features.char_max}) out.U32(value);
  for (const float value : {features.char_weight, features.concept_weight, features.pair_weight,
                            features.structure_weight, features.mood_weight}) {
    out.F32(value);
  }
  out.F64(parts.temperature);
  out.U32(static_cast<uint32_t>(parts.labels.size()));
  for (const std::string& label : parts.labels) out.Text(label);
  for (const float bias : parts.bias) out.F32(bias);
  out.U32(static_cast<uint32_t>(parts.rows.size()));
  for (const WeightRow& row : parts.rows) {
    out.U32(row.index);
    out.F32(row.scale);
  }
  out.Bytes(parts.weights);
}

absl::StatusOr<LinearModel> ReadLinear(absl::string_view which, Reader& in) {
  LinearModel::Parts parts;
  FeatureOptions& features = parts.features;
  for (uint32_t* value : {&features.bits, &features.words_max, &features.char_min, &features.char_max}) {
    *value = in.U32();
  }
  in.Require(features.bits >= 10 && features.bits <= 22 && features.words_max >= 1 && features.words_max <= 3);
  in.Require(features.char_max <= 8 && features.char_min >= 1);
  for (float* value : {&features.char_weight, &features.concept_weight, &features.pair_weight,
                       &features.structure_weight, &features.mood_weight}) {
    *value = in.F32();
  }
  parts.temperature = in.F64();
  in.Require(parts.temperature > 0);
  const size_t labels = in.Count(kLabelsMax, 4);
  in.Require(labels >= 2);
  for (size_t i = 0; i < labels; ++i) parts.labels.push_back(in.Text());
  for (size_t i = 0; i < labels; ++i) parts.bias.push_back(in.F32());
  const size_t rows = in.Count(size_t{1} << 22, 8);
  for (size_t i = 0; i < rows && in.ok(); ++i) {
    const uint32_t index = in.U32();
    in.Require(index < (1u << features.bits) && (i == 0 || index > parts.rows.back().index));
    parts.rows.push_back({index, in.F32()});
  }
  parts.weights = in.Bytes(rows * labels);
  if (!in.ok()) return absl::InvalidArgumentError(absl::StrCat("model file: the ", which, " model is inconsistent"));
  return LinearModel(std::move(parts));
}

}  // namespace

std::string SerializeModels(const Models& models) {
  Writer payload;
  payload.Text(models.name);
  WriteLinear(models.intent, payload);
  WriteLinear(models.sentiment, payload);
  for (const double weight : models.novelty.weights) payload.F64(weight);
  const std::string body = payload.Take();
  Writer head;
  head.U32(kFormat);
  return absl::StrCat(kMagic, head.Take(), ContentVersion(body), body);
}

absl::StatusOr<Models> ParseModels(absl::string_view bytes) {
  const size_t head = kMagic.size() + 4 + kChecksumBytes;
  if (bytes.size() < head || bytes.substr(0, kMagic.size()) != kMagic) {
    return absl::InvalidArgumentError("model file: not a model file (wrong magic)");
  }
  const uint32_t format = Reader(bytes.substr(kMagic.size(), 4)).U32();
  if (format != kFormat) {
    return absl::FailedPreconditionError(absl::StrCat("model file: format ", format, ", this build reads ", kFormat));
  }
  const absl::string_view checksum = bytes.substr(kMagic.size() + 4, kChecksumBytes);
  const absl::string_view body = bytes.substr(head);
  if (ContentVersion(body) != checksum) return absl::InvalidArgumentError("model file: the checksum does not match");
  Reader in(body);
  Models models;
  models.name = in.Text();
  FL_ASSIGN_OR_RETURN(models.intent, ReadLinear("intent", in));
  FL_ASSIGN_OR_RETURN(models.sentiment, ReadLinear("sentiment", in));
  for (double& weight : models.novelty.weights) weight = in.F64();
  if (!in.ok() || !in.AtEnd()) return absl::InvalidArgumentError("model file: truncated, or bytes after its end");
  models.version = absl::StrCat(models.name, "@", checksum);
  return models;
}

}  // namespace firstline::classifier
