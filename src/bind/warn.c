#include "bind/warn.h"

#include <string.h>

#include "base/buffer.h"
#include "bind/anchor.h"
#include "bind/call_site.h"
#include "bind/chunk.h"
#include "bind/coroutine.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/gather.h"
#include "bind/origin.h"
#include "bind/place.h"
#include "bind/report.h"
#include "bind/repr.h"
#include "bind/repr_future.h"
#include "bind/traceback.h"

void ml_report(ml_runtime *rt, const ml_diag *diag) {
  if (rt->options.warnings == ML_WARNINGS_IGNORE) return;
  if (rt->options.warnings == ML_WARNINGS_ERROR) rt->warning_errors++;
  if (rt->options.report != NULL) rt->options.report(rt->options.report_context, diag);
}

bool ml_is_repeated(lua_State *L, const char *file, int line, const char *name, bool note) {
  if (ml_runtime_of(L)->options.warnings != ML_WARNINGS_DEFAULT) return false;
  ml_push_slot(L, ML_SLOT_WARNED);
  lua_pushfstring(L, "%s:%d:%s", file, line, name);
  lua_pushvalue(L, -1);
  bool repeated = lua_rawget(L, -3) != LUA_TNIL;
  lua_pop(L, 1);
  if (note && !repeated) {
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    lua_pop(L, 1);
  } else {
    lua_pop(L, 2);
  }
  return repeated;
}

static void add_source_line(lua_State *L, ml_buffer *out, const char *file, int line,
                            const char *indent) {
  size_t length;
  const char *text = ml_traceback_line(L, file, line, &length);
  if (text != NULL) ml_buffer_addf(out, "%s%.*s\n", indent, (int)length, text);
}

