#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "lang/emit.h"
#include "lang/lang.h"
#include "lang/lex.h"
#include "lang/parser.h"

enum { PREFIX_SIZE = 24 };

/* What the translation owns. */
typedef struct translation_memory {
  ml_arena arena;
  char *text;
} translation_memory;

/* The names the emitted text is given, in the order `bind` passes them. */
static const char *const runtime_names[] = {
    "await", "go",   "open", "method", "async", "drop",   "try",     "is",    "raise",
    "yield", "with", "iter", "all",    "pack",  "unpack", "trystar", "spawn",
};

/* And behind them, in a text that is watched. */
static const char *const watch_names[] = {"watch"};

enum {
  RUNTIME_NAMES = sizeof runtime_names / sizeof runtime_names[0],
  WATCH_NAMES = sizeof watch_names / sizeof watch_names[0]
};

int ml_lang_runtime_place(const char *name) {
  if (strncmp(name, "__ml", 4) != 0) return -1;
  name += 4 + strspn(name + 4, "0123456789");
  if (*name++ != '_') return -1;
  for (int i = 0; i < RUNTIME_NAMES + WATCH_NAMES; i++)
    if (strcmp(name, i < RUNTIME_NAMES ? runtime_names[i] : watch_names[i - RUNTIME_NAMES]) == 0)
      return i;
  return -1;
}

static bool occurs(const ml_tree *tree, const char *word) {
  size_t length = strlen(word);
  const char *at = tree->text, *end = tree->text + tree->length;
  while ((at = memchr(at, word[0], (size_t)(end - at))) != NULL) {
    if ((size_t)(end - at) < length) return false;
    if (memcmp(at, word, length) == 0) return true;
    at++;
  }
  return false;
}

/* "__ml", or the first of "__ml1", "__ml2" … that is nowhere in the text. */
static void choose_prefix(const ml_tree *tree, char prefix[PREFIX_SIZE]) {
  strcpy(prefix, "__ml");
  for (unsigned i = 1; occurs(tree, prefix); i++) snprintf(prefix, PREFIX_SIZE, "__ml%u", i);
}

/* `__ml_await,__ml_go,…` */
static size_t add_names(char *header, size_t size, size_t length, const char *prefix,
                        const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    length += (size_t)snprintf(header + length, size - length, "%s%s_%s",
                               header[length - 1] == ' ' ? "" : ",", prefix, names[i]);
  return length;
}

/* What stands before line 1 of the text, on that line. */
static void make_header(const char *prefix, bool expression, bool watched, char *header,
                        size_t size) {
  size_t length = (size_t)snprintf(header, size, "local ");
  length = add_names(header, size, length, prefix, runtime_names, RUNTIME_NAMES);
  if (watched) length = add_names(header, size, length, prefix, watch_names, WATCH_NAMES);
  length += (size_t)snprintf(header + length, size - length, "=...;return function(...) ");
  /* With a variable to be closed it is no tail call, and stands in the traceback. */
  if (expression)
    snprintf(header + length, size - length, "local %s_frame <close> = nil;return ", prefix);
}

/* The one function that ml_edits' longjmp returns to; it has no locals that could be lost. */
static bool emit_and_splice(ml_emitter *emitter, jmp_buf *no_memory, bool watched,
                            const char *header, char **text, size_t *length) {
  if (setjmp(*no_memory) != 0) return false;
  if (watched) ml_emit_watch(emitter);
  ml_emit(emitter);
  ml_edits_splice(&emitter->edits, emitter->tree->text, emitter->tree->length, header, "\nend",
                  text, length);
  return true;
}

static ml_lang_status emit(ml_tree *tree, translation_memory *memory,
                           const ml_translate_options *options, ml_translation *out) {
  char prefix[PREFIX_SIZE], header[1024];
  choose_prefix(tree, prefix);
  out->watched = options->watch;
  make_header(prefix, options->expression, out->watched, header, sizeof header);
  jmp_buf no_memory;
  ml_emitter emitter = {.tree = tree};
  ml_edits_init(&emitter.edits, &memory->arena, &no_memory, prefix);
  bool done =
      emit_and_splice(&emitter, &no_memory, out->watched, header, &memory->text, &out->length);
  ml_edits_free(&emitter.edits);
  if (!done) return ML_LANG_NO_MEMORY;
  out->text = memory->text;
  out->changed = true;
  return ML_LANG_OK;
}

static const char *keep(translation_memory *memory, const char *text) {
  if (text == NULL) return "<anonymous>";
  return ml_arena_copy(&memory->arena, text, strlen(text));
}

