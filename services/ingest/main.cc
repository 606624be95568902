// ingest: webhooks become turns. The edge appends verified pointers to `inbox`; `turns` reads the conversations they
// point at and emits one turn per new customer message.

#include "common/runtime/main.h"

#include "services/ingest/config.h"
#include "services/ingest/program.h"

int main(int argc, char** argv) {
  return firstline::Main<firstline::ingest::Config>(argc, argv, "ingest", firstline::ingest::Run);
}
