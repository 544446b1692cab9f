# Text files that are compiled into the program, as src/base/embed.h serves them.
#
# A small C program (embed.c here) writes one C file that holds all of them; it runs again when one of
# them changes, comes or goes. Sets ML_EMBEDDED_SOURCE.
file(GLOB_RECURSE ML_EMBEDDED_FILES RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS
  src/lib/*.lua src/teach/pages/*.txt lessons/*)
list(FILTER ML_EMBEDDED_FILES EXCLUDE REGEX "(^|/)\\.|~$")

add_executable(ml-embed EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/embed.c)
target_link_libraries(ml-embed PRIVATE ml-warnings)

set(ML_EMBEDDED_SOURCE ${CMAKE_BINARY_DIR}/generated/embedded.c)
set(ML_EMBEDDED_LIST ${CMAKE_BINARY_DIR}/generated/embedded.list)
# Rewritten only when it changes, so that a mere reconfiguration compiles nothing anew.
string(REPLACE ";" "\n" ML_EMBEDDED_TEXT "${ML_EMBEDDED_FILES}")
file(GENERATE OUTPUT ${ML_EMBEDDED_LIST} CONTENT "${ML_EMBEDDED_TEXT}\n")
list(TRANSFORM ML_EMBEDDED_FILES PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE ML_EMBEDDED_PATHS)

add_custom_command(
  OUTPUT ${ML_EMBEDDED_SOURCE}
  COMMAND ml-embed ${CMAKE_SOURCE_DIR} ${ML_EMBEDDED_LIST} ${ML_EMBEDDED_SOURCE}
  DEPENDS ml-embed ${ML_EMBEDDED_LIST} ${ML_EMBEDDED_PATHS}
  COMMENT "Embedding the library, the pages and the lessons"
  VERBATIM)
# One rule, several variants: all of them wait for this target, so that make runs the rule once.
add_custom_target(ml-embedded DEPENDS ${ML_EMBEDDED_SOURCE})
set_source_files_properties(${ML_EMBEDDED_SOURCE} PROPERTIES COMPILE_OPTIONS -w)
