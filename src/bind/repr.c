#include "bind/repr.h"

#include <float.h>
#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/exception_class.h"

enum { DEEPEST = 40 };

static void push_repr(lua_State *L, int index, int depth);

/* ---- numbers ---- */

/* The digits and the decimal exponent of the shortest text that reads back as `value`. */
static int shortest_digits(double value, char digits[32], int *exponent) {
  char text[40];
  /* Every decimal of 15 digits is told apart, but not where the number has lost bits. */
  for (int precision = value < DBL_MIN ? 0 : 14; precision <= 16; precision++) {
    snprintf(text, sizeof text, "%.*e", precision, value);
    if (strtod(text, NULL) == value) break;
  }
  int count = 0;
  const char *p = text;
  for (; *p != '\0' && *p != 'e'; p++)
    if (*p >= '0' && *p <= '9') digits[count++] = *p;
  *exponent = *p == 'e' ? atoi(p + 1) : 0;
  while (count > 1 && digits[count - 1] == '0') count--;
  return count;
}

static void add_fixed(luaL_Buffer *out, const char *digits, int count, int exponent) {
  if (exponent < 0) {
    luaL_addstring(out, "0.");
    for (int i = -1; i > exponent; i--) luaL_addchar(out, '0');
    luaL_addlstring(out, digits, (size_t)count);
    return;
  }
  for (int i = 0; i <= exponent || i < count; i++) {
    if (i == exponent + 1) luaL_addchar(out, '.');
    luaL_addchar(out, i < count ? digits[i] : '0');
  }
  if (count <= exponent + 1) luaL_addstring(out, ".0");
}

static void add_scientific(luaL_Buffer *out, const char *digits, int count, int exponent) {
  char tail[16];
  luaL_addchar(out, digits[0]);
  if (count > 1) luaL_addchar(out, '.');
  luaL_addlstring(out, digits + 1, (size_t)count - 1);
  snprintf(tail, sizeof tail, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
  luaL_addstring(out, tail);
}

/* As Python's float.__repr__: the shortest text that reads back the same. */
static void add_float(luaL_Buffer *out, double value) {
  char digits[32];
  int exponent;
  if (isnan(value)) {
    luaL_addstring(out, "nan");
    return;
  }
  if (signbit(value)) luaL_addchar(out, '-');
  if (isinf(value)) {
    luaL_addstring(out, "inf");
    return;
  }
  int count = shortest_digits(fabs(value), digits, &exponent);
  if (exponent >= -4 && exponent < 16) {
    add_fixed(out, digits, count, exponent);
  } else {
    add_scientific(out, digits, count, exponent);
  }
}

/* ---- strings ---- */

/* The length of the well-formed UTF-8 sequence at `s`, with its code point; 0 when there is none.
 */
static size_t decode(const unsigned char *s, size_t left, unsigned *code) {
  static const unsigned smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  size_t length = s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
  if (length == 0 || length > left) return 0;
  *code = s[0] & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if ((s[i] & 0xC0) != 0x80) return 0;
    *code = *code << 6 | (s[i] & 0x3Fu);
  }
  bool surrogate = *code >= 0xD800 && *code < 0xE000;
  return *code >= smallest[length] && *code <= 0x10FFFF && !surrogate ? length : 0;
}

/* What Python does not print as it is: controls, formats, blanks other than the space, private use.
 */
static bool is_printable(unsigned code) {
  static const struct {
    unsigned first, last;
  } hidden[] = {{0x80, 0xA0},     {0xAD, 0xAD},     {0x600, 0x605},   {0x61C, 0x61C},
                {0x6DD, 0x6DD},   {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x200F},
                {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0xE000, 0xF8FF},
                {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0x10FFFF}};
  for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
    if (code >= hidden[i].first && code <= hidden[i].last) return false;
  return true;
}

static void add_code(luaL_Buffer *out, unsigned code) {
  char text[16];
  const char *format = code <= 0xFF ? "\\x%02x" : code <= 0xFFFF ? "\\u%04x" : "\\U%08x";
  snprintf(text, sizeof text, format, code);
  luaL_addstring(out, text);
}

