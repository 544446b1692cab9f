# The hostile tests, in the same build tree as the plain ones.
find_program(ML_VALGRIND valgrind)
find_program(ML_CLANG clang)
set(ML_VALGRIND_COMMAND ${ML_VALGRIND} --quiet --error-exitcode=86 --leak-check=full
  --errors-for-leak-kinds=definite,indirect --suppressions=${ML_TOOLS}/valgrind.supp)

ml_add_tests("")
ml_add_tests(sanitize)

# Collecting at every allocation is about Lua: the units would learn nothing from it.
if(ML_PYTHON AND TARGET moonloop-gcstress)
  ml_add_python(gcstress run_script.py script */*.lua)
  ml_add_python(gcstress run_conformance.py conformance *.lua)
endif()

# Valgrind is slow: the units, and the first script of each feature.
if(ML_VALGRIND AND ML_PYTHON AND TARGET moonloop)
  set(previous "")
  list(JOIN ML_VALGRIND_COMMAND "' '" prefix)
  set(prefix "'${prefix}'")
  ml_glob_tests(scripts script */*.lua)
  foreach(file IN LISTS scripts)
    get_filename_component(feature ${file} DIRECTORY)
    if(NOT feature STREQUAL previous)
      ml_test_name(name valgrind script ${file})
      ml_add_test(${name} 600 ${ML_PYTHON} ${ML_TOOLS}/run_script.py
        --moonloop $<TARGET_FILE:moonloop> --variant=valgrind --prefix "${prefix}"
        ${CMAKE_CURRENT_SOURCE_DIR}/script/${file})
    endif()
    set(previous ${feature})
  endforeach()
endif()

# Everything compiles with clang too, without a warning; the fuzzers among it run for a moment each.
if(ML_CLANG)
  file(WRITE ${CMAKE_BINARY_DIR}/fuzzer.c
    "int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n ? 0 : 0; }\n")
  execute_process(
    COMMAND ${ML_CLANG} -fsanitize=fuzzer,address,undefined ${CMAKE_BINARY_DIR}/fuzzer.c
      -o ${CMAKE_BINARY_DIR}/fuzzer
    RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
  set(ML_CLANG_FUZZES OFF)
  if(status EQUAL 0)
    set(ML_CLANG_FUZZES ON)
  endif()
  ml_add_test(build.clang 900 ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR}
    -DBINARY=${CMAKE_BINARY_DIR}/clang -DCLANG=${ML_CLANG} -DGENERATOR=${CMAKE_GENERATOR}
    -DFUZZ=${ML_CLANG_FUZZES} -P ${ML_TOOLS}/build_clang.cmake)
  set_tests_properties(build.clang PROPERTIES FIXTURES_SETUP clang PROCESSORS 2)
endif()
if(ML_CLANG AND ML_CLANG_FUZZES)
  ml_glob_tests(fuzzers fuzz *.c)
  foreach(file IN LISTS fuzzers)
    get_filename_component(name ${file} NAME_WE)
    set(corpus ${CMAKE_BINARY_DIR}/clang/corpus/${name})
    file(MAKE_DIRECTORY ${corpus})
    # A short run, the same each time but for what others left in the corpus; scripts/fuzz does it for long.
    ml_add_test(fuzz.${name} 300 ${CMAKE_BINARY_DIR}/clang/fuzz-${name} -runs=4000 -seed=1
      -artifact_prefix=${CMAKE_BINARY_DIR}/clang/${name}- ${corpus} script conformance)
    set_tests_properties(fuzz.${name} PROPERTIES FIXTURES_REQUIRED clang)
  endforeach()
endif()
