// dispatcher: carries out one plan per turn in the helpdesk, exactly once where anybody can see it.

#include "common/runtime/main.h"

#include "services/dispatcher/config.h"
#include "services/dispatcher/program.h"

int main(int argc, char** argv) { return firstline::Main(argc, argv, "dispatcher", firstline::dispatcher::Run); }
