#include "bind/traceback.h"

#include <limits.h>
#include <string.h>

#include "bind/action.h"
#include "bind/await.h"
#include "bind/body.h"
#include "bind/callee.h"
#include "bind/chunk.h"
#include "bind/coroutine_lib.h"
#include "bind/exception_class.h"
#include "bind/fault.h"
#include "bind/frames.h"
#include "bind/group.h"

/* Reaching level n of a stack takes n steps, each of which may miss every cache. So a walk looks at
 * each of the NEAR innermost levels, and in a deeper stack at the outermost FAR ones, between which
 * it assumes that nobody catches. In one DEEP the outermost FEW have to do. */
enum { NEAR = 1000, FAR = 24, DEEP = 20000, FEW = 8, KEPT = 100 /* at each end of a traceback */ };

/* Of so many of the innermost frames the walk keeps what it has learnt. */
enum { KNOWN = 4 };

enum { RAISER = 1 /* the level of what raised, in a message handler */ };

/* ---- one frame ---- */

static const char *name_of(lua_State *L, lua_Debug *ar) {
  if (strcmp(ar->what, "main") == 0) return "<module>";
  lua_getinfo(L, "n", ar);
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), ar->source);
  const char *hint = ar->name != NULL ? ar->name : "<anonymous>";
  const ml_function_info *function =
      chunk != NULL ? ml_chunk_function(chunk, ar->linedefined, ar->lastlinedefined, hint) : NULL;
  if (function != NULL && function->name != NULL) return function->name;
  return hint;
}

/* Fills `out` from a level whose "S" and "l" are known. */
static void read_frame(lua_State *L, lua_Debug *ar, ml_frame *out) {
  memcpy(out->short_source, ar->short_src, sizeof out->short_source);
  out->file = *ar->source == '@' ? ar->source + 1 : out->short_source;
  out->line = ar->currentline;
  out->source = ar->source;
  out->name = name_of(L, ar);
}

static void make_entry(lua_State *L, lua_State *thread, lua_Debug *ar) {
  ml_frame frame;
  read_frame(thread, ar, &frame);
  lua_createtable(L, 0, 4);
  lua_pushstring(L, *ar->source == '@' ? frame.file : frame.short_source);
  lua_setfield(L, -2, "file");
  lua_pushinteger(L, frame.line);
  lua_setfield(L, -2, "line");
  lua_pushstring(L, frame.name);
  lua_setfield(L, -2, "name");
}

/* Of the level of a thread; `raiser` is the level that raised, `found` the level below in a walk
 * that has been there (or NULL). The newest entry is known, with the traceback that consists of it:
 * where many tasks are cancelled at one place, their exceptions share both. So neither is ever
 * changed. */
static void push_entry(lua_State *L, lua_State *thread, lua_Debug *ar, int level, int raiser,
                       const lua_Debug *found) {
  ml_known_entry *known = &ml_runtime_of(L)->known_entry;
  lua_Debug callee = {.name = NULL};
  if (found != NULL) callee = *found;
  bool calls = ml_find_callee(thread, level, raiser, &callee, found != NULL);
  bool plain = calls && ml_is_plain_callee(&callee);
  lua_getinfo(thread, "f", ar);
  const void *function = lua_topointer(thread, -1);
  if (plain && known->function == function && known->line == ar->currentline &&
      known->callee == callee.name && known->how == callee.namewhat) {
    lua_pop(thread, 1);
    ml_push_slot(L, ML_SLOT_TRACEBACK);
    lua_rawgeti(L, -1, 1);
    lua_remove(L, -2);
    return;
  }
  lua_xmove(thread, L, 1);
  make_entry(L, thread, ar);
  if (calls) {
    ml_push_action(L, thread, &callee, level, raiser);
    lua_setfield(L, -2, "action");
  }
  lua_insert(L, -2);
  known->function = NULL;
  if (plain) {
    ml_set_slot(L, ML_SLOT_TRACEBACK_FUNCTION); /* keeps the addresses what they are */
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 1);
    ml_set_slot(L, ML_SLOT_TRACEBACK);
    *known = (ml_known_entry){function, ar->currentline, callee.name, callee.namewhat};
  } else {
    lua_pop(L, 1);
  }
}

static void push_gap(lua_State *L, lua_Integer skipped) {
  lua_createtable(L, 0, 1);
  lua_pushinteger(L, skipped);
  lua_setfield(L, -2, "skipped");
}

