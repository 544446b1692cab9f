#include "bind/tracer.h"

#include <string.h>

#include "base/alloc.h"
#include "base/block_map.h"
#include "base/intern.h"
#include "bind/anchor.h"
#include "bind/frames.h"
#include "bind/future.h"
#include "bind/interrupt.h"

enum { DEEPEST = 300 /* levels to walk for a user frame */, HOOK_EVERY = 1000000 };

typedef struct frame {
  uint32_t file; /* number in `files` */
  uint32_t line;
} frame;

struct ml_tracer {
  ml_runtime *runtime;
  lua_Alloc allocate; /* the real allocator */
  void *context;
  size_t limit; /* frames of each block */
  bool stacks_move_in_place;
  size_t current, peak; /* bytes */
  ml_block_map blocks;  /* noted with the number of their traceback */
  ml_intern files;      /* names */
  ml_intern tracebacks; /* sequences of frames, innermost first */
  uint32_t last_file;   /* most blocks come from the file of the one before */
};

/* ---- exact lines ---- */

static void tidy(lua_State *L, lua_Debug *ar) {
  (void)ar;
  if (ml_runtime_of(L)->tracer == NULL) lua_sethook(L, NULL, 0, 0);
}

bool ml_is_tracer_hook(lua_Hook hook) {
  return hook == tidy;
}

static void set_hook(ml_runtime *rt, lua_State *thread) {
  if (thread == NULL || lua_gethook(thread) != NULL) return;
  lua_sethook(thread, tidy, LUA_MASKCOUNT, HOOK_EVERY);
  if (rt->interrupts > 0) ml_interrupt_arm(rt); /* the signal may just have come */
}