/* The report: the warning, its line, where the object was allocated or how to find out. */
static void build_never_awaited(lua_State *L, int index, const char *file, int line,
                                ml_buffer *out) {
  ml_runtime *rt = ml_runtime_of(L);
  ml_buffer_addf(out, "%s:%d: RuntimeWarning: coroutine '%s' was never awaited\n", file, line,
                 ml_coroutine_name(L, index));
  bool has_frames = lua_getiuservalue(L, index, ML_COROUTINE_EXTRA) == LUA_TTABLE;
  int frames = lua_gettop(L);
  if (has_frames && lua_getfield(L, frames, "depth") == LUA_TNUMBER) {
    ml_buffer_addf(out, "Coroutine created at (most recent call last)\n");
    ml_origin_write(L, frames, (int)lua_tointeger(L, -1), true, out);
  }
  lua_settop(L, frames);
  add_source_line(L, out, file, line, "  ");
  if (has_frames && rt->traced_frames > 0) {
    ml_buffer_addf(out, "Object allocated at (most recent call last):\n");
    ml_origin_write(L, frames, rt->traced_frames, false, out);
  } else {
    ml_buffer_addf(out,
                   "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
  }
  lua_pop(L, 1);
}

/* A coroutine object that a call statement threw away, and where that stands. */
typedef struct ml_drop {
  const void *object;
  lua_Debug frame;
  bool known;
} ml_drop;

/* The report where warnings are exceptions: this one has nobody left who could catch it. As
 * CPython, with the place where the object was made. */
static void build_ignored(lua_State *L, int index, const char *file, int line, ml_buffer *out) {
  luaL_tolstring(L, index, NULL);
  ml_buffer_addf(out, "Exception ignored in: %s\n", lua_tostring(L, -1));
  ml_buffer_addf(out, "Traceback (most recent call last):\n  File \"%s\", line %d\n", file, line);
  add_source_line(L, out, file, line, "    ");
  ml_buffer_addf(out, "RuntimeWarning: coroutine '%s' was never awaited\n",
                 ml_coroutine_name(L, index));
  lua_pop(L, 1);
}

/* Whether it comes from Lock.acquire, Queue.put and the like. */
static bool is_method_of_library(lua_State *L, int index) {
  char file[LUA_IDSIZE];
  ml_coroutine_defined(L, index, file);
  bool in_library = strncmp(file, "[moonloop", 9) == 0 || strcmp(file, "[C]") == 0;
  return in_library && strchr(ml_coroutine_name(L, index), '.') != NULL;
}

/* Given to pcall, table.sort, call_soon: what called the async function cannot await. */
static void describe_handed(ml_diag *diag, const ml_site *site, const ml_node *call,
                            const ml_node *given) {
  static const char *const callbacks[] = {"call_soon", "call_later", "call_at",
                                          "call_soon_threadsafe", "add_done_callback"};
  const ml_name *name = ml_last_name(call);
  bool is_protected = ml_name_is(name, "pcall") || ml_name_is(name, "xpcall");
  ml_diag_set(&diag->variant, is_protected ? "protected" : "handed");
  for (size_t i = 0; i < sizeof callbacks / sizeof *callbacks; i++)
    if (ml_name_is(name, callbacks[i])) ml_diag_set(&diag->variant, "callback");
  if (call->kind == ML_NODE_CALL)
    ml_site_fact(diag, "caller", site, call->call.callee);
  else
    ml_diag_fact(diag, "caller", "%.*s", (int)name->length, name->text);
  diag->span = ml_site_span(site, call);
  if (given->kind == ML_NODE_FUNCTION) return;
  ml_site_fact(diag, "given", site, given);
  const ml_node *rest = given->next;
  if (rest != NULL && ml_name_is(name, "xpcall")) rest = rest->next;
  if (!ml_name_is(name, "add_done_callback")) {
    ml_site_call_fact(diag, "call", site, given, rest);
    return;
  }
  const char *written = ml_diag_get(diag, "given");
  if (written != NULL) ml_diag_fact(diag, "call", "%s(task)", written);
  ml_diag_fact(diag, "header", "function(task)");
}

/* What a call statement threw away may have been made elsewhere, by a function that returned it.
 * Then that call is what should have been awaited; an async function may await it itself. */
static void describe_drop(lua_State *L, ml_diag *diag, const ml_site *made_at,
                          const ml_finding *made, const ml_drop *drop) {
  ml_site site;
  ml_finding statement;
  bool same_file = strcmp(made_at->file, drop->frame.short_src) == 0;
  bool same_line = same_file && made_at->spot.line == drop->frame.currentline;
  ml_site_of(L, &drop->frame, drop->frame.currentline, &site);
  bool known = ml_site_find_statement(&site, &statement);
  bool same = known && same_file && made->node != NULL ? made->node == statement.node : same_line;
  if (same || !known) {
    ml_diag_mark(diag, diag->span, same ? "made here, dropped here" : "made here, never run");
    return;
  }
  if (made_at->spot.line <= 0) { /* by a function in C, which knows of no await */
    if (statement.node->kind == ML_NODE_CALL)
      ml_site_fact(diag, "caller", &site, statement.node->call.callee);
    ml_diag_set(&diag->variant, "handed");
    return;
  }
  bool awaits = strcmp(diag->variant, "return") == 0 || ml_runs_argument(statement.node);
  if (!awaits) {
    const ml_coroutine *coroutine = drop->object;
    ml_site_fact(diag, "run", &site, statement.node);
    ml_diag_set(&diag->variant,
                ml_site_variant(ml_site_kind_of(&site, &statement), coroutine->in_loop));
  }
  ml_diag_mark(diag, diag->span, "made here");
  if (same_file) ml_diag_mark(diag, ml_site_span(&site, statement.node), "dropped here");
}

/* Whether the library made it for itself: what is for the user has no underscore. */
static bool is_internal(lua_State *L) {
  char file[LUA_IDSIZE];
  ml_coroutine_defined(L, 1, file);
  return *ml_coroutine_name(L, 1) == '_' && strncmp(file, "[moonloop", 9) == 0;
}

static void describe_never_awaited(lua_State *L, ml_diag *diag) {
  const ml_drop *drop = ml_runtime_of(L)->dropping;
  ml_site site;
  ml_finding made, call;
  const char *name = ml_last_part(ml_coroutine_name(L, 1));
  ml_describe_call(L, diag, 1);
  ml_site_made(L, 1, &site);
  ml_site_find_made(L, 1, &site, &made);
  if (is_method_of_library(L, 1)) ml_diag_set(&diag->variant, "method");
  if (is_internal(L)) ml_diag_set(&diag->variant, "internal");
  ml_describe_list(L, diag, 1);
  if (made.node == NULL && site.tree != NULL && ml_find_handed(site.tree, &site.spot, name, &call))
    describe_handed(diag, &site, call.node, ml_handed_argument(call.node, name));
  if (drop != NULL && drop->known && drop->object == lua_touserdata(L, 1))
    describe_drop(L, diag, &site, &made, drop);
  else
    ml_diag_mark(diag, diag->span, "made here, never run");
  const ml_coroutine *coroutine = lua_touserdata(L, 1);
  if (coroutine->refused == ML_REFUSED_NO_LOOP) ml_diag_set(&diag->variant, "refused");
  if (coroutine->refused == ML_REFUSED_IN_LOOP) ml_diag_set(&diag->variant, "second-loop");
  if (coroutine->name_read) ml_diag_fact(diag, "field", ".name");
}

/* Pushes what tells the warnings of one line apart: the name of the coroutine object at `index`,
 * and in debug mode the way there, as CPython has it in the words of the warning. */
static const char *push_warning_key(lua_State *L, int index) {
  ml_buffer key = {0};
  index = lua_absindex(L, index);
  int top = lua_gettop(L);
  ml_buffer_add_string(&key, ml_coroutine_name(L, index));
  bool tracked = lua_getiuservalue(L, index, ML_COROUTINE_EXTRA) == LUA_TTABLE;
  if (tracked && lua_getfield(L, -1, "depth") == LUA_TNUMBER)
    ml_origin_write(L, top + 1, (int)lua_tointeger(L, -1), true, &key);
  lua_settop(L, top);
  lua_pushstring(L, key.data != NULL ? key.data : "");
  ml_buffer_free(&key);
  return lua_tostring(L, -1);
}

static int warn_never_awaited(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  char file[LUA_IDSIZE];
  int line = ml_coroutine_made(L, 1, file);
  if (line == 0) line = ml_coroutine_defined(L, 1, file); /* called by coroutine.resume itself */
  const char *name = ml_coroutine_name(L, 1);
  bool repeated = ml_is_repeated(L, file, line, push_warning_key(L, 1), true);
  if (rt->options.warnings == ML_WARNINGS_ERROR && rt->dropping) {
    ml_exception_push(L, ML_EXC_RuntimeWarning, "coroutine '%s' was never awaited", name);
    ml_set_slot(L, ML_SLOT_WARNING);
    return 0;
  }
  ml_diag diag;
  ml_buffer report = {0};
  ml_diag_init(&diag, ML_DIAG_NEVER_AWAITED);
  if (repeated)
    ml_buffer_add(&report, "", 0); /* an empty report: counted only */
  else if (rt->options.warnings == ML_WARNINGS_ERROR)
    build_ignored(L, 1, file, line, &report);
  else
    build_never_awaited(L, 1, file, line, &report);
  ml_diag_set(&diag.file, file);
  ml_diag_setf(&diag.message, "RuntimeWarning: coroutine '%s' was never awaited", name);
  ml_diag_set(&diag.report, report.data);
  ml_diag_fact(&diag, "name", "%s", name);
  ml_diag_fact(&diag, "file", "%s", file);
  ml_diag_fact(&diag, "line", "%d", line);
  if (!repeated && !rt->options.plain) describe_never_awaited(L, &diag); /* else nobody reads it */
  if (diag.span.line <= 0) diag.span = (ml_span){line, 0, line, 0};
  ml_report(rt, &diag);
  ml_diag_free(&diag);
  ml_buffer_free(&report);
  return 0;
}

void ml_warn_never_awaited(lua_State *L, int index) {
  if (ml_runtime_of(L)->options.warnings == ML_WARNINGS_IGNORE) return;
  lua_pushcfunction(L, warn_never_awaited);
  lua_pushvalue(L, index < 0 ? index - 1 : index);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) lua_pop(L, 1);
}

