# firstline_vendor_list(OUT FOLDER)
#   Names of the vendors in a folder: its sub-folders that have a CMakeLists.txt, ascending.
# firstline_vendor_registry(FILE NAMESPACE HEADER INCLUDES LINE VENDORS…)
#   Writes a source file that lists the vendors: HEADER is included, then INCLUDES and LINE once per vendor with @vendor@
#   in place of its name. Lists are generated so that a further vendor is a further folder and no edit elsewhere.
function(firstline_vendor_list out folder)
  file(GLOB found RELATIVE ${folder} CONFIGURE_DEPENDS ${folder}/*/CMakeLists.txt)
  list(TRANSFORM found REPLACE "/CMakeLists.txt$" "")
  list(SORT found)
  set(${out} ${found} PARENT_SCOPE)
endfunction()

function(
  firstline_vendor_registry
  file
  header
  include
  begin
  line
  end
)
  set(text "// Written by CMake (cmake/Vendors.cmake): the vendors of this folder.\n\n#include \"${header}\"\n\n")
  foreach(vendor IN LISTS ARGN)
    if(include)
      string(CONFIGURE "#include \"${include}\"\n" one @ONLY)
      string(APPEND text "${one}")
    endif()
  endforeach()
  string(APPEND text "\n${begin}\n")
  foreach(vendor IN LISTS ARGN)
    string(CONFIGURE "${line}\n" one @ONLY)
    string(APPEND text "${one}")
  endforeach()
  string(APPEND text "${end}\n")
  file(CONFIGURE OUTPUT ${file} CONTENT "${text}" @ONLY)
endfunction()