/* All threads that will run bodies; those of the user's coroutines get it when they allocate. */
static void set_hooks(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  set_hook(rt, L);
  set_hook(rt, rt->loop_thread);
  set_hook(rt, rt->stepping);
  set_hook(rt, rt->spare_thread);
  set_hook(rt, rt->lent_thread);
  ml_push_slot(L, ML_SLOT_THREADS);
  for (int i = 1; i <= rt->pooled_threads; i++, lua_pop(L, 1)) {
    lua_rawgeti(L, -1, i);
    set_hook(rt, lua_tothread(L, -1));
  }
  lua_pop(L, 1);
  int anchor = 0;
  for (ml_kind kind; (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE; lua_pop(L, 1))
    if (kind == ML_KIND_TASK) set_hook(rt, ((ml_task_object *)lua_touserdata(L, -1))->thread);
}

/* ---- whose line ---- */

static uint32_t file_number(ml_tracer *self, const lua_Debug *ar) {
  const char *name = *ar->source == '@' ? ar->source + 1 : ar->short_src;
  if (self->last_file != 0 &&
      strcmp(ml_intern_get(&self->files, self->last_file)->bytes, name) == 0)
    return self->last_file;
  return self->last_file = ml_intern_number(&self->files, name, strlen(name));
}

static void add_frame(ml_tracer *self, const lua_Debug *ar, frame *frames, size_t *count) {
  uint32_t line = ar->currentline > 0 ? (uint32_t)ar->currentline : 1;
  uint32_t file = file_number(self, ar);
  if (file != 0) frames[(*count)++] = (frame){file, line};
}

/* What these allocate is part of the books. */
static const char own_files[] = "=[moonloop]/tracemalloc";

/* Adds the user frames of a thread, innermost first. False when one of our own files runs. */
static bool add_frames(ml_tracer *self, lua_State *thread, frame *frames, size_t *count) {
  lua_Debug ar, last = {.source = NULL};
  bool inmost = *count == 0, by_c = false;
  for (int level = 0; level < DEEPEST && *count < self->limit; level++) {
    if (!lua_getstack(thread, level, &ar)) break;
    lua_getinfo(thread, "l", &ar);
    if (ar.currentline < 0) {
      by_c = true;
      continue;
    }
    lua_getinfo(thread, "S", &ar);
    if (strncmp(ar.source, "=[moonloop", 10) != 0) {
      if (!(by_c && last.source != NULL && ml_frames_is_part(self->runtime, &last, &ar)))
        add_frame(self, &ar, frames, count);
      last = ar;
      by_c = false;
    } else if (inmost && strncmp(ar.source, own_files, sizeof own_files - 1) == 0) {
      return false;
    }
    inmost = false;
  }
  return true;
}

/* The number of the traceback of what runs right now; 0: nobody's, or no memory. */
static uint32_t traceback_number(ml_tracer *self) {
  ml_runtime *rt = self->runtime;
  lua_State *running = rt->interruptible;
  frame frames[ML_TRACED_FRAMES_MOST];
  size_t count = 0;
  if (lua_gethook(running) == NULL) set_hook(rt, running);
  if (!add_frames(self, running, frames, &count)) return 0;
  /* Behind a thread's own frames stand those of whoever resumed it. */
  lua_State *body = rt->stepping, *loop = rt->loop_thread;
  if (body != NULL && body != running) add_frames(self, body, frames, &count);
  if (loop != NULL && loop != running && loop != body) add_frames(self, loop, frames, &count);
  if (count == 0) frames[count++] = (frame){ml_intern_number(&self->files, "<unknown>", 9), 0};
  if (frames[0].file == 0) return 0;
  return ml_intern_number(&self->tracebacks, frames, count * sizeof *frames);
}

/* ---- the allocator ---- */

static void count_in(ml_tracer *self, const void *address, size_t size, uint32_t traceback) {
  if (traceback == 0) return;
  ml_block block = {.address = address, .size = size, .note = traceback};
  if (ml_block_map_add(&self->blocks, block) != 0) return;
  self->current += size;
  if (self->current > self->peak) self->peak = self->current;
}

/* Takes a block from the books; returns the number of its traceback, 0 when it was not there. */
static uint32_t count_out(ml_tracer *self, const void *address) {
  ml_block block;
  if (!ml_block_map_take(&self->blocks, address, &block)) return 0;
  self->current -= block.size;
  return block.note;
}

static void *allocate(void *context, void *old, size_t old_size, size_t new_size) {
  ml_tracer *self = context;
  void *block = self->allocate(self->context, old, old_size, new_size);
  if (new_size > 0 && block == NULL) return NULL;
  uint32_t traceback = old != NULL ? count_out(self, old) : 0;
  if (new_size == 0) return NULL;
  bool grows = old == NULL || (new_size > old_size && !self->stacks_move_in_place);
  if (grows) traceback = traceback_number(self);
  count_in(self, block, new_size, traceback);
  return block;
}

/* ---- on and off ---- */

enum { PROBED_STACK = 4000 };

static void *probe(void *found, void *block, size_t old_size, size_t new_size) {
  if (block != NULL && old_size < PROBED_STACK && new_size > PROBED_STACK) *(bool *)found = true;
  return ml_lua_alloc(NULL, block, old_size, new_size);
}

/* How this Lua makes room on a stack: see the header. */
static bool stacks_move_in_place(void) {
  bool found = false;
  lua_State *L = lua_newstate(probe, &found);
  if (L == NULL) return true; /* the careful answer */
  lua_checkstack(L, PROBED_STACK);
  lua_close(L);
  return found;
}

int ml_tracer_start(lua_State *L, int frames) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->tracer != NULL) return 0;
  ml_tracer *self = ml_alloc(sizeof *self);
  if (self == NULL) return -1;
  *self = (ml_tracer){.runtime = rt, .stacks_move_in_place = stacks_move_in_place()};
  self->limit = (size_t)(frames < ML_TRACED_FRAMES_MOST ? frames : ML_TRACED_FRAMES_MOST);
  self->allocate = lua_getallocf(L, &self->context);
  rt->tracer = self;
  rt->traced_frames = frames;
  set_hooks(L);
  lua_setallocf(L, allocate, self);
  return 0;
}

void ml_tracer_clear(ml_runtime *rt) {
  ml_tracer *self = rt->tracer;
  if (self == NULL) return;
  ml_block_map_free(&self->blocks);
  ml_intern_free(&self->files);
  ml_intern_free(&self->tracebacks);
  self->last_file = 0;
  self->current = self->peak = 0;
}

void ml_tracer_stop(ml_runtime *rt) {
  ml_tracer *self = rt->tracer;
  if (self == NULL) return;
  lua_setallocf(rt->L, self->allocate, self->context);
  ml_tracer_clear(rt);
  rt->tracer = NULL; /* the hooks go by themselves */
  rt->traced_frames = 0;
  ml_free(self);
}

void ml_tracer_reset_peak(ml_runtime *rt) {
  if (rt->tracer != NULL) rt->tracer->peak = rt->tracer->current;
}

