/* From an exception object to the structs that view/traceback.h renders. All that can raise runs in
 * one protected call and leaves copies in an arena. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "bind/chunk.h"
#include "bind/exception_class.h"
#include "bind/group.h"
#include "bind/traceback.h"
#include "view/traceback.h"

enum { DEEPEST = 16 /* deeper groups are not shown anyway */, LONGEST_CHAIN = 1000 };

typedef struct builder {
  lua_State *L;
  ml_arena arena;
  int seen;               /* index of the set of exceptions built already */
  ml_trace_frame *frames; /* of the exception that is being built */
  const char **actions;   /* what each of them was doing; NULL: not known */
  const ml_trace_error *result;
} builder;

static void *allocate(builder *b, size_t size) {
  void *piece = ml_arena_alloc(&b->arena, size == 0 ? 1 : size);
  if (piece == NULL) luaL_error(b->L, "not enough memory");
  memset(piece, 0, size);
  return piece;
}

static const char *keep(builder *b, const char *text, size_t length) {
  char *copy = allocate(b, length + 1);
  memcpy(copy, text, length);
  return copy;
}

/* Copies the string at the top and pops it; `otherwise` for what is no string. */
static const char *pop_text(builder *b, const char *otherwise) {
  size_t length;
  const char *text = lua_type(b->L, -1) == LUA_TSTRING ? lua_tolstring(b->L, -1, &length) : NULL;
  const char *copy = text != NULL ? keep(b, text, length) : otherwise;
  lua_pop(b->L, 1);
  return copy;
}

/* ---- frames ---- */

/* The entry of a traceback at the top of the stack. */
static void build_frame(builder *b, size_t index) {
  ml_trace_frame *frame = &b->frames[index];
  ml_raw_get(b->L, -1, "file");
  frame->file = pop_text(b, "?");
  ml_raw_get(b->L, -1, "name");
  frame->name = pop_text(b, "?");
  ml_raw_get(b->L, -1, "line");
  frame->line = (int)lua_tointeger(b->L, -1);
  ml_raw_get(b->L, -2, "skipped");
  frame->skipped = (unsigned long)lua_tointeger(b->L, -1);
  lua_pop(b->L, 2);
  ml_raw_get(b->L, -1, "action");
  b->actions[index] = pop_text(b, NULL);
}

static void build_frames(builder *b, int exception, ml_trace_error *error) {
  lua_State *L = b->L;
  if (ml_raw_get(L, exception, "traceback") == LUA_TTABLE) {
    size_t count = lua_rawlen(L, -1);
    b->frames = allocate(b, count * sizeof *b->frames);
    b->actions = allocate(b, count * sizeof *b->actions);
    for (size_t i = 0; i < count; i++) {
      lua_rawgeti(L, -1, (lua_Integer)i + 1);
      if (lua_istable(L, -1)) build_frame(b, error->frame_count++);
      lua_pop(L, 1);
    }
    error->frames = b->frames;
  }
  lua_pop(L, 1);
}

/* The line of a frame, and the part of it that ran. */
static void build_line(builder *b, ml_trace_frame *frame, const char *action) {
  size_t length;
  ml_underline part;
  struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(b->L), frame->file);
  const char *line = chunk != NULL ? ml_chunk_line(chunk, frame->line, &length) : NULL;
  if (line == NULL) return;
  frame->text = keep(b, line, length);
  frame->text_length = length;
  if (action == NULL || !ml_chunk_underline(chunk, frame->line, action, &part)) return;
  if (part.end > length) return;
  frame->start = part.start;
  frame->end = part.end;
  frame->mark = part.mark;
  frame->mark_end = part.mark_end;
}

static void build_lines(builder *b, const ml_trace_error *error) {
  for (size_t i = 0; i < error->frame_count; i++)
    if (b->frames[i].skipped == 0) build_line(b, &b->frames[i], b->actions[i]);
}

/* ---- the last line ---- */

static int call_tostring(lua_State *L) {
  luaL_tolstring(L, 1, NULL);
  return 1;
}

/* Pushes str(exception), as CPython's _safe_string. */
static void push_text(lua_State *L, int exception) {
  lua_pushcfunction(L, call_tostring);
  lua_pushvalue(L, exception);
  if (lua_pcall(L, 1, 1, 0) == LUA_OK) return;
  lua_pop(L, 1);
  lua_pushliteral(L, "<exception str() failed>");
}

