# Builds the tree at SOURCE in BINARY with CLANG, all warnings being errors, fuzzers (FUZZ) included:
# run as a test. Prints the output only when something fails.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} -S ${SOURCE} -B ${BINARY} -G ${GENERATOR} -DCMAKE_C_COMPILER=${CLANG}
  -DCMAKE_BUILD_TYPE=Debug -DML_WERROR=ON -DML_FUZZ=${FUZZ})
run(${CMAKE_COMMAND} --build ${BINARY} --parallel 2)
