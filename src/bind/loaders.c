/* load, loadfile, dofile and the searcher for Lua files: what lbaselib.c and loadlib.c do, with the
 * translator in between. The comments name the functions of Lua 5.4 that these follow. */
#include <errno.h>
#include <string.h>

#include "bind/exception.h"
#include "bind/load.h"
#include "bind/refused.h"

/* ---- for C ---- */

int ml_chunk_load(lua_State *L, const char *text, size_t length, const char *chunkname,
                  const char *mode, const ml_translate_options *options, ml_chunk_errors *errors) {
  ml_load load = {
      .text = text, .length = length, .chunkname = chunkname, .mode = mode, .options = options};
  load.keep = true;
  if (errors != NULL) memset(errors, 0, sizeof *errors);
  return ml_load_text(L, &load, errors);
}

static int push_file_error(lua_State *L, const char *what, const char *filename, int error) {
  lua_pushfstring(L, "cannot %s %s: %s", what, filename == NULL ? "stdin" : filename,
                  strerror(error));
  return LUA_ERRFILE;
}

/* Follows luaL_loadfilex. */
static int load_file(lua_State *L, const char *filename, const char *mode, int environment,
                     ml_chunk_errors *errors) {
  luaL_checkstack(L, 8, "loading");
  int base = lua_gettop(L);
  ml_load_box *box = ml_load_box_push(L);
  const char *failed = ml_read_file(&box->buffer, filename);
  int error = errno, status;
  if (failed != NULL) {
    status = push_file_error(L, failed, filename, error);
  } else if (box->buffer.failed) {
    lua_pushliteral(L, "not enough memory");
    status = LUA_ERRMEM;
  } else {
    const char *text = box->buffer.data != NULL ? box->buffer.data : "";
    size_t start = ml_skip_first_line(text, box->buffer.length);
    ml_load load = {.text = text + start, .length = box->buffer.length - start, .mode = mode};
    load.environment = environment;
    load.is_file = filename != NULL;
    load.chunkname = filename == NULL ? "=stdin" : lua_pushfstring(L, "@%s", filename);
    load.keep = filename == NULL;
    status = ml_load_text(L, &load, errors);
  }
  ml_load_box_clear(box);
  lua_replace(L, base + 1);
  lua_settop(L, base + 1);
  return status;
}

int ml_chunk_load_file(lua_State *L, const char *filename, const char *mode,
                       ml_chunk_errors *errors) {
  if (errors != NULL) memset(errors, 0, sizeof *errors);
  return load_file(L, filename, mode, 0, errors);
}

/* ---- load ---- */

enum { READER = 1, ENVIRONMENT = 4, PIECE = 5, BOX = 6 };

/* As generic_reader: one more piece, anchored at PIECE; false at the end. It keeps a copy, since
 * the translator needs what Lua has been given. */
static const char *next_piece(lua_State *L, void *data, size_t *size) {
  ml_load_box *box = data;
  luaL_checkstack(L, 2, "too many nested functions");
  lua_pushvalue(L, READER);
  lua_call(L, 0, 1);
  *size = 0;
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    box->ended = true;
    return NULL;
  }
  if (!lua_isstring(L, -1)) luaL_error(L, "reader function must return a string");
  lua_replace(L, PIECE);
  const char *piece = lua_tolstring(L, PIECE, size);
  box->ended = *size == 0;
  bool binary =
      *size > 0 && (box->buffer.length > 0 ? box->buffer.data : piece)[0] == LUA_SIGNATURE[0];
  ml_buffer_add(&box->buffer, piece, binary ? 1 : *size);
  if (box->buffer.failed) luaL_error(L, "not enough memory");
  return piece;
}

/* What the reader has left, when Lua gave up before its end. Runs protected: (reader, …, box) as
 * load has them. */
static int read_rest(lua_State *L) {
  size_t size;
  ml_load_box *box = lua_touserdata(L, BOX);
  while (!box->ended) next_piece(L, box, &size);
  return 0;
}

/* Runs with load's own arguments and locals, in a protected call without message handler (see
 * load.c). */
static int call_unhandled(lua_State *L, lua_CFunction function, int results) {
  luaL_checkstack(L, BOX + 1, "loading");
  lua_pushcfunction(L, function);
  for (int i = 1; i <= BOX; i++) lua_pushvalue(L, i);
  return lua_pcall(L, BOX, results, 0);
}

static int call_lua_load(lua_State *L) {
  ml_load_box *box = lua_touserdata(L, BOX);
  box->status = lua_load(L, next_piece, box, box->load->chunkname, box->load->mode);
  return 1;
}

/* Lua reads first: plain Lua is read, piece by piece, exactly as without us. A text with new words
 * fails at one of them or behind it, so that one stands in what was read. */
