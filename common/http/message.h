#pragma once

#include <string>

#include "common/http/headers.h"

namespace firstline::http {

// One request as the server hands it to its handler.
struct Request {
  std::string method;  // upper case as sent; any token
  std::string path;    // still percent-encoded, starts with "/"
  std::string query;   // still percent-encoded, without "?"
  Headers headers;
  std::string body;    // raw bytes; decompressed when the server was told to accept gzip
  std::string remote;  // address of the peer without its port; behind a proxy this is the proxy
};

// What a handler answers. The server adds Content-Length, Content-Type and Connection; headers of those names, and
// fields that would break the framing (IsSafeField), are dropped.
struct Response {
  // How the answer reaches the peer. Everything but kComplete is for stand-ins that play a broken server.
  enum class Ending {
    kComplete,
    kHalfBody,  // the head, half of the body it announces, then a reset
    kReset,     // no answer: the connection is reset
  };

  int status = 200;
  Headers headers = {};
  std::string body = "";
  std::string content_type = "application/json";
  Ending ending = Ending::kComplete;
};

// The standard reason phrase of a status, "" for an unknown one.
absl::string_view ReasonPhrase(int status);

struct HeadOptions {
  bool keep_alive = true;
  bool http_1_0 = false;  // such a client must be told that the connection stays open
};

// The head of a response up to and including the empty line. A status outside 200..599 becomes 500. 204 and 304 carry
// neither length nor type.
std::string RenderHead(const Response& response, const HeadOptions& options);

// Whether a body may follow the head at all (not after 204 and 304).
bool StatusHasBody(int status);

}  // namespace firstline::http
