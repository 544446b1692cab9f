/* The translator against Lua itself, on any bytes.
 *
 * What holds for every text: nothing crashes or leaks; a text without the new words is judged as
 * Lua judges it, message and line; what is emitted is a text that Lua takes, with as many lines as
 * the source; and every node lies inside the text.
 *
 * Built by clang with -fsanitize=fuzzer, or with -DML_FUZZ_MAIN by any compiler into a program
 * that runs the files it is given. */
#include <lauxlib.h>
#include <lua.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "lang/parser.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What Lua finds only when it makes code, and the translator leaves to it. */
static const char *const left_to_lua[] = {
    "label '",
    "visible label",
    "break outside",
    "const variable",
    "overflow",
    "jumps into",
    "to-be-closed",
    "too many",
    "binary chunk",
    "upvalues",
    "control structure too long",
    "not enough memory",
    "registers",
    /* Lua tells it at the next token, we at the attribute. */
    "unknown attribute",
};

static int is_left_to_lua(const char *message) {
  for (size_t i = 0; i < sizeof left_to_lua / sizeof left_to_lua[0]; i++)
    if (strstr(message, left_to_lua[i]) != NULL) return 1;
  return 0;
}

static void broken(const char *what, const char *lua, const char *ours) {
  fprintf(stderr, "%s\n  Lua:  %s\n  ours: %s\n", what, lua, ours);
  abort();
}

static size_t count_lines(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += text[i] == '\n';
  return count;
}

static void check_plain(lua_State *L, const char *text, size_t size, const ml_translation *out) {
  int failed = luaL_loadbufferx(L, text, size, "=t", "t");
  const char *message = failed ? lua_tostring(L, -1) : "";
  if (failed && is_left_to_lua(message)) return;
  if (failed && out->status == ML_LANG_OK) broken("accepted", message, "");
  if (!failed && out->status != ML_LANG_OK) broken("refused", "", out->diags[0].message);
  if (!failed) return;
  char ours[2000];
  const ml_diag *diag = &out->diags[0];
  const char *as_lua = ml_diag_get(diag, "as_lua"), *reason = diag->message;
  if (as_lua != NULL)
    snprintf(ours, sizeof ours, "t:%s", as_lua);
  else
    snprintf(ours, sizeof ours, "t:%d: %s", diag->span.line, reason + strlen("SyntaxError: "));
  if (strncmp(ours, message, sizeof ours - 1) != 0) broken("told differently", message, ours);
}

static void check_emitted(lua_State *L, const char *text, size_t size, const ml_translation *out) {
  if (count_lines(out->text, out->length) != count_lines(text, size) + 1)
    broken("lines were lost", "", out->text);
  if (luaL_loadbufferx(L, out->text, out->length, "=t", "t") == LUA_OK) return;
  const char *message = lua_tostring(L, -1);
  if (!is_left_to_lua(message)) broken("not Lua", message, out->text);
}

static bool check_node(void *context, ml_node *node) {
  const ml_tree *tree = context;
  if (node->start > node->end || node->end > tree->length) broken("a node outside", "", "");
  return true;
}

static void check_tree(const char *text, size_t size, const ml_translate_options *options) {
  ml_tree tree;
  ml_parse(text, size, options, &tree);
  ml_tree_walk(&tree, check_node, &tree);
  ml_tree_free(&tree);
}

/* The last byte chooses the options, so that a corpus of scripts is one of plain texts too. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *text = (const char *)data;
  uint8_t choice = size > 0 ? data[size - 1] : 0;
  ml_translate_options options = {
      .file = "t", .toplevel_await = choice == '\t', .expression = choice == '\f'};
  lua_State *L = luaL_newstate();
  if (L == NULL) return 0;
  ml_translation out;
  ml_translate(text, size, &options, &out);
  if (!options.expression && !ml_lang_has_new_words(text, size)) check_plain(L, text, size, &out);
  if (out.changed) check_emitted(L, text, size, &out);
  check_tree(text, size, &options);
  ml_translation_free(&out);
  lua_close(L);
  return 0;
}

#ifdef ML_FUZZ_MAIN
int main(int count, char **files) {
  for (int i = 1; i < count; i++) {
    FILE *file = fopen(files[i], "rb");
    if (file == NULL) continue;
    static uint8_t data[1 << 22];
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    LLVMFuzzerTestOneInput(data, size);
  }
  return 0;
}
#endif