static bool list_functions(const ml_tree *tree, translation_memory *memory, ml_translation *out) {
  size_t count = (size_t)tree->function_count;
  out->functions = ml_arena_alloc(&memory->arena, count * sizeof *out->functions);
  if (out->functions == NULL) return false;
  const ml_function *function = tree->main;
  for (size_t i = 0; i < count; i++, function = function->next) {
    ml_function_info *info = &out->functions[i];
    *info = (ml_function_info){.kind = function->kind,
                               .line = function->line,
                               .last_line = function->last_line,
                               .parent = function->parent == NULL ? -1 : function->parent->index};
    if (function->home != function) {
      info->name = out->functions[function->home->index].name;
      info->qualname = out->functions[function->home->index].qualname;
    } else {
      info->name = keep(memory, function->name);
      info->qualname = keep(memory, function->qualname);
    }
    if (info->name == NULL || info->qualname == NULL) return false;
  }
  out->function_count = count;
  return true;
}

/* From the tree to the translation. */
static ml_lang_status finish(ml_tree *tree, const ml_translate_options *options,
                             ml_translation *out) {
  out->diags = tree->diags;
  out->diag_count = tree->diag_count;
  tree->diags = NULL;
  tree->diag_count = 0;
  if (tree->status == ML_LANG_NO_MEMORY) return ML_LANG_NO_MEMORY;
  translation_memory *memory = ml_alloc(sizeof *memory);
  if (memory == NULL) return ML_LANG_NO_MEMORY;
  memset(memory, 0, sizeof *memory);
  ml_arena_init(&memory->arena);
  out->memory = memory;
  if (!list_functions(tree, memory, out)) return ML_LANG_NO_MEMORY;
  if (tree->status != ML_LANG_OK) return tree->status;
  if (!options->expression && tree->rewrites.count == 0) return ML_LANG_OK;
  if (options->drops_nothing) tree->calls.count = 0;
  return emit(tree, memory, options, out);
}

ml_lang_status ml_translate(const char *text, size_t length, const ml_translate_options *options,
                            ml_translation *out) {
  ml_tree tree;
  memset(out, 0, sizeof *out);
  ml_parse(text, length, options, &tree);
  out->status = finish(&tree, options, out);
  ml_tree_free(&tree);
  return out->status;
}

void ml_translation_free(ml_translation *translation) {
  for (size_t i = 0; i < translation->diag_count; i++) ml_diag_free(&translation->diags[i]);
  ml_free(translation->diags);
  translation_memory *memory = translation->memory;
  if (memory != NULL) {
    ml_free(memory->text);
    ml_arena_free(&memory->arena);
    ml_free(memory);
  }
  memset(translation, 0, sizeof *translation);
}

static bool is_new_word(const char *word, size_t length) {
  if (length == 5)
    return memcmp(word, "await", 5) == 0 || memcmp(word, "async", 5) == 0 ||
           memcmp(word, "raise", 5) == 0 || memcmp(word, "yield", 5) == 0;
  return length == 3 && memcmp(word, "try", 3) == 0;
}

/* Where the next word from `*at` begins, with `*at` moved behind it; NULL: there is none. */
static const char *next_word(const char **at, const char *end) {
  while (*at < end && !ml_is(**at, ML_ALPHA | ML_DIGIT)) ++*at;
  const char *word = *at;
  while (*at < end && ml_is(**at, ML_ALPHA | ML_DIGIT)) ++*at;
  return word < *at ? word : NULL;
}

bool ml_lang_has_new_words(const char *text, size_t length) {
  const char *at = text, *end = text + length, *word;
  while ((word = next_word(&at, end)) != NULL)
    if (is_new_word(word, (size_t)(at - word))) return true;
  return false;
}

/* Whether what follows is `=` or `"] =`, and then neither `=`, `false` nor `nil`. */
static bool is_set(const char *at, const char *end) {
  while (at < end && strchr("\"'] \t", *at) != NULL && *at != '\0') at++;
  if (at == end || *at++ != '=' || at == end || *at == '=') return false;
  const char *word = next_word(&at, end);
  size_t length = word == NULL ? 0 : (size_t)(at - word);
  return !(length == 5 && memcmp(word, "false", 5) == 0) &&
         !(length == 3 && memcmp(word, "nil", 3) == 0);
}

bool ml_lang_asks_debug(const char *text, size_t length) {
  const char *at = text, *end = text + length, *word;
  while ((word = next_word(&at, end)) != NULL) {
    size_t size = (size_t)(at - word);
    if (size == 9 && memcmp(word, "set_debug", 9) == 0) return true;
    if (size == 5 && memcmp(word, "debug", 5) == 0 && is_set(at, end)) return true;
  }
  return false;
}