static void add_ascii(luaL_Buffer *out, unsigned char c, char quote) {
  switch (c) {
    case '\n': luaL_addstring(out, "\\n"); return;
    case '\r': luaL_addstring(out, "\\r"); return;
    case '\t': luaL_addstring(out, "\\t"); return;
    case '\\': luaL_addstring(out, "\\\\"); return;
    default: break;
  }
  if (c < 0x20 || c >= 0x7F) {
    add_code(out, c);
  } else {
    if (c == (unsigned char)quote) luaL_addchar(out, '\\');
    luaL_addchar(out, (char)c);
  }
}

static void add_string(luaL_Buffer *out, const char *text, size_t length) {
  bool has_single = memchr(text, '\'', length) != NULL;
  bool has_double = memchr(text, '"', length) != NULL;
  char quote = has_single && !has_double ? '"' : '\'';
  luaL_addchar(out, quote);
  for (size_t i = 0; i < length;) {
    unsigned code;
    const unsigned char *s = (const unsigned char *)text + i;
    size_t wide = decode(s, length - i, &code);
    if (wide == 0) {
      add_ascii(out, *s, quote);
    } else if (is_printable(code)) {
      luaL_addlstring(out, text + i, wide);
    } else {
      add_code(out, code);
    }
    i += wide == 0 ? 1 : wide;
  }
  luaL_addchar(out, quote);
}

static void push_string(lua_State *L, int index) {
  luaL_Buffer out;
  size_t length;
  const char *text = lua_tolstring(L, index, &length);
  luaL_buffinit(L, &out);
  add_string(&out, text, length);
  luaL_pushresult(&out);
}

static void push_float(lua_State *L, double value) {
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  add_float(&out, value);
  luaL_pushresult(&out);
}

/* ---- exceptions ---- */

/* Pushes what stands between `open` and `close`: `count` members of the table at `index`. */
static void push_members(lua_State *L, int index, lua_Integer count, const char *open,
                         const char *close, int depth) {
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  luaL_addstring(&out, open);
  for (lua_Integer i = 1; i <= count; i++) {
    if (i > 1) luaL_addstring(&out, ", ");
    lua_rawgeti(L, index, i);
    push_repr(L, lua_gettop(L), depth + 1);
    lua_remove(L, -2);
    luaL_addvalue(&out);
  }
  luaL_addstring(&out, close);
  luaL_pushresult(&out);
}

static lua_Integer count_args(lua_State *L, int args) {
  bool counted = ml_raw_get(L, args, "n") == LUA_TNUMBER;
  lua_Integer count = counted ? lua_tointeger(L, -1) : (lua_Integer)lua_rawlen(L, args);
  lua_pop(L, 1);
  return count;
}

/* ('message', [A(), B()]): the one place where a list is written as Python writes it. */
static void push_group_args(lua_State *L, int args, int depth) {
  int base = lua_gettop(L);
  lua_rawgeti(L, args, 1);
  lua_rawgeti(L, args, 2);
  push_repr(L, base + 1, depth + 1);
  if (lua_istable(L, base + 2)) {
    push_members(L, base + 2, (lua_Integer)lua_rawlen(L, base + 2), "[", "]", depth + 1);
  } else {
    push_repr(L, base + 2, depth + 1);
  }
  lua_pushfstring(L, "(%s, %s)", lua_tostring(L, -2), lua_tostring(L, -1));
  lua_replace(L, base + 1);
  lua_settop(L, base + 1);
}

static void push_exception(lua_State *L, int index, int depth) {
  int base = lua_gettop(L);
  lua_getmetatable(L, index);
  ml_raw_get(L, -1, "name");
  ml_raw_get(L, index, "args");
  if (!lua_istable(L, -1)) {
    lua_pushliteral(L, "()");
  } else if (ml_exception_isa(L, index, ML_EXC_BaseExceptionGroup)) {
    push_group_args(L, base + 3, depth);
  } else {
    push_members(L, base + 3, count_args(L, base + 3), "(", ")", depth);
  }
  const char *name = lua_type(L, base + 2) == LUA_TSTRING ? lua_tostring(L, base + 2) : "?";
  lua_pushfstring(L, "%s%s", name, lua_tostring(L, -1));
  lua_replace(L, base + 1);
  lua_settop(L, base + 1);
}

