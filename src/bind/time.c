#include "bind/time.h"

#include <errno.h>
#include <time.h>

#include "bind/runtime.h"
#include "bind/slow.h"

static bool is_virtual(const ml_runtime *rt) {
  return rt->clock->advance_to != NULL;
}

/* monotonic() -> seconds on the clock that the event loops use */
static int monotonic(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  lua_pushnumber(L, rt->clock->now(rt->clock));
  return 1;
}

/* wall_time() -> seconds since the epoch; under the virtual clock, since its start */
static int wall_time(lua_State *L) {
  struct timespec now;
  if (is_virtual(ml_runtime_of(L))) return monotonic(L);
  clock_gettime(CLOCK_REALTIME, &now);
  lua_pushnumber(L, (double)now.tv_sec + (double)now.tv_nsec * 1e-9);
  return 1;
}

/* block(seconds): nothing else runs meanwhile. A signal ends it, and Ctrl-C is raised right after.
 */
static int block(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  double seconds = luaL_checknumber(L, 1);
  ml_slow_blocks(L, seconds);
  if (is_virtual(rt)) {
    rt->clock->advance_to(rt->clock, rt->clock->now(rt->clock) + seconds);
    return 0;
  }
  struct timespec left = {.tv_sec = (time_t)seconds};
  left.tv_nsec = (long)((seconds - (double)left.tv_sec) * 1e9);
  while (rt->interrupts == 0 && nanosleep(&left, &left) != 0 && errno == EINTR) continue;
  return 0;
}

void ml_open_time(lua_State *L) {
  static const luaL_Reg helpers[] = {
      {"monotonic", monotonic}, {"wall_time", wall_time}, {"block", block}, {NULL, NULL}};
  luaL_setfuncs(L, helpers, 0);
}
