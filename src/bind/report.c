#include "bind/report.h"

#include <string.h>

#include "base/buffer.h"
#include "bind/chunk.h"
#include "bind/exception.h"
#include "bind/origin.h"
#include "bind/repr.h"
#include "bind/traceback.h"
#include "bind/warn.h"

/* Which diagnostic a message of the exception handler is. */
static ml_diag_id diag_of(const char *message) {
  static const struct {
    const char *part;
    ml_diag_id id;
  } known[] = {
      {"exception was never retrieved", ML_DIAG_EXCEPTION_NEVER_RETRIEVED},
      {"was destroyed but it is pending", ML_DIAG_TASK_DESTROYED},
      {"Exception in callback", ML_DIAG_CALLBACK_EXCEPTION},
      {"Executing ", ML_DIAG_SLOW_CALLBACK},
      {"unhandled exception during asyncio.run() shutdown", ML_DIAG_UNHANDLED_EXCEPTION},
  };
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strstr(message, known[i].part) != NULL) return known[i].id;
  return ML_DIAG_NONE;
}

static bool is_shown(const char *key) {
  return strcmp(key, "message") != 0 && strcmp(key, "exception") != 0;
}

/* Pushes the keys of the context, sorted. */
static void push_sorted_keys(lua_State *L, int context) {
  lua_newtable(L);
  int keys = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, context) != 0) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING || !is_shown(lua_tostring(L, -1))) continue;
    lua_Integer place = (lua_Integer)lua_rawlen(L, keys) + 1;
    for (; place > 1; place--) {
      lua_rawgeti(L, keys, place - 1);
      bool after = lua_compare(L, -2, -1, LUA_OPLT);
      if (after)
        lua_rawseti(L, keys, place);
      else
        lua_pop(L, 1);
      if (!after) break;
    }
    lua_pushvalue(L, -1);
    lua_rawseti(L, keys, place);
  }
}

static void add_field(lua_State *L, int context, const char *key, ml_buffer *text) {
  bool is_list = lua_getfield(L, context, key) == LUA_TTABLE && !ml_is_exception(L, -1);
  if (!is_list && !lua_isnil(L, -1)) {
    ml_buffer_addf(text, "%s%s = %s", text->data[text->length - 1] == '{' ? "" : ", ", key,
                   ml_repr(L, -1, NULL));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* Another context, at the top, in one line: its message and exception, then the others. */
static void add_context(lua_State *L, ml_buffer *text) {
  int context = lua_gettop(L);
  ml_buffer_add_string(text, "context: {");
  add_field(L, context, "message", text);
  add_field(L, context, "exception", text);
  push_sorted_keys(L, context);
  for (lua_Integer i = 1; lua_rawgeti(L, context + 1, i) != LUA_TNIL; i++) {
    add_field(L, context, lua_tostring(L, -1), text);
    lua_settop(L, context + 1);
  }
  lua_settop(L, context);
  ml_buffer_add_string(text, "}\n");
}

/* The line of a key, with the value at the top. The places where something was made have many. */
static void add_line(lua_State *L, const char *key, ml_buffer *text) {
  bool of_object = strcmp(key, "source_traceback") == 0;
  if ((of_object || strcmp(key, "handle_traceback") == 0) && lua_istable(L, -1)) {
    ml_buffer_addf(text, "%s: %s created at (most recent call last):\n", key,
                   of_object ? "Object" : "Handle");
    ml_origin_write(L, -1, ML_ORIGIN_DEPTH, true, text);
  } else if (strcmp(key, "context") == 0 && lua_istable(L, -1)) {
    add_context(L, text);
  } else {
    ml_buffer_addf(text, "%s: %s\n", key, ml_repr(L, -1, NULL));
  }
}

static void add_lines(lua_State *L, int context, ml_buffer *text) {
  push_sorted_keys(L, context);
  int keys = lua_gettop(L);
  for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, keys); i++) {
    lua_rawgeti(L, keys, i);
    lua_pushvalue(L, -1);
    lua_gettable(L, context);
    add_line(L, lua_tostring(L, keys + 1), text);
    lua_settop(L, keys);
  }
  lua_pop(L, 1);
}

/* Of what has no place of its own, the callback that runs may have one. */
static void add_handle(lua_State *L, int context) {
  bool has_own = lua_getfield(L, context, "source_traceback") != LUA_TNIL;
  ml_push_slot(L, ML_SLOT_CALLED);
  if (!has_own && ml_origin_push(L, -1)) lua_setfield(L, context, "handle_traceback");
  lua_settop(L, -3);
}

/* The contexts that have facts: a weak table, so that they do not show in the contexts. */
static const char facts_key;

void ml_report_set_facts(lua_State *L, int context) {
  context = lua_absindex(L, context);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &facts_key) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &facts_key);
  }
  lua_pushvalue(L, context);
  lua_pushvalue(L, -3);
  lua_rawset(L, -3);
  lua_pop(L, 2);
}

