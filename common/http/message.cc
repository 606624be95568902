#include "common/http/message.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace firstline::http {
namespace {

bool IsFramingField(absl::string_view name) {
  for (const absl::string_view own : {"Content-Length", "Content-Type", "Connection", "Transfer-Encoding"}) {
    if (absl::EqualsIgnoreCase(name, own)) return true;
  }
  return false;
}

}  // namespace

absl::string_view ReasonPhrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "";
  }
}

bool StatusHasBody(int status) { return status != 204 && status != 304; }

std::string RenderHead(const Response& response, const HeadOptions& options) {
  const int status = response.status >= 200 && response.status <= 599 ? response.status : 500;
  std::string head = absl::StrCat("HTTP/1.1 ", status, " ", ReasonPhrase(status), "\r\n");
  if (StatusHasBody(status)) {
    absl::StrAppend(&head, "Content-Length: ", response.body.size(), "\r\n");
    if (!response.content_type.empty() && IsSafeField("Content-Type", response.content_type)) {
      absl::StrAppend(&head, "Content-Type: ", response.content_type, "\r\n");
    }
  }
  if (!options.keep_alive) {
    absl::StrAppend(&head, "Connection: close\r\n");
  } else if (options.http_1_0) {
    absl::StrAppend(&head, "Connection: keep-alive\r\n");
  }
  for (const auto& [name, value] : response.headers) {
    if (IsFramingField(name) || !IsSafeField(name, value)) continue;
    absl::StrAppend(&head, name, ": ", value, "\r\n");
  }
  absl::StrAppend(&head, "\r\n");
  return head;
}

}  // namespace firstline::http
