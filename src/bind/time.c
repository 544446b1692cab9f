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

/* ---- dates ---- */

static void set_part(lua_State *L, const char *name, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

/* broken_down(seconds, is_local) -> table with the fields of Python's struct_time; nil when the
 * date cannot be told */
static int broken_down(lua_State *L) {
  time_t seconds = (time_t)luaL_checkinteger(L, 1);
  bool is_local = lua_toboolean(L, 2) != 0;
  struct tm tm;
  if (is_local) tzset(); /* the program may have other ideas by now of where it is */
  if ((is_local ? localtime_r(&seconds, &tm) : gmtime_r(&seconds, &tm)) == NULL) return 0;
  lua_createtable(L, 0, 11);
  set_part(L, "tm_year", (lua_Integer)tm.tm_year + 1900);
  set_part(L, "tm_mon", tm.tm_mon + 1);
  set_part(L, "tm_mday", tm.tm_mday);
  set_part(L, "tm_hour", tm.tm_hour);
  set_part(L, "tm_min", tm.tm_min);
  set_part(L, "tm_sec", tm.tm_sec);
  set_part(L, "tm_wday", (tm.tm_wday + 6) % 7);
  set_part(L, "tm_yday", tm.tm_yday + 1);
  set_part(L, "tm_isdst", tm.tm_isdst);
  set_part(L, "tm_gmtoff", tm.tm_gmtoff);
  lua_pushstring(L, tm.tm_zone);
  lua_setfield(L, -2, "tm_zone");
  return 1;
}

/* Pushes what C writes for `template`, which ends in a blank, so that an empty result is none. */
static void push_date(lua_State *L, const char *template, const struct tm *tm) {
  luaL_Buffer out;
  size_t length = 0;
  luaL_buffinit(L, &out);
  for (size_t room = 256; length == 0; room *= 2)
    length = strftime(luaL_prepbuffsize(&out, room), room, template, tm);
  luaL_pushresultsize(&out, length - 1);
}

/* write_date(template, year, month, day, hour, minute, second, weekday, day of the year, is dst,
 * seconds east of Greenwich, zone) -> text. The last two may be nil, and so may the two days, which
 * follow from the date. All others are within their bounds. */
static int write_date(lua_State *L) {
  lua_settop(L, 12);
  struct tm tm = {
      .tm_year = (int)(luaL_checkinteger(L, 2) - 1900),
      .tm_mon = (int)luaL_checkinteger(L, 3) - 1,
      .tm_mday = (int)luaL_checkinteger(L, 4),
      .tm_hour = (int)luaL_checkinteger(L, 5),
      .tm_min = (int)luaL_checkinteger(L, 6),
      .tm_sec = (int)luaL_checkinteger(L, 7),
      .tm_isdst = (int)luaL_checkinteger(L, 10),
      .tm_gmtoff = (long)luaL_optinteger(L, 11, 0),
      .tm_zone = luaL_optstring(L, 12, NULL), /* as long as it is on the stack */
  };
  struct tm date = tm;
  date.tm_zone = NULL;
  timegm(&date);
  tm.tm_wday = lua_isnil(L, 8) ? date.tm_wday : (int)((luaL_checkinteger(L, 8) + 1) % 7);
  tm.tm_yday = lua_isnil(L, 9) ? date.tm_yday : (int)luaL_checkinteger(L, 9) - 1;
  push_date(L, lua_pushfstring(L, "%s ", luaL_checkstring(L, 1)), &tm);
  return 1;
}

void ml_open_time(lua_State *L) {
  static const luaL_Reg helpers[] = {{"monotonic", monotonic},   {"wall_time", wall_time},
                                     {"block", block},           {"broken_down", broken_down},
                                     {"write_date", write_date}, {NULL, NULL}};
  luaL_setfuncs(L, helpers, 0);
}