/* Behind "FILE:LINE: " of a frame. */
static const char *strip_frame(const char *message, const ml_trace_frame *frame) {
  char shown[LUA_IDSIZE], place[LUA_IDSIZE + 16];
  ml_buffer source = {0};
  if (frame->skipped > 0) return message;
  ml_buffer_add_string(&source, *frame->file == '[' ? "=" : "@");
  ml_buffer_add_string(&source, frame->file);
  if (!source.failed) {
    ml_short_source(source.data, shown);
    int length = snprintf(place, sizeof place, "%s:%d: ", shown, frame->line);
    if (length > 0 && strncmp(message, place, (size_t)length) == 0) message += length;
  }
  ml_buffer_free(&source);
  return message;
}

/* Behind the place of the innermost frame, which says that already. Each coroutine.wrap on the way
 * has put the place of its call before it. */
static const char *strip_place(const char *message, const ml_trace_error *error) {
  if (error->frame_count == 0) return message;
  const ml_trace_frame *innermost = &error->frames[error->frame_count - 1];
  const char *at = message;
  for (const ml_trace_frame *frame = error->frames; frame < innermost; frame++)
    at = strip_frame(at, frame);
  const char *rest = strip_frame(at, innermost);
  return rest != at ? rest : strip_frame(message, innermost);
}

/* A fault that Lua met by itself says in its message what the innermost frame was doing. That an
 * awaited value cannot be called is found out in the __index of a table. */
static void note_fault(builder *b, const ml_trace_error *error, const char *message) {
  if (error->frame_count == 0) return;
  const char **action = &b->actions[error->frame_count - 1];
  bool by_await = *action != NULL && strcmp(*action, "__index") == 0 &&
                  strncmp(message, "attempt to call", 15) == 0;
  if (*action != NULL && !by_await) return;
  size_t length = strlen(message);
  char *words = allocate(b, length + 2);
  *words = '!';
  memcpy(words + 1, message, length);
  *action = words;
}

/* Of a text that was refused: the file, the line and the carets stand before the last line. */
static bool build_refusal(builder *b, int exception, ml_trace_error *error) {
  if (!ml_exception_isa(b->L, exception, ML_EXC_SyntaxError)) return false;
  const ml_diag *diag = ml_exception_diag(b->L, exception);
  if (diag == NULL || diag->report == NULL) return false;
  size_t length = strlen(diag->report);
  while (length > 0 && diag->report[length - 1] == '\n') length--;
  error->title = keep(b, diag->report, length);
  return true;
}

static void build_title(builder *b, int exception, ml_trace_error *error) {
  lua_State *L = b->L;
  if (build_refusal(b, exception, error)) return;
  ml_exception_push_full_name(L, exception);
  push_text(L, exception);
  const char *message = lua_tostring(L, -1);
  if (ml_exception_isa(L, exception, ML_EXC_LuaError)) {
    message = strip_place(message, error);
    note_fault(b, error, message);
  }
  if (*message == '\0') {
    lua_pushvalue(L, -2);
  } else {
    lua_pushfstring(L, "%s: %s", lua_tostring(L, -2), message);
  }
  error->title = pop_text(b, "?");
  lua_pop(L, 2);
}

static void build_notes(builder *b, int exception, ml_trace_error *error) {
  lua_State *L = b->L;
  if (ml_raw_get(L, exception, "notes") == LUA_TTABLE) {
    size_t count = lua_rawlen(L, -1);
    const char **notes = allocate(b, count * sizeof *notes);
    for (size_t i = 0; i < count; i++) {
      lua_rawgeti(L, -1, (lua_Integer)i + 1);
      notes[i] = pop_text(b, "<note str() failed>");
    }
    error->notes = notes;
    error->note_count = count;
  }
  lua_pop(L, 1);
}

/* ---- exceptions ---- */

static ml_trace_error *build_chain(builder *b, int exception, int depth);

static void build_members(builder *b, int group, ml_trace_error *error, int depth) {
  lua_State *L = b->L;
  int top = lua_gettop(L);
  if (depth < DEEPEST && ml_raw_get(L, group, "exceptions") == LUA_TTABLE) {
    size_t count = lua_rawlen(L, -1);
    const ml_trace_error **members = allocate(b, count * sizeof *members);
    for (size_t i = 0; i < count; i++) {
      lua_rawgeti(L, -1, (lua_Integer)i + 1);
      ml_exception_wrap(L, -1);
      members[i] = build_chain(b, lua_gettop(L), depth + 1);
      lua_pop(L, 1);
    }
    error->members = members;
    error->member_count = count;
  }
  lua_settop(L, top);
}

