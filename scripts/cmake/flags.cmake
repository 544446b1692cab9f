# The compiler flags, settled once.

# What our own sources are compiled with. (A generated source opts out by -w.)
add_library(ml-warnings INTERFACE)
target_compile_options(ml-warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wconversion
  $<$<BOOL:${ML_WERROR}>:-Werror>)

# Hostile variants keep their assertions whatever the build type: `-UNDEBUG` comes after the type's flags.
set(ML_SANITIZE_FLAGS
  -O1 -g -UNDEBUG -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all)
# src/bind collects garbage at every allocation when ML_GC_STRESS is defined.
set(ML_GC_STRESS_FLAGS -O1 -g -UNDEBUG -DML_GC_STRESS=1)
# Coverage for libFuzzer in the core; the fuzzers add its main function.
set(ML_FUZZ_FLAGS ${ML_SANITIZE_FLAGS} -fsanitize=fuzzer-no-link)