/* A collection tells whether the statement really held the last reference. It is made once per
 * place, unless every warning is wanted. */
void ml_warn_dropped(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  const ml_coroutine *coroutine = lua_touserdata(L, -1);
  ml_drop drop = {.object = coroutine};
  char file[LUA_IDSIZE];
  if (coroutine->state != ML_COROUTINE_CREATED || rt->options.warnings == ML_WARNINGS_IGNORE)
    return;
  int line = ml_coroutine_made(L, -1, file);
  bool repeated = ml_is_repeated(L, file, line, push_warning_key(L, -1), false);
  lua_pop(L, 1);
  if (repeated) return;
  lua_settop(L, 0);
  drop.known = ml_user_frame(L, &drop.frame);
  rt->dropping = &drop;
  ml_collect(L);
  rt->dropping = NULL;
  ml_push_slot(L, ML_SLOT_WARNING);
  if (lua_isnil(L, -1)) return;
  lua_pushnil(L);
  ml_set_slot(L, ML_SLOT_WARNING);
  lua_error(L);
}

static void set_fact(lua_State *L, const char *key, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, key);
}

/* Whether the future has passed a cancellation on as its exception, as gather does. */
static bool holds_cancellation(lua_State *L, int index) {
  lua_getiuservalue(L, index, ML_FUTURE_RESULT);
  bool holds = ml_exception_isa(L, -1, ML_EXC_CancelledError);
  lua_pop(L, 1);
  return holds;
}