/* ---- the walk from the raise to the catch ---- */

/* What stands at a level. Most of what is known of a C function is not asked: it is made as text.
 */
typedef enum level_kind { IS_LUA, IS_C, IS_CATCHER } level_kind;

static level_kind look_at(lua_State *L, lua_Debug *ar) {
  lua_getinfo(L, "f", ar);
  bool is_c = lua_iscfunction(L, -1) != 0;
  lua_CFunction function = lua_tocfunction(L, -1);
  lua_pop(L, 1);
  if (is_c) return ml_is_catcher(function) ? IS_CATCHER : IS_C;
  lua_getinfo(L, "Sl", ar);
  return IS_LUA;
}

static int count_levels(lua_State *L) {
  lua_Debug ar;
  int known = 1, beyond = 1;
  while (lua_getstack(L, beyond, &ar)) {
    known = beyond;
    beyond *= 2;
  }
  while (known < beyond) {
    int middle = known + (beyond - known) / 2;
    if (lua_getstack(L, middle, &ar)) {
      known = middle + 1;
    } else {
      beyond = middle;
    }
  }
  return beyond;
}

/* The user's frames of a stretch of stack. */
typedef struct walk {
  int near_count, far_count;
  int skipped;    /* levels between both, which were not looked at */
  int near[NEAR]; /* levels, innermost first */
  lua_Debug known[KNOWN];
  int far_level[FAR];
  lua_Debug far[FAR], far_callee[FAR]; /* outermost first, and what they have called */
} walk;

/* The outer end of a deep stack, up to the innermost catcher seen there. */
static void walk_far(lua_State *L, walk *found) {
  int level = count_levels(L) - 1, count = level > DEEP ? FEW : FAR;
  int last = level - count > NEAR ? level - count + 1 : NEAR + 1;
  bool is_caller = false; /* the level above is the newest of those found */
  lua_Debug ar;
  found->skipped = last - NEAR - 1;
  for (; level >= last - 1 && lua_getstack(L, level, &ar); level--) {
    if (is_caller) found->far_callee[found->far_count - 1] = ar;
    is_caller = false;
    if (level < last) return;
    level_kind kind = look_at(L, &ar);
    if (kind == IS_CATCHER) {
      found->far_count = 0;
    } else if (kind == IS_LUA && ml_is_user_frame(&ar)) {
      found->far_level[found->far_count] = level;
      found->far[found->far_count++] = ar;
      is_caller = true;
    }
  }
}

/* From a level to the nearest catcher, but not beyond `last`. What raises is at level 1: a catcher
 * there is no longer catching. */
static void walk_stack(lua_State *L, int first, int last, bool skip_first, walk *found) {
  lua_Debug ar;
  found->near_count = found->far_count = found->skipped = 0;
  for (int level = first; level <= last && lua_getstack(L, level, &ar); level++) {
    if (level > NEAR) {
      walk_far(L, found);
      return;
    }
    level_kind kind = look_at(L, &ar);
    if (kind == IS_CATCHER && level > 1) return;
    bool skip = skip_first && kind == IS_LUA;
    if (skip) skip_first = false;
    if (skip || kind != IS_LUA || !ml_is_user_frame(&ar)) continue;
    if (found->near_count < KNOWN) found->known[found->near_count] = ar;
    found->near[found->near_count++] = level;
  }
}

/* ---- the traceback of an exception ---- */