static bool push_facts(lua_State *L, int context) {
  int top = lua_gettop(L);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &facts_key) == LUA_TTABLE) {
    lua_pushvalue(L, context);
    lua_rawget(L, -2);
  }
  lua_copy(L, -1, top + 1);
  lua_settop(L, top + 1);
  return lua_istable(L, -1);
}

static void add_facts(lua_State *L, int context, ml_diag *diag) {
  if (push_facts(L, context)) {
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
      const char *key = lua_tostring(L, -2);
      const char *value = lua_tostring(L, -1);
      if (key != NULL && value != NULL) {
        if (strcmp(key, "variant") == 0)
          ml_diag_set(&diag->variant, value);
        else if (strcmp(key, "file") == 0)
          ml_diag_set(&diag->file, value);
        else
          ml_diag_fact(diag, key, "%s", value);
        if (strcmp(key, "line") == 0)
          diag->span.line = diag->span.end_line = (int)lua_tointeger(L, -1);
      }
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
}

/* Shows the line that the diagnostic is about, where its text is known. */
static void mark_line(lua_State *L, ml_diag *diag, const char *words) {
  size_t length;
  struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(L), diag->file);
  if (chunk == NULL || ml_chunk_line(chunk, diag->span.line, &length) == NULL) return;
  ml_diag_set(&diag->source, chunk->text);
  ml_diag_mark(diag, diag->span, "%s", words);
}

/* The part of the line that ran, as in the traceback; all of it where that is not known. */
static ml_span span_of(lua_State *L, const char *file, int line, const char *action) {
  ml_underline part;
  struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(L), file);
  if (chunk == NULL || action == NULL || !ml_chunk_underline(chunk, line, action, &part))
    return (ml_span){line, 0, line, 0};
  return (ml_span){line, (int)part.start + 1, line, (int)part.end + 1};
}

/* The innermost line of the user's that the exception at the top passed through. */
static void add_raised(lua_State *L, ml_diag *diag) {
  int top = lua_gettop(L);
  lua_getfield(L, top, "traceback");
  if (lua_istable(L, -1) && lua_rawgeti(L, -1, (lua_Integer)lua_rawlen(L, -1)) == LUA_TTABLE) {
    lua_getfield(L, -1, "file");
    lua_getfield(L, -2, "line");
    lua_getfield(L, -3, "action");
    const char *file = lua_tostring(L, -3);
    ml_diag_set(&diag->file, file);
    diag->span = span_of(L, file, (int)lua_tointeger(L, -2), lua_tostring(L, -1));
    mark_line(L, diag, "raised here");
  }
  lua_settop(L, top);
}

typedef struct report_job {
  ml_buffer text;
  ml_diag diag;
  ml_diag *told; /* diag, or what the exception of a callback has to say itself */
} report_job;

/* With the exception at the top. */
static void describe_exception(lua_State *L, report_job *job) {
  ml_exception_wrap(L, -1);
  ml_traceback_format(L, -1, &job->text);
  bool words = ml_exception_isa(L, -1, ML_EXC_LuaError); /* the traceback has shown them */
  if (words) lua_pushliteral(L, "a LuaError");
  ml_diag_fact(&job->diag, "exception", "%s", words ? lua_tostring(L, -1) : ml_repr(L, -1, NULL));
  lua_pop(L, 1);
  add_facts(L, 1, &job->diag);
  add_raised(L, &job->diag);
  ml_diag *own = ml_exception_diag(L, -1);
  if (job->diag.id != ML_DIAG_CALLBACK_EXCEPTION || own == NULL) return;
  job->told = own;
  if (own->file == NULL) add_raised(L, own);
}

/* Runs protected: argument 1 is the context, 2 the job. */
static int build(lua_State *L) {
  report_job *job = lua_touserdata(L, 2);
  lua_getfield(L, 1, "message");
  const char *message = lua_tostring(L, -1);
  if (message == NULL) message = "Unhandled exception in event loop";
  job->diag.id = diag_of(message);
  ml_diag_set(&job->diag.message, message);
  ml_buffer_addf(&job->text, "%s\n", message);
  add_handle(L, 1);
  add_lines(L, 1, &job->text);
  if (lua_getfield(L, 1, "exception") != LUA_TNIL)
    describe_exception(L, job);
  else
    add_facts(L, 1, &job->diag);
  if (job->diag.id == ML_DIAG_TASK_DESTROYED) mark_line(L, &job->diag, "made here");
  return 0;
}

void ml_report_context(lua_State *L, int index) {
  report_job job;
  memset(&job, 0, sizeof job);
  job.told = &job.diag;
  index = lua_absindex(L, index);
  lua_pushcfunction(L, build);
  lua_pushvalue(L, index);
  lua_pushlightuserdata(L, &job);
  if (lua_pcall(L, 2, 0, 0) != LUA_OK) lua_pop(L, 1);
  ml_diag_set(&job.told->report, job.text.data);
  ml_report(ml_runtime_of(L), job.told);
  ml_diag_free(&job.diag);
  ml_buffer_free(&job.text);
}