static ml_trace_error *build_one(builder *b, int exception, int depth) {
  lua_State *L = b->L;
  ml_trace_error *error = allocate(b, sizeof *error);
  luaL_checkstack(L, 16, "traceback");
  lua_pushvalue(L, exception);
  lua_pushboolean(L, 1);
  lua_rawset(L, b->seen);
  build_frames(b, exception, error);
  build_title(b, exception, error);
  build_lines(b, error);
  build_notes(b, exception, error);
  if (ml_is_group(L, exception)) build_members(b, exception, error, depth);
  return error;
}

/* Pushes what is to be told before the exception, its cause or its context, if there is any that
 * was not told yet. */
static bool push_before(builder *b, int exception, bool *is_cause) {
  lua_State *L = b->L;
  *is_cause = ml_raw_get(L, exception, "cause") != LUA_TNIL;
  if (!*is_cause) {
    lua_pop(L, 1);
    ml_raw_get(L, exception, "suppress_context");
    bool suppressed = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    if (suppressed) return false;
    ml_raw_get(L, exception, "context");
  }
  lua_pushvalue(L, -1);
  bool told = !ml_is_exception(L, -1) || lua_rawget(L, b->seen) != LUA_TNIL;
  lua_pop(L, told ? 2 : 1);
  return !told;
}

static ml_trace_error *build_chain(builder *b, int exception, int depth) {
  lua_State *L = b->L;
  ml_trace_error *first = NULL, *last = NULL;
  lua_pushvalue(L, exception);
  int self = lua_gettop(L);
  for (int length = 0; length < LONGEST_CHAIN; length++) {
    ml_trace_error *error = build_one(b, self, depth);
    if (first == NULL) first = error;
    if (last != NULL) last->before = error;
    last = error;
    if (!push_before(b, self, &error->is_cause)) break;
    lua_replace(L, self);
  }
  lua_settop(L, self - 1);
  return first;
}

/* ---- the protected call ---- */

/* (value, builder): the whole tree. */
static int build_all(lua_State *L) {
  builder *b = lua_touserdata(L, 2);
  ml_exception_wrap(L, 1);
  lua_newtable(L);
  b->seen = 3;
  b->result = build_chain(b, 1, 0);
  return 0;
}

/* (value, builder): the title, for which the frames are needed too. */
static int build_last_line(lua_State *L) {
  builder *b = lua_touserdata(L, 2);
  ml_exception_wrap(L, 1);
  lua_settop(L, 2);
  ml_trace_error *error = allocate(b, sizeof *error);
  build_frames(b, 1, error);
  build_title(b, 1, error);
  b->result = error;
  return 0;
}

/* (value, builder): the frames. */
static int build_place(lua_State *L) {
  builder *b = lua_touserdata(L, 2);
  build_last_line(L);
  build_lines(b, b->result);
  return 0;
}

static void build(lua_State *L, int exception, lua_CFunction function, builder *b) {
  b->L = L;
  b->result = NULL;
  ml_arena_init(&b->arena);
  if (!lua_checkstack(L, 6)) return;
  exception = lua_absindex(L, exception);
  lua_pushcfunction(L, function);
  lua_pushvalue(L, exception);
  lua_pushlightuserdata(L, b);
  if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
    lua_pop(L, 1);
    b->result = NULL;
  }
}

void ml_traceback_format(lua_State *L, int exception, ml_buffer *out) {
  builder b;
  build(L, exception, build_all, &b);
  if (b.result != NULL) {
    ml_trace_add_error(out, b.result);
  } else {
    ml_buffer_add_string(out, "MemoryError: not enough memory to show an exception\n");
  }
  ml_arena_free(&b.arena);
}

ml_span ml_traceback_place(lua_State *L, int exception) {
  builder b;
  ml_span place = {0, 0, 0, 0};
  build(L, exception, build_place, &b);
  if (b.result != NULL && b.result->frame_count > 0) {
    const ml_trace_frame *frame = &b.result->frames[b.result->frame_count - 1];
    place.line = place.end_line = frame->line;
    if (frame->start < frame->end) {
      place.column = (int)frame->start + 1;
      place.end_column = (int)frame->end + 1;
    }
  }
  ml_arena_free(&b.arena);
  return place;
}

void ml_traceback_format_only(lua_State *L, int exception, ml_buffer *out) {
  builder b;
  build(L, exception, build_last_line, &b);
  ml_buffer_add_string(out, b.result != NULL ? b.result->title : "MemoryError: not enough memory");
  ml_arena_free(&b.arena);
}