/* How many frames the entry at the top stands for; pops it. */
static lua_Integer pop_weight(lua_State *L) {
  lua_Integer weight = 1;
  if (lua_istable(L, -1)) {
    if (ml_raw_get(L, -1, "skipped") == LUA_TNUMBER) weight = lua_tointeger(L, -1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return weight;
}

/* Replaces the sequence at the top by one that keeps KEPT entries at each end. */
static void shorten(lua_State *L) {
  int long_one = lua_gettop(L);
  lua_Integer count = (lua_Integer)lua_rawlen(L, long_one), skipped = 0;
  if (count <= 2 * KEPT + 1) return;
  lua_createtable(L, 2 * KEPT + 1, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, long_one, i);
    if (i <= KEPT) {
      lua_rawseti(L, -2, i);
    } else if (i > count - KEPT) {
      lua_rawseti(L, -2, i - count + 2 * KEPT + 1);
    } else {
      skipped += pop_weight(L);
    }
  }
  push_gap(L, skipped);
  lua_rawseti(L, -2, KEPT + 1);
  lua_replace(L, long_one);
}

/* Appends the entries of a walk to the empty sequence at the top, outermost first; returns how
 * many. */
static lua_Integer add_walk(lua_State *L, walk *found) {
  lua_Integer count = 0;
  lua_Debug ar;
  for (int i = 0; i < found->far_count; i++) {
    push_entry(L, L, &found->far[i], found->far_level[i], RAISER, &found->far_callee[i]);
    lua_rawseti(L, -2, ++count);
  }
  if (found->skipped > 0) {
    push_gap(L, found->skipped);
    lua_rawseti(L, -2, ++count);
  }
  for (int i = found->near_count; i-- > 0;) {
    if (i < KNOWN) {
      ar = found->known[i];
    } else {
      lua_getstack(L, found->near[i], &ar);
      lua_getinfo(L, "Sl", &ar);
    }
    push_entry(L, L, &ar, found->near[i], RAISER, NULL);
    lua_rawseti(L, -2, ++count);
  }
  return count;
}

/* Pushes the traceback that is the one frame of a walk. */
static void push_single(lua_State *L, walk *found) {
  push_entry(L, L, &found->known[0], found->near[0], RAISER, NULL);
  if (ml_runtime_of(L)->known_entry.function != NULL) {
    ml_push_slot(L, ML_SLOT_TRACEBACK);
    return;
  }
  lua_createtable(L, 1, 0);
  lua_insert(L, -2);
  lua_rawseti(L, -2, 1);
}

/* Puts the frames of a walk before the traceback of the exception. */
static void prepend(lua_State *L, int exception, walk *found) {
  int top = lua_gettop(L);
  bool had = ml_raw_get(L, exception, "traceback") == LUA_TTABLE;
  lua_Integer old = had ? (lua_Integer)lua_rawlen(L, -1) : 0;
  if (old == 0 && found->near_count == 1 && found->far_count == 0 && found->skipped == 0) {
    push_single(L, found);
    ml_raw_set(L, exception, "traceback");
    lua_settop(L, top);
    return;
  }
  lua_createtable(L, (int)old + found->near_count + found->far_count + 1, 0);
  lua_Integer added = add_walk(L, found);
  for (lua_Integer i = 1; i <= old; i++) {
    lua_rawgeti(L, -2, i);
    lua_rawseti(L, -2, added + i);
  }
  shorten(L);
  ml_raw_set(L, exception, "traceback");
  lua_settop(L, top);
}

/* ---- what a coroutine of Lua's leaves when it dies ---- */

static const char dead_key;

/* Whether what raises, at the level `raiser`, is coroutine.wrap, for a coroutine that has died. */
static bool is_of_dead(lua_State *thread, int raiser) {
  lua_Debug ar;
  if (!lua_getstack(thread, raiser, &ar) || !lua_getinfo(thread, "f", &ar)) return false;
  bool is_wrap = lua_tocfunction(thread, -1) == ml_wrapped_coroutine;
  lua_pop(thread, 1);
  return is_wrap;
}

/* Appends the entries of the sequence at the top (popped) to the one below it. */
static void append(lua_State *L, lua_Integer count) {
  lua_Integer more = lua_istable(L, -1) ? (lua_Integer)lua_rawlen(L, -1) : 0;
  for (lua_Integer i = 1; i <= more; i++) {
    lua_rawgeti(L, -1, i);
    lua_rawseti(L, -3, count + i);
  }
  lua_pop(L, 1);
}

void ml_traceback_keep_dead(lua_State *L, lua_State *thread) {
  lua_Debug ar;
  lua_Integer count = 0;
  int last = 0;
  bool is_nested = is_of_dead(thread, 0);
  while (last < NEAR && lua_getstack(thread, last, &ar)) last++;
  lua_createtable(L, last < KEPT ? last : KEPT, 0);
  for (int level = last; level-- > 0;) {
    lua_getstack(thread, level, &ar);
    lua_getinfo(thread, "Sl", &ar);
    if (!ml_is_user_frame(&ar)) continue;
    push_entry(L, thread, &ar, level, 0, NULL);
    lua_rawseti(L, -2, ++count);
  }
  if (is_nested) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &dead_key);
    append(L, count);
    shorten(L);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, &dead_key);
}