/* Which of the explanations fits. A task that is not done: nothing held on to it, or its loop has
 * ended. */
static const char *variant_of(lua_State *L, int index) {
  const ml_future_object *self = lua_touserdata(L, index);
  const ml_loop_object *loop = ml_future_loop(&self->core);
  bool lives = loop->core.running || loop->runtime->running_loop == &loop->core;
  if (self->tag->kind == ML_KIND_GATHER)
    return holds_cancellation(L, index) ? "gather-cancelled" : "gather";
  if (!self->core.is_task) return self->derived ? "shield" : "future";
  if (ml_future_done(&self->core) || lives) return "task";
  return loop->core.closed ? "closed" : "stopped";
}

/* What the line that made a task from the coroutine object at `index`, and it, calls the task;
 * where it has no name, the call. Into the table below the top. */
static void set_maker(lua_State *L, int index, const ml_task_object *self) {
  ml_site site;
  ml_finding made = {0};
  const ml_coroutine *coroutine = lua_touserdata(L, index);
  ml_site_made(L, index, &site);
  if (coroutine->made_line != self->made_line || site.tree == NULL) return;
  ml_find_call(site.tree, &site.spot, "create_task", true, &made);
  if (made.node == NULL || made.count > 1 || made.around[0] == NULL) return;
  const ml_node *target = ml_site_target(made.around[0], made.node);
  bool dropped = made.around[0]->kind == ML_NODE_EXPRESSION;
  bool failed = self->core.future.state == ML_FUTURE_FAILED;
  if (target == NULL && !dropped) return;
  ml_site_push_text(L, &site, target != NULL ? target : made.node);
  lua_setfield(L, -3, dropped ? "making" : "variable");
  lua_pushstring(L, "dropped");
  if (dropped && failed)
    lua_setfield(L, -3, "variant");
  else
    lua_pop(L, 1);
}

