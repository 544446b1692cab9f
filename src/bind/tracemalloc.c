#include "bind/tracemalloc.h"

#include "bind/traceback.h"
#include "bind/tracer.h"

/* trace_start(frames): as many of each block and coroutine object. */
static int trace_start(lua_State *L) {
  if (ml_tracer_start(L, (int)luaL_checkinteger(L, 1)) != 0)
    return luaL_error(L, "not enough memory");
  return 0;
}

static int trace_stop(lua_State *L) {
  ml_tracer_stop(ml_runtime_of(L));
  return 0;
}

/* trace_limit() -> frames kept; 0 while off */
static int trace_limit(lua_State *L) {
  lua_pushinteger(L, ml_runtime_of(L)->traced_frames);
  return 1;
}

static int trace_clear(lua_State *L) {
  ml_tracer_clear(ml_runtime_of(L));
  return 0;
}

static int trace_reset_peak(lua_State *L) {
  ml_tracer_reset_peak(ml_runtime_of(L));
  return 0;
}

/* trace_memory() -> bytes in traced blocks, the most there were, bytes that the books take */
static int trace_memory(lua_State *L) {
  ml_traced_memory memory = ml_tracer_memory(ml_runtime_of(L));
  lua_pushinteger(L, (lua_Integer)memory.current);
  lua_pushinteger(L, (lua_Integer)memory.peak);
  lua_pushinteger(L, (lua_Integer)memory.books);
  return 3;
}

/* object_trace(object) -> {file, line, ...} from the oldest frame to the newest, or nil */
static int object_trace(lua_State *L) {
  luaL_checkany(L, 1);
  return ml_tracer_object(L, 1);
}

/* source_line(file, line) -> text without surrounding blanks, or nil */
static int source_line(lua_State *L) {
  size_t length;
  const char *text =
      ml_traceback_line(L, luaL_checkstring(L, 1), (int)luaL_checkinteger(L, 2), &length);
  if (text == NULL) return 0;
  lua_pushlstring(L, text, length);
  return 1;
}

void ml_open_tracing(lua_State *L) {
  static const luaL_Reg helpers[] = {
      {"trace_start", trace_start},           {"trace_stop", trace_stop},
      {"trace_limit", trace_limit},           {"trace_clear", trace_clear},
      {"trace_reset_peak", trace_reset_peak}, {"trace_memory", trace_memory},
      {"trace_list", ml_tracer_traces},       {"object_trace", object_trace},
      {"source_line", source_line},           {NULL, NULL}};
  luaL_setfuncs(L, helpers, 0);
}