/* Puts the frames of the dead coroutine before the traceback of its exception. `again`: the
 * innermost of them is there already. */
static void add_dead(lua_State *L, int exception, bool again) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &dead_key) == LUA_TTABLE) {
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1) - (again ? 1 : 0);
    ml_raw_get(L, exception, "traceback");
    append(L, count); /* to what was kept, which is nobody else's */
    shorten(L);
    ml_raw_set(L, exception, "traceback");
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &dead_key);
  } else {
    lua_pop(L, 1);
  }
}

/* What was raised by C on behalf of a statement has none when the statement raises it again. */
static bool has_traceback(lua_State *L, int exception) {
  bool has = ml_raw_get(L, exception, "traceback") == LUA_TTABLE && lua_rawlen(L, -1) > 0;
  lua_pop(L, 1);
  return has;
}

/* The level of the async function, awaited by another, that a StopIteration leaves; 0: none. */
static int find_left_body(lua_State *L) {
  lua_Debug ar;
  if (!ml_exception_isa(L, 1, ML_EXC_StopIteration)) return 0;
  for (int level = 1; level <= NEAR && lua_getstack(L, level, &ar); level++) {
    level_kind kind = look_at(L, &ar);
    if (kind == IS_CATCHER && level > 1) return 0;
    if (kind != IS_LUA) continue;
    lua_getinfo(L, "f", &ar);
    bool is_body = ml_is_awaited_body(L);
    lua_pop(L, 1);
    if (is_body) return level;
  }
  return 0;
}

int ml_traceback_handler(lua_State *L) {
  lua_settop(L, 1);
  if (ml_memory_is_out(L, 1)) return 1;
  ml_exception_recover(L, 1);
  bool words = lua_type(L, 1) == LUA_TSTRING;
  if (words) ml_callee_correct(L, 1);
  if (words) lua_pushvalue(L, 1);
  ml_exception_wrap(L, 1);
  if (words) ml_fault_explain(L, 1, lua_tostring(L, 2));
  lua_settop(L, 1);
  bool again = ml_exception_take_reraised(L, 1);
  if (!again) ml_group_forget_origin(L, 1);
  again = again && has_traceback(L, 1);
  if (is_of_dead(L, RAISER)) {
    add_dead(L, 1, again);
    again = false;
  }
  walk found;
  int left = find_left_body(L);
  if (left > 0) {
    walk_stack(L, 1, left, again, &found);
    prepend(L, 1, &found);
    ml_exception_replace_stop(L, "coroutine raised StopIteration");
    again = false;
  }
  walk_stack(L, left + 1, INT_MAX, again, &found);
  prepend(L, 1, &found);
  return 1;
}

/* ---- frames for others ---- */

size_t ml_traceback_current(lua_State *thread, size_t skip, ml_frame *out, size_t capacity) {
  lua_Debug ar;
  size_t count = 0;
  ml_frames frames = ML_FRAMES_BEGIN;
  for (int level = 0; count < capacity && lua_getstack(thread, level, &ar); level++) {
    const ml_function_info *function;
    lua_getinfo(thread, "Sln", &ar);
    if (!ml_frames_is_new(thread, &frames, &ar, &function)) continue;
    if (skip > 0) {
      skip--;
    } else {
      read_frame(thread, &ar, &out[count++]);
    }
  }
  return count;
}

bool ml_traceback_top(lua_State *thread, ml_frame *out) {
  return ml_traceback_current(thread, 0, out, 1) == 1;
}

static const char *stripped_line(struct ml_chunk *chunk, int line, size_t *length) {
  const char *text = chunk != NULL ? ml_chunk_line(chunk, line, length) : NULL;
  if (text == NULL) return NULL;
  while (*length > 0 && strchr(" \t\f\v", *text) != NULL) text++, --*length;
  while (*length > 0 && strchr(" \t\f\v", text[*length - 1]) != NULL) --*length;
  return text;
}

const char *ml_frame_text(lua_State *L, const ml_frame *frame, size_t *length) {
  return stripped_line(ml_chunk_find(ml_runtime_of(L), frame->source), frame->line, length);
}

const char *ml_traceback_line(lua_State *L, const char *file, int line, size_t *length) {
  return stripped_line(ml_chunk_find_shown(ml_runtime_of(L), file), line, length);
}
