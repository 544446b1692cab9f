/* What the limit programs share: a clock, a look at the memory, and a Lua state.
 *
 * A limit program does the work of its case with Lua's C API alone: no event
 * loop, no futures, no tasks. What it costs is what Lua itself costs, and so
 * the least that any implementation on Lua threads could cost. Each prints one
 * line, `seconds X` (processor time) or `bytes X`. */
#ifndef ML_BENCH_LIMIT_H
#define ML_BENCH_LIMIT_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Processor time of this process in seconds. */
static inline double processor_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* How much memory of this process is resident, in bytes. */
static inline double resident_bytes(void) {
  long size = 0, resident = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file != NULL) {
    if (fscanf(file, "%ld %ld", &size, &resident) != 2) resident = 0;
    fclose(file);
  }
  return (double)resident * (double)sysconf(_SC_PAGESIZE);
}

/* The argument at `index` as a number; ends the program when it is missing. */
static inline long number_argument(int argc, char **argv, int index) {
  if (index >= argc) {
    fprintf(stderr, "%s: argument %d is missing\n", argv[0], index);
    exit(2);
  }
  return atol(argv[index]);
}

/* Ends the program with the message at the top of the stack unless `status` is good. */
static inline void check(lua_State *L, int status) {
  if (status == LUA_OK || status == LUA_YIELD) return;
  fprintf(stderr, "%s\n", lua_tostring(L, -1));
  exit(1);
}

/* pause(): yields from C, as whatever waits for the loop must. */
static inline int pause_thread(lua_State *L) {
  return lua_yield(L, 0);
}

/* A new state, in which `program` has run with the function pause as its argument; what it returned
 * is at the top of the stack. */
static inline lua_State *open_program(const char *program) {
  lua_State *L = luaL_newstate();
  if (L == NULL) exit(1);
  luaL_openlibs(L);
  check(L, luaL_loadstring(L, program));
  lua_pushcfunction(L, pause_thread);
  check(L, lua_pcall(L, 1, 1, 0));
  return L;
}

static inline void report(const char *unit, double value) {
  printf("%s %.9g\n", unit, value);
}

#endif
