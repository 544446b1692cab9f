#include "bind/origin.h"

#include "bind/exception.h"
#include "bind/future.h"
#include "bind/handle.h"
#include "bind/traceback.h"

enum { FRAME_LIMIT = 100 };

static void push_frame(lua_State *L, const ml_frame *frame) {
  lua_createtable(L, 0, 3);
  lua_pushstring(L, frame->file);
  lua_setfield(L, -2, "filename");
  lua_pushinteger(L, frame->line);
  lua_setfield(L, -2, "lineno");
  lua_pushstring(L, frame->name);
  lua_setfield(L, -2, "name");
}

/* Pushes the list of the `depth` innermost user frames of what runs. */
static void push_frames(lua_State *L, int depth) {
  const ml_runtime *rt = ml_runtime_of(L);
  ml_frame frames[FRAME_LIMIT];
  size_t limit = depth < FRAME_LIMIT ? (size_t)depth : FRAME_LIMIT;
  size_t count = ml_traceback_current(L, 0, frames, limit);
  /* Behind a task's own frames stand those of whoever runs the loop. */
  if (rt->loop_thread != NULL && rt->loop_thread != L)
    count += ml_traceback_current(rt->loop_thread, 0, frames + count, limit - count);
  lua_createtable(L, (int)count, 2);
  lua_pushboolean(L, 0);
  lua_rawseti(L, -2, 0); /* a place for ml_coroutine_keep_thread */
  for (size_t i = 0; i < count; i++) {
    push_frame(L, &frames[count - 1 - i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

void ml_origin_of_coroutine(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  push_frames(L, rt->traced_frames > rt->origin_depth ? rt->traced_frames : rt->origin_depth);
  if (rt->origin_depth == 0) return;
  lua_pushinteger(L, rt->origin_depth);
  lua_setfield(L, -2, "depth");
}

void ml_origin_of_handle(lua_State *L) {
  push_frames(L, ML_ORIGIN_DEPTH);
}

void ml_origin_keep(lua_State *L) {
  ml_future_push_extra(L, -1);
  push_frames(L, ML_ORIGIN_DEPTH);
  lua_setfield(L, -2, "origin");
  lua_pop(L, 1);
}

/* Pushes what is kept as the origin of an object, whatever for; or nil, or something else. */
static void push_kept(lua_State *L, int index, ml_kind kind) {
  if (kind == ML_KIND_COROUTINE) {
    lua_getiuservalue(L, index, ML_COROUTINE_EXTRA);
  } else if (kind == ML_KIND_HANDLE || kind == ML_KIND_TIMER) {
    ml_handle_push_origin(L, index);
  } else if (ml_is_future_kind(kind) &&
             lua_getiuservalue(L, index, ML_FUTURE_EXTRA) == LUA_TTABLE) {
    lua_getfield(L, -1, "origin");
  } else {
    lua_pushnil(L);
  }
}

bool ml_origin_push(lua_State *L, int index) {
  int top = lua_gettop(L);
  ml_kind kind = ml_kind_of(L, index);
  push_kept(L, lua_absindex(L, index), kind);
  bool found = lua_istable(L, -1);
  if (found && kind == ML_KIND_COROUTINE) {
    found = lua_getfield(L, -1, "depth") != LUA_TNIL;
    lua_pop(L, 1);
  }
  if (found) {
    lua_insert(L, top + 1);
    top++;
  }
  lua_settop(L, top);
  return found;
}

void ml_origin_add_place(lua_State *L, luaL_Buffer *out, int index) {
  if (!ml_origin_push(L, index)) return;
  if (lua_rawgeti(L, -1, (lua_Integer)lua_rawlen(L, -1)) != LUA_TTABLE) {
    lua_pop(L, 2);
    return;
  }
  lua_getfield(L, -1, "filename");
  lua_getfield(L, -2, "lineno");
  lua_pushfstring(L, " created at %s:%d", lua_tostring(L, -2), (int)lua_tointeger(L, -1));
  lua_insert(L, -5);
  lua_pop(L, 4);
  luaL_addvalue(out);
}

void ml_origin_into_context(lua_State *L, int index) {
  if (ml_origin_push(L, index)) lua_setfield(L, -2, "source_traceback");
}

/* Writes the frame at the top. */
static void write_frame(lua_State *L, bool named, ml_buffer *out) {
  lua_getfield(L, -1, "filename");
  lua_getfield(L, -2, "lineno");
  lua_getfield(L, -3, "name");
  const char *file = lua_tostring(L, -3), *name = lua_tostring(L, -1);
  int line = (int)lua_tointeger(L, -2);
  if (file != NULL) {
    if (named)
      ml_buffer_addf(out, "  File \"%s\", line %d, in %s\n", file, line, name == NULL ? "?" : name);
    else
      ml_buffer_addf(out, "  File \"%s\", lineno %d\n", file, line);
    size_t length;
    const char *text = ml_traceback_line(L, file, line, &length);
    if (text != NULL) ml_buffer_addf(out, "    %.*s\n", (int)length, text);
  }
  lua_pop(L, 3);
}

void ml_origin_write(lua_State *L, int index, int most, bool named, ml_buffer *out) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, index);
  index = lua_absindex(L, index);
  for (lua_Integer i = count > most ? count - most + 1 : 1; i <= count; i++, lua_pop(L, 1))
    if (lua_rawgeti(L, index, i) == LUA_TTABLE) write_frame(L, named, out);
}

/* set_coroutine_origin_tracking_depth(depth): how many frames each coroutine object keeps of where
 * it was made, in its field cr_origin; 0: none. As sys.set_coroutine_origin_tracking_depth. */
static int set_depth(lua_State *L) {
  lua_Integer depth = luaL_checkinteger(L, 1);
  if (depth < 0) return ml_exception_raise(L, ML_EXC_ValueError, "depth must be >= 0");
  ml_runtime_of(L)->origin_depth = depth < FRAME_LIMIT ? (int)depth : FRAME_LIMIT;
  return 0;
}

static int get_depth(lua_State *L) {
  lua_pushinteger(L, ml_runtime_of(L)->origin_depth);
  return 1;
}

void ml_open_origins(lua_State *L) {
  static const luaL_Reg functions[] = {{"set_coroutine_origin_tracking_depth", set_depth},
                                       {"get_coroutine_origin_tracking_depth", get_depth},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
