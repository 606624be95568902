# firstline_library(name SRCS … DEPS … TESTS … TEST_DEPS …)
#   A library with our warnings; TESTS become one GoogleTest binary `<name>_test` with label `unit`.
#   WHOLE: it is part of the whole build only (gRPC, command), so that its tests run in no sanitizer's tree.
#   THREADED: its tests run threads. Only such tests are part of the thread sanitizer's tree; the others would cost it
#   half of its building time and show nothing.
# firstline_binary(name SRCS … DEPS …)
#   A program in build/<preset>/bin.
# firstline_reads_source_tree(sources …)
#   Gives them FIRSTLINE_SOURCE_DIR, the path of this tree.
function(firstline_flags target)
  target_compile_options(
    ${target}
    PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wno-missing-field-initializers
  ) # structs are initialised by name; the rest keeps its default
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    # The warnings are of libstdc++'s stable_sort and librdkafka's macros. Names of templates changed with clang 18; the
    # distribution's libraries carry those of GCC 12, which are the old ones.
    target_compile_options(
      ${target}
      PRIVATE -Wno-deprecated-declarations -Wno-gnu-statement-expression -fclang-abi-compat=17
    )
  endif()
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
  if(FIRSTLINE_SANITIZE)
    target_compile_options(
      ${target}
      PRIVATE -fsanitize=${FIRSTLINE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    )
    # norelro: mold 1.10.1 lets the read-only part begin at .tbss, which is not loaded. When the code before it ends a few
    # bytes before a page does, that page does not exist and the program does not start ("cannot apply additional memory
    # protection after relocation"); seen once, and common/testing gives every program a .tbss.
    target_link_options(${target} PUBLIC -fsanitize=${FIRSTLINE_SANITIZE} -Wl,-z,norelro)
    get_target_property(type ${target} TYPE)
    if(FIRSTLINE_SANITIZE MATCHES thread AND type STREQUAL EXECUTABLE)
      target_sources(${target} PRIVATE $<TARGET_OBJECTS:tsan_absl_mutex>) # common/testing/README.md
    endif()
  endif()
endfunction()

function(firstline_library name)
  cmake_parse_arguments(ARG "WHOLE;THREADED" "" "SRCS;DEPS;TESTS;TEST_DEPS" ${ARGN})
  if(ARG_SRCS)
    add_library(${name} STATIC ${ARG_SRCS})
    firstline_flags(${name})
    target_link_libraries(${name} PUBLIC ${ARG_DEPS})
    if(FIRSTLINE_SANITIZE MATCHES thread OR FIRSTLINE_FUZZ)
      set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
    target_link_libraries(${name} INTERFACE ${ARG_DEPS})
  endif()
  if(ARG_TESTS AND NOT FIRSTLINE_FUZZ AND (ARG_THREADED OR NOT FIRSTLINE_SANITIZE MATCHES thread))
    add_executable(${name}_test ${ARG_TESTS})
    firstline_flags(${name}_test)
    target_link_libraries(${name}_test PRIVATE ${name} ${ARG_TEST_DEPS} GTest::gmock GTest::gtest_main)
    if(FIRSTLINE_CORE_TESTS OR ARG_WHOLE)
      add_test(NAME ${name} COMMAND ${name}_test)
      set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 300)
    else()
      set_target_properties(${name}_test PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
  endif()
endfunction()

# The sources that read files of the tree; only these, because a path in the flags keeps a fresh clone out of the cache.
function(firstline_reads_source_tree)
  set_source_files_properties(${ARGN} PROPERTIES COMPILE_DEFINITIONS FIRSTLINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endfunction()

function(firstline_binary name)
  cmake_parse_arguments(ARG "" "OUTPUT_NAME" "SRCS;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SRCS})
  firstline_flags(${name})
  if(FIRSTLINE_SANITIZE)
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON) # the sanitizers watch tests, not programs
  endif()
  target_link_libraries(${name} PRIVATE ${ARG_DEPS})
  if(ARG_OUTPUT_NAME)
    set_target_properties(${name} PROPERTIES OUTPUT_NAME ${ARG_OUTPUT_NAME})
  endif()
  add_dependencies(programs ${name})
endfunction()
