#include "bind/refused.h"

#include <ctype.h>
#include <string.h>

#include "bind/exception.h"

static const char refused_key;

/* What is kept, in a sequence. */
enum { MESSAGE = 1, TEXT, CHUNKNAME, REFUSED_COUNT = CHUNKNAME };

void ml_refused_keep(lua_State *L, const ml_load *load) {
  luaL_checkstack(L, 3, "loading");
  lua_createtable(L, REFUSED_COUNT, 0);
  lua_pushvalue(L, -2);
  lua_rawseti(L, -2, MESSAGE);
  lua_pushlstring(L, load->text, load->length);
  lua_rawseti(L, -2, TEXT);
  lua_pushstring(L, load->chunkname);
  lua_rawseti(L, -2, CHUNKNAME);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &refused_key);
}

void ml_refused_tell(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &refused_key) == LUA_TTABLE) {
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, MESSAGE);
  }
  lua_pop(L, 1);
}

/* Gives the exception at the top the diagnostic of the text that is kept in the table at `kept`. */
static void describe(lua_State *L, int kept) {
  ml_chunk_errors errors = {0};
  int exception = lua_gettop(L);
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_SYNTAX_ERROR);
  lua_rawgeti(L, kept, TEXT);
  lua_rawgeti(L, kept, CHUNKNAME);
  ml_load load = {.text = lua_tolstring(L, exception + 1, &load.length),
                  .chunkname = lua_tostring(L, exception + 2)};
  ml_load_text(L, &load, &errors);
  if (diag != NULL && errors.count > 0) {
    ml_diag_free(diag);
    *diag = errors.diags[0];
    ml_diag_init(&errors.diags[0], ML_DIAG_NONE);
  }
  ml_chunk_errors_free(&errors);
  lua_settop(L, exception);
}

/* Whether the string at `index` is the kept one at the top, maybe behind the place "FILE:LINE: "
 * that error, assert and coroutine.wrap put before it. */
static bool is_told_by(lua_State *L, int index) {
  size_t length, kept_length;
  const char *message = lua_tolstring(L, index, &length);
  const char *kept = lua_tolstring(L, -1, &kept_length);
  if (length < kept_length) return false;
  size_t place = length - kept_length;
  if (memcmp(message + place, kept, kept_length) != 0) return false;
  if (place == 0) return true;
  if (place < 4 || message[place - 1] != ' ' || message[place - 2] != ':') return false;
  size_t digits = place - 2;
  while (digits > 0 && isdigit((unsigned char)message[digits - 1])) digits--;
  return digits < place - 2 && digits > 0 && message[digits - 1] == ':';
}

bool ml_refused_push(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TSTRING) return false;
  luaL_checkstack(L, 8, "loading");
  index = lua_absindex(L, index);
  int kept = lua_gettop(L) + 1;
  bool same = lua_rawgetp(L, LUA_REGISTRYINDEX, &refused_key) == LUA_TTABLE;
  if (same) lua_rawgeti(L, kept, MESSAGE);
  same = same && is_told_by(L, index);
  if (same) {
    ml_exception_push(L, ML_EXC_SyntaxError, "%s", lua_tostring(L, index));
    describe(L, kept);
    lua_replace(L, kept);
  }
  lua_settop(L, same ? kept : kept - 1);
  return same;
}
