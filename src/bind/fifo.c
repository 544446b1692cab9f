#include "bind/fifo.h"

#include <string.h>

#include "bind/await.h"

/* Invariant: `count` values, the oldest at place `first` of the ring, which begins at RING of the
 * queue's table; `capacity` is a power of two. */
typedef struct ml_fifo {
  const ml_tag *tag;
  lua_Integer first, count, capacity;
  lua_Integer total; /* how many have ever been put in */
  lua_Number room;   /* how many a quick put() may fill it up to */
} ml_fifo;

enum { FIFO_QUEUE = 1 }; /* user value: the queue */

/* Places of a queue: its fifo, while put and get may be quick; then the ring. */
enum { QUICK = 1, RING };

/* fifo(queue, room) -> an empty one, the values of which will stand in the queue */
static int new_fifo(lua_State *L) {
  enum { FIRST_CAPACITY = 8 };
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Number room = luaL_checknumber(L, 2);
  ml_fifo *self = lua_newuserdatauv(L, sizeof *self, FIFO_QUEUE);
  *self = (ml_fifo){.tag = ml_tag_of(L, ML_KIND_FIFO), .capacity = FIRST_CAPACITY, .room = room};
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, FIFO_QUEUE);
  ml_set_kind(L, ML_KIND_FIFO);
  return 1;
}

/* Where the queue holds the value that has `before` older ones. */
static inline lua_Integer key_of(const ml_fifo *self, lua_Integer before) {
  return ((self->first + before) & (self->capacity - 1)) + RING;
}

/* Doubles a full ring: what had gone round to its beginning moves behind its end. */
static void grow(lua_State *L, int queue, ml_fifo *self) {
  for (lua_Integer key = RING; key < RING + self->first; key++) {
    lua_rawgeti(L, queue, key);
    lua_rawseti(L, queue, key + self->capacity);
    lua_pushnil(L);
    lua_rawseti(L, queue, key);
  }
  self->capacity *= 2;
}

/* Pops a value into the fifo of the queue. */
static void push(lua_State *L, int queue, ml_fifo *self) {
  if (self->count == self->capacity) grow(L, queue, self);
  lua_rawseti(L, queue, key_of(self, self->count));
  self->count++;
  self->total++;
}

/* Takes the oldest value out of the fifo of the queue, which has one, and pushes it. */
static void pop(lua_State *L, int queue, ml_fifo *self) {
  lua_Integer key = key_of(self, 0);
  lua_rawgeti(L, queue, key);
  lua_pushnil(L);
  lua_rawseti(L, queue, key);
  self->first = (self->first + 1) & (self->capacity - 1);
  self->count--;
}

static ml_fifo *check_fifo(lua_State *L) {
  return ml_check_kind(L, 1, ML_KIND_FIFO);
}

/* push(value) */
static int fifo_push(lua_State *L) {
  enum { QUEUE = 3 };
  ml_fifo *self = check_fifo(L);
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, FIFO_QUEUE);
  lua_pushvalue(L, 2);
  push(L, QUEUE, self);
  return 0;
}

/* pop() -> the oldest value; nil when there is none */
static int fifo_pop(lua_State *L) {
  enum { QUEUE = 2 };
  ml_fifo *self = check_fifo(L);
  if (self->count == 0) return 0;
  lua_settop(L, 1);
  lua_getiuservalue(L, 1, FIFO_QUEUE);
  pop(L, QUEUE, self);
  return 1;
}

/* An iterator over the fifo in its upvalue, which counts in the other. */
static int next_value(lua_State *L) {
  const ml_fifo *self = lua_touserdata(L, lua_upvalueindex(1));
  lua_Integer before = lua_tointeger(L, lua_upvalueindex(2));
  if (before >= self->count) return 0;
  lua_pushinteger(L, before + 1);
  lua_copy(L, -1, lua_upvalueindex(2));
  lua_getiuservalue(L, lua_upvalueindex(1), FIFO_QUEUE);
  lua_rawgeti(L, -1, key_of(self, before));
  lua_remove(L, -2);
  return 2;
}

/* for place, value in fifo:values() do */
static int fifo_values(lua_State *L) {
  check_fifo(L);
  lua_settop(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_value, 2);
  return 1;
}

/* The fields `count` and `total`. */
static int fifo_field(lua_State *L) {
  const ml_fifo *self = check_fifo(L);
  const char *name = luaL_checkstring(L, 2);
  lua_pushinteger(L, strcmp(name, "total") == 0 ? self->total : self->count);
  return 1;
}

/* ---- the quick ways ---- */

/* Pushes what stands at QUICK of the queue (argument 1), and returns it if it is a fifo. */
static ml_fifo *quick_fifo(lua_State *L) {
  ml_kind kind;
  if (!lua_istable(L, 1)) return NULL;
  lua_rawgeti(L, 1, QUICK);
  ml_fifo *self = ml_object_at(L, -1, &kind);
  return kind == ML_KIND_FIFO ? self : NULL;
}

static int done(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  return lua_gettop(L);
}

/* Calls the body in whose place we stand, our upvalue. */
static int go_slow(lua_State *L, int count) {
  lua_settop(L, count);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_callk(L, count, LUA_MULTRET, 0, done);
  return done(L, LUA_OK, 0);
}

/* The body of put(queue, item). */
static int put(lua_State *L) {
  if (lua_gettop(L) != 2) lua_settop(L, 2);
  ml_fifo *self = quick_fifo(L);
  if (self == NULL || (lua_Number)self->count >= self->room) return go_slow(L, 2);
  lua_pushvalue(L, 2);
  push(L, 1, self);
  return 0;
}

/* The body of get(queue). */
static int get(lua_State *L) {
  ml_fifo *self = quick_fifo(L);
  if (self == NULL || self->count == 0) return go_slow(L, 1);
  pop(L, 1, self);
  return 1;
}

/* Puts `body` in the place of that of the async function at argument 1. */
static int replace_body(lua_State *L, lua_CFunction body) {
  luaL_argcheck(L, ml_is_async_function(L, 1), 1, "async function expected");
  lua_getupvalue(L, 1, ML_ASYNC_BODY);
  lua_pushcclosure(L, body, 1);
  lua_setupvalue(L, 1, ML_ASYNC_BODY);
  return 0;
}

/* quick_put(Queue.put) */
static int quick_put(lua_State *L) {
  return replace_body(L, put);
}

/* quick_get(Queue.get) */
static int quick_get(lua_State *L) {
  return replace_body(L, get);
}

void ml_open_fifo(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"push", fifo_push}, {"pop", fifo_pop}, {"values", fifo_values}, {NULL, NULL}};
  static const luaL_Reg metamethods[] = {{"__index", fifo_field}, {NULL, NULL}};
  static const luaL_Reg helpers[] = {
      {"fifo", new_fifo}, {"quick_put", quick_put}, {"quick_get", quick_get}, {NULL, NULL}};
  ml_new_kind(L, ML_KIND_FIFO, "Fifo", methods, metamethods);
  luaL_setfuncs(L, helpers, 0);
}
