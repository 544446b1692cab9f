#include "bind/slow.h"

#include <stdio.h>
#include <time.h>

#include "base/buffer.h"
#include "bind/anchor.h"
#include "bind/future.h"
#include "bind/repr.h"
#include "bind/repr_future.h"
#include "bind/warn.h"

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

double ml_slow_begin(lua_State *L, int anchor) {
  ml_push_anchored(L, anchor);
  return seconds_now();
}

/* Runs protected: the object, then how long it took. */
static int report(lua_State *L) {
  ml_diag diag;
  double seconds = lua_tonumber(L, 2);
  ml_diag_init(&diag, ML_DIAG_SLOW_CALLBACK);
  const char *words = ml_repr(L, 1, NULL);
  ml_diag_setf(&diag.message, "Executing %s took %.3f seconds", words, seconds);
  ml_diag_setf(&diag.report, "Executing %s took %.3f seconds\n", words, seconds);
  ml_diag_fact(&diag, "seconds", "%.3f", seconds);
  if (ml_kind_of(L, 1) == ML_KIND_TASK) {
    ml_push_task_name(L, 1);
    ml_diag_fact(&diag, "task", "%s", lua_tostring(L, -1));
    lua_getiuservalue(L, 1, ML_TASK_COROUTINE);
    ml_diag_fact(&diag, "name", "%s", ml_coroutine_name(L, -1));
  }
  ml_report(ml_runtime_of(L), &diag);
  ml_diag_free(&diag);
  return 0;
}

void ml_slow_end(lua_State *L, ml_loop_object *loop, double begun) {
  double seconds = seconds_now() - begun;
  if (seconds < loop->slow_callback_duration) {
    lua_pop(L, 1);
    return;
  }
  lua_pushcfunction(L, report);
  lua_rotate(L, -2, 1);
  lua_pushnumber(L, seconds);
  if (lua_pcall(L, 2, 0, 0) != LUA_OK) lua_pop(L, 1);
}