/* Pushes the table of facts of a task or future for its report. */
static void push_task_facts(lua_State *L, int index) {
  ml_future_object *self = lua_touserdata(L, index);
  lua_newtable(L);
  set_fact(L, "variant", variant_of(L, index));
  if (self->tag->kind == ML_KIND_GATHER) {
    ml_gather_push_made(L, (const ml_gather *)self);
    lua_setfield(L, -2, "made");
  }
  if (!self->core.is_task) return;
  char file[LUA_IDSIZE];
  ml_push_task_name(L, index);
  lua_setfield(L, -2, "task");
  ml_task_push_coroutine(L, index);
  const char *name = ml_coroutine_name(L, lua_gettop(L));
  int made = ml_coroutine_made(L, lua_gettop(L), file);
  set_maker(L, lua_gettop(L), (const ml_task_object *)self);
  lua_pop(L, 1);
  set_fact(L, "name", name);
  set_fact(L, "file", file);
  lua_pushinteger(L, made);
  lua_setfield(L, -2, "line");
  ml_push_waiting(L, index);
  lua_setfield(L, -2, "waiting");
}

static void report_future(lua_State *L, int index, const char *message, const char *key) {
  ml_future_object *self = lua_touserdata(L, index);
  lua_createtable(L, 0, 4);
  lua_pushstring(L, message);
  lua_setfield(L, -2, "message");
  if (self->core.state == ML_FUTURE_FAILED) {
    lua_getiuservalue(L, index, ML_FUTURE_RESULT);
    lua_setfield(L, -2, "exception");
  }
  lua_pushvalue(L, index);
  lua_setfield(L, -2, key);
  ml_origin_into_context(L, index);
  push_task_facts(L, index);
  ml_report_set_facts(L, -2);
  ml_future_push_loop(L, index);
  ml_call_exception_handler(L);
}

static int report_never_retrieved(lua_State *L) {
  ml_future_object *self = lua_touserdata(L, 1);
  report_future(L, 1,
                self->core.is_task ? "Task exception was never retrieved"
                : self->tag->kind == ML_KIND_GATHER
                    ? "_GatheringFuture exception was never retrieved"
                    : "Future exception was never retrieved",
                "future");
  return 0;
}

static int report_destroyed(lua_State *L) {
  report_future(L, 1, "Task was destroyed but it is pending!", "task");
  return 0;
}

static void report_protected(lua_State *L, lua_CFunction report, int index) {
  lua_pushcfunction(L, report);
  lua_pushvalue(L, index);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) lua_pop(L, 1);
}

void ml_report_never_retrieved(lua_State *L, int index) {
  report_protected(L, report_never_retrieved, index);
}

void ml_report_destroyed(lua_State *L, int index) {
  report_protected(L, report_destroyed, index);
}

/* What a full collection costs, roughly, per kilobyte of heap, and what a step is worth. */
static const double seconds_per_kilobyte = 1e-6, seconds_per_step = 2e-7, share = 0.05;
enum { FREE_COLLECTIONS = 16, SMALL_HEAP_KILOBYTES = 4096 };

static int collect(lua_State *L) {
  ml_collect(L);
  return 0;
}

void ml_idle_collect(lua_State *L, double seconds) {
  ml_runtime *rt = ml_runtime_of(L);
  if (seconds >= 0) {
    if (rt->unstarted == 0) return;
    int kilobytes = lua_gc(L, LUA_GCCOUNT);
    double cost = kilobytes * seconds_per_kilobyte;
    bool cheap = kilobytes < SMALL_HEAP_KILOBYTES && rt->idle_collections < FREE_COLLECTIONS;
    bool earned = (double)rt->turn_work * seconds_per_step * share >= cost;
    bool spare = rt->options.clock == ML_CLOCK_REAL && seconds * share >= cost;
    if (!cheap && !earned && !spare) return;
  }
  rt->turn_work = 0;
  rt->idle_collections++;
  lua_pushcfunction(L, collect);
  if (lua_pcall(L, 0, 0, 0) == LUA_OK) return;
  if (ml_exception_isa(L, -1, ML_EXC_KeyboardInterrupt))
    rt->interrupts = rt->interrupts + 1; /* it came meanwhile, and is answered behind this */
  lua_pop(L, 1);
}