/* ---- everything ---- */

/* Calls __repr; the metafield stands at the top and is replaced by the result. */
static void call_repr(lua_State *L, int index) {
  lua_pushvalue(L, index);
  lua_call(L, 1, 1);
  if (!lua_isstring(L, -1)) luaL_error(L, "'__repr' must return a string");
}

static void push_repr(lua_State *L, int index, int depth) {
  luaL_checkstack(L, 12, "repr");
  if (depth > DEEPEST) {
    lua_pushliteral(L, "...");
  } else if (lua_type(L, index) == LUA_TSTRING) {
    push_string(L, index);
  } else if (lua_type(L, index) == LUA_TNUMBER && !lua_isinteger(L, index)) {
    push_float(L, (double)lua_tonumber(L, index));
  } else if (luaL_getmetafield(L, index, "__repr") != LUA_TNIL) {
    call_repr(L, index);
  } else if (ml_is_exception(L, index)) {
    push_exception(L, index, depth);
  } else {
    luaL_tolstring(L, index, NULL);
  }
}

const char *ml_repr(lua_State *L, int index, size_t *length) {
  push_repr(L, lua_absindex(L, index), 0);
  return lua_tolstring(L, -1, length);
}

/* ---- shortened ---- */

enum { SHOWN = 30, SHOWN_FIRST = 13, SHOWN_LAST = 14 };

/* How many bytes the first `count` characters take; all when there are fewer. */
static size_t first_characters(const char *text, size_t length, int count) {
  size_t at = 0;
  for (; count > 0 && at < length; count--) do
      at++;
    while (at < length && ((unsigned char)text[at] & 0xC0) == 0x80);
  return at;
}

/* Where the last `count` characters begin. */
static size_t last_characters(const char *text, size_t length, int count) {
  size_t at = length;
  for (; count > 0 && at > 0; count--) do
      at--;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
  return at;
}

static bool is_long(const char *text, size_t length) {
  return first_characters(text, length, SHOWN) < length;
}

/* Pushes the ends of a text with `between` in the middle. */
static const char *push_ends(lua_State *L, const char *text, size_t length, const char *between) {
  size_t first = first_characters(text, length, SHOWN_FIRST);
  size_t last = last_characters(text, length, SHOWN_LAST);
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  luaL_addlstring(&out, text, first);
  luaL_addstring(&out, between);
  luaL_addlstring(&out, text + last, length - last);
  luaL_pushresult(&out);
  return lua_tostring(L, -1);
}

const char *ml_repr_short(lua_State *L, int index) {
  size_t length;
  int base = lua_gettop(L);
  index = lua_absindex(L, index);
  if (lua_type(L, index) != LUA_TSTRING) {
    const char *text = ml_repr(L, index, &length);
    if (is_long(text, length)) push_ends(L, text, length, "...");
  } else {
    /* Of a long one only the ends are written: a quote in the middle does not count. */
    const char *text = lua_tolstring(L, index, &length);
    lua_pushlstring(L, text, first_characters(text, length, SHOWN));
    size_t written;
    const char *begin = ml_repr(L, -1, &written);
    if (is_long(begin, written)) {
      push_ends(L, text, length, "");
      text = ml_repr(L, -1, &length);
      push_ends(L, text, length, "...");
    }
  }
  if (lua_gettop(L) > base + 1) lua_replace(L, base + 1);
  lua_settop(L, base + 1);
  return lua_tostring(L, -1);
}

void ml_repr_values(lua_State *L, int first, int count) {
  luaL_Buffer out;
  luaL_checkstack(L, 12, NULL);
  luaL_buffinit(L, &out);
  luaL_addchar(&out, '(');
  for (int i = 0; i < count; i++) {
    if (i > 0) luaL_addstring(&out, ", ");
    push_repr(L, first + i, 1);
    luaL_addvalue(&out);
  }
  luaL_addchar(&out, ')');
  luaL_pushresult(&out);
}

int ml_repr_function(lua_State *L) {
  luaL_checkany(L, 1);
  ml_repr(L, 1, NULL);
  return 1;
}