ml_traced_memory ml_tracer_memory(const ml_runtime *rt) {
  const ml_tracer *self = rt->tracer;
  if (self == NULL) return (ml_traced_memory){0};
  size_t books = sizeof *self + self->blocks.capacity * sizeof(ml_block) + self->files.bytes +
                 self->tracebacks.bytes;
  return (ml_traced_memory){self->current, self->peak, books};
}

/* ---- for Lua ---- */

/* A finalizer that runs meanwhile might stop the tracing. */
static int without_finalizers(lua_State *L, lua_CFunction push, int index) {
  bool collects = lua_gc(L, LUA_GCISRUNNING) == 1;
  lua_gc(L, LUA_GCSTOP);
  lua_pushcfunction(L, push);
  lua_pushvalue(L, index);
  int status = lua_pcall(L, 1, 1, 0);
  if (collects) lua_gc(L, LUA_GCRESTART);
  return status == LUA_OK ? 1 : lua_error(L);
}

/* Fills the table at the top with the frames of a traceback, the oldest first. */
static void set_frames(lua_State *L, const ml_tracer *self, uint32_t traceback) {
  const ml_interned *found = ml_intern_get(&self->tracebacks, traceback);
  const frame *frames = found->bytes;
  size_t count = found->length / sizeof *frames;
  for (size_t i = 0; i < count; i++) {
    const frame *one = &frames[count - 1 - i];
    lua_pushstring(L, ml_intern_get(&self->files, one->file)->bytes);
    lua_rawseti(L, -2, (lua_Integer)(2 * i + 1));
    lua_pushinteger(L, one->line);
    lua_rawseti(L, -2, (lua_Integer)(2 * i + 2));
  }
}

typedef struct sum {
  size_t size, count;
} sum;

static int push_traces(lua_State *L) {
  const ml_tracer *self = ml_runtime_of(L)->tracer;
  lua_newtable(L);
  if (self == NULL) return 1;
  /* Whatever is pushed from here on may allocate: all is added up before. */
  uint32_t count = self->tracebacks.count;
  sum *sums = lua_newuserdatauv(L, (count + 1) * sizeof *sums, 0);
  memset(sums, 0, (count + 1) * sizeof *sums);
  for (size_t i = 0; i < self->blocks.capacity; i++) {
    const ml_block *block = &self->blocks.places[i];
    if (block->address == NULL || block->note > count) continue;
    sums[block->note].size += block->size;
    sums[block->note].count++;
  }
  for (uint32_t i = 1; i <= count; i++) {
    if (sums[i].count == 0) continue;
    lua_createtable(L, 2, 2);
    lua_pushinteger(L, (lua_Integer)sums[i].size);
    lua_setfield(L, -2, "size");
    lua_pushinteger(L, (lua_Integer)sums[i].count);
    lua_setfield(L, -2, "count");
    set_frames(L, self, i);
    lua_rawseti(L, -3, (lua_Integer)lua_rawlen(L, -3) + 1);
  }
  lua_pop(L, 1);
  return 1;
}

int ml_tracer_traces(lua_State *L) {
  lua_settop(L, 1);
  return without_finalizers(L, push_traces, 1);
}

/* How far before its address, as Lua tells it, the block of an object may begin: a userdata's
 * comes after its user values, a thread after its extra space. */
static size_t head_of(lua_State *L, int index) {
  size_t head = 64;
  if (lua_type(L, index) != LUA_TUSERDATA) return head;
  for (int n = 1; lua_getiuservalue(L, index, n) != LUA_TNONE; n++, lua_pop(L, 1)) head += 16;
  lua_pop(L, 1);
  return head;
}

/* The number of the traceback of the block of an object; 0 when it is not known. */
static uint32_t object_traceback(lua_State *L, const ml_tracer *self) {
  uintptr_t address = (uintptr_t)lua_topointer(L, 1);
  if (self == NULL || address == 0) return 0;
  size_t head = head_of(L, 1);
  for (size_t before = 0; before <= head; before += sizeof(void *)) {
    const ml_block *block = ml_block_map_find(&self->blocks, (const void *)(address - before));
    if (block != NULL) return block->size > before ? block->note : 0;
  }
  return 0;
}

static int push_object(lua_State *L) {
  const ml_tracer *self = ml_runtime_of(L)->tracer;
  uint32_t traceback = object_traceback(L, self);
  if (traceback == 0) return 0;
  lua_newtable(L);
  set_frames(L, self, traceback);
  return 1;
}

int ml_tracer_object(lua_State *L, int index) {
  return without_finalizers(L, push_object, index);
}