static int load_from_reader(lua_State *L, ml_load *load) {
  ml_load_box *box = lua_touserdata(L, BOX);
  box->load = load;
  int status = call_unhandled(L, call_lua_load, 1);
  if (status == LUA_OK) status = box->status;
  load->text = box->buffer.data;
  load->length = box->buffer.length;
  bool parsed = (status == LUA_OK || status == LUA_ERRSYNTAX) && ml_load_is_text(load);
  if (!parsed || load->length == 0 || !ml_lang_has_new_words(load->text, load->length)) {
    if (status == LUA_OK) ml_load_set_environment(L, load->environment);
    if (status == LUA_ERRSYNTAX && parsed && box->ended) ml_refused_keep(L, load);
    return status;
  }
  if (!box->ended) {
    int reading = call_unhandled(L, read_rest, 0);
    if (reading != LUA_OK) return reading;
    load->text = box->buffer.data;
    load->length = box->buffer.length;
  }
  lua_settop(L, BOX);
  return ml_load_text(L, load, NULL);
}

/* As load_aux. */
static int finish_load(lua_State *L, int status) {
  if (status == LUA_OK) return 1;
  /* Ctrl-C meanwhile is no fault of the text. */
  if (ml_exception_isa(L, -1, ML_EXC_KeyboardInterrupt)) return lua_error(L);
  luaL_pushfail(L);
  lua_insert(L, -2);
  return 2;
}

/* As luaB_load. */
static int load_function(lua_State *L) {
  size_t length;
  const char *text = lua_tolstring(L, 1, &length);
  ml_load load = {.mode = luaL_optstring(L, 3, "bt"),
                  .environment = lua_isnone(L, ENVIRONMENT) ? 0 : ENVIRONMENT};
  if (text != NULL) {
    load.chunkname = luaL_optstring(L, 2, text);
    load.text = text;
    load.length = length;
    return finish_load(L, ml_load_text(L, &load, NULL));
  }
  load.chunkname = luaL_optstring(L, 2, "=(load)");
  luaL_checktype(L, READER, LUA_TFUNCTION);
  lua_settop(L, PIECE);
  ml_load_box *box = ml_load_box_push(L);
  int status = load_from_reader(L, &load);
  ml_load_box_clear(box);
  return finish_load(L, status);
}

/* ---- loadfile, dofile, require ---- */

/* As luaB_loadfile. */
static int loadfile_function(lua_State *L) {
  const char *filename = luaL_optstring(L, 1, NULL);
  const char *mode = luaL_optstring(L, 2, NULL);
  int environment = lua_isnone(L, 3) ? 0 : 3;
  return finish_load(L, load_file(L, filename, mode, environment, NULL));
}

static int finish_dofile(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  return lua_gettop(L) - 1;
}

/* As luaB_dofile. */
static int dofile_function(lua_State *L) {
  const char *filename = luaL_optstring(L, 1, NULL);
  lua_settop(L, 1);
  if (load_file(L, filename, NULL, 0, NULL) != LUA_OK) return lua_error(L);
  lua_callk(L, 0, LUA_MULTRET, 0, finish_dofile);
  return finish_dofile(L, LUA_OK, 0);
}

/* As searcher_Lua. Upvalues: package, package.searchpath. */
static int search_lua(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushvalue(L, 1);
  lua_getfield(L, lua_upvalueindex(1), "path");
  if (lua_tostring(L, -1) == NULL) return luaL_error(L, "'package.%s' must be a string", "path");
  lua_call(L, 2, 2);
  if (lua_isnil(L, 2)) return 1; /* where it was looked for */
  lua_settop(L, 2);
  const char *filename = lua_tostring(L, 2);
  int status = load_file(L, filename, NULL, 0, NULL);
  if (status != LUA_OK) {
    lua_pushfstring(L, "error loading module '%s' from file '%s':\n\t%s", name, filename,
                    lua_tostring(L, -1));
    if (status == LUA_ERRSYNTAX) ml_refused_tell(L);
    return lua_error(L);
  }
  lua_pushvalue(L, 2);
  return 2;
}

void ml_open_loaders(lua_State *L) {
  lua_register(L, "load", load_function);
  lua_register(L, "loadfile", loadfile_function);
  lua_register(L, "dofile", dofile_function);
  int base = lua_gettop(L);
  lua_getglobal(L, LUA_LOADLIBNAME);
  lua_getfield(L, base + 1, "searchers");
  lua_pushvalue(L, base + 1);
  lua_getfield(L, base + 1, "searchpath");
  lua_pushcclosure(L, search_lua, 2);
  lua_rawseti(L, base + 2, 2);
  lua_settop(L, base);
}
