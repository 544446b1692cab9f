#include "bind/chunk.h"

#include <string.h>

#include "base/alloc.h"
#include "bind/load.h"

void ml_short_source(const char *source, char out[LUA_IDSIZE]) {
  static const char open[] = "[string \"", dots[] = "...", close[] = "\"]";
  size_t length = strlen(source);
  size_t room = LUA_IDSIZE;
  if (*source == '=' || *source == '@') {
    bool fits = length <= room;
    size_t keep = fits ? length - 1 : *source == '=' ? room - 1 : room - 1 - (sizeof dots - 1);
    bool cut_front = !fits && *source == '@';
    if (cut_front) memcpy(out, dots, sizeof dots - 1);
    memcpy(out + (cut_front ? sizeof dots - 1 : 0), cut_front ? source + length - keep : source + 1,
           keep);
    out[keep + (cut_front ? sizeof dots - 1 : 0)] = '\0';
    return;
  }
  const char *newline = strchr(source, '\n');
  room -= sizeof open - 1 + sizeof dots - 1 + sizeof close;
  bool whole = length < room && newline == NULL;
  if (newline != NULL) length = (size_t)(newline - source);
  if (length > room) length = room;
  char *end = out;
  memcpy(end, open, sizeof open - 1);
  end += sizeof open - 1;
  memcpy(end, source, length);
  end += length;
  if (!whole) memcpy(end, dots, sizeof dots - 1);
  if (!whole) end += sizeof dots - 1;
  memcpy(end, close, sizeof close);
}

/* ---- one chunk ---- */

/* An answer of ml_chunk_underline. */
struct ml_chunk_underline {
  struct ml_chunk_underline *next;
  int line;
  bool found;
  ml_underline underline;
  char action[];
};

static void free_chunk(struct ml_chunk *chunk) {
  while (chunk->underlines != NULL) {
    struct ml_chunk_underline *first = chunk->underlines;
    chunk->underlines = first->next;
    ml_free(first);
  }
  if (chunk->tree != NULL) ml_tree_free(chunk->tree);
  ml_free(chunk->tree);
  if (chunk->text != chunk->source) ml_free(chunk->text);
  ml_free(chunk->source);
  ml_free(chunk->functions);
  ml_free(chunk);
}

static char *copy_text(const char *text, size_t length) {
  char *copy = ml_alloc(length + 1);
  if (copy == NULL) return NULL;
  memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

/* Moves one string into the block behind the functions. */
static const char *pack(char **end, const char *text) {
  if (text == NULL) return NULL;
  size_t size = strlen(text) + 1;
  char *copy = memcpy(*end, text, size);
  *end += size;
  return copy;
}

/* Copies the functions with their names into one block: a translation holds far more than these. */
static void keep_functions(struct ml_chunk *chunk, const ml_translation *translation) {
  size_t count = translation->function_count;
  size_t size = count * sizeof *chunk->functions;
  for (size_t i = 0; i < count; i++) {
    const ml_function_info *function = &translation->functions[i];
    if (function->name != NULL) size += strlen(function->name) + 1;
    if (function->qualname != NULL) size += strlen(function->qualname) + 1;
  }
  chunk->functions = count == 0 ? NULL : ml_alloc(size);
  if (chunk->functions == NULL) return;
  char *end = (char *)(chunk->functions + count);
  for (size_t i = 0; i < count; i++) {
    chunk->functions[i] = translation->functions[i];
    chunk->functions[i].name = pack(&end, translation->functions[i].name);
    chunk->functions[i].qualname = pack(&end, translation->functions[i].qualname);
  }
  chunk->function_count = count;
}

/* FNV-1a. */
static unsigned hash_of(const char *text) {
  unsigned hash = 2166136261u;
  for (; *text != '\0'; text++) hash = (hash ^ (unsigned char)*text) * 16777619u;
  return hash;
}

static struct ml_chunk *new_chunk(const char *source) {
  struct ml_chunk *chunk = ml_alloc(sizeof *chunk);
  if (chunk == NULL) return NULL;
  memset(chunk, 0, sizeof *chunk);
  chunk->source = copy_text(source, strlen(source));
  if (chunk->source == NULL) {
    ml_free(chunk);
    return NULL;
  }
  ml_short_source(source, chunk->short_source);
  chunk->hash = hash_of(source);
  return chunk;
}

/* ---- lines ---- */

/* The start of the next line, as Lua counts lines; NULL behind the last. */
static const char *next_line(const char *at, const char *end, size_t *length) {
  const char *p = at;
  while (p < end && *p != '\n' && *p != '\r') p++;
  *length = (size_t)(p - at);
  if (p == end) return NULL;
  bool pair = p + 1 < end && (p[1] == '\n' || p[1] == '\r') && p[1] != *p;
  return p + (pair ? 2 : 1);
}

int ml_count_lines(const char *text, size_t length) {
  int lines = 0;
  size_t unused;
  for (const char *at = text; at != NULL; at = next_line(at, text + length, &unused)) lines++;
  return lines;
}

int ml_chunk_clamp(const struct ml_chunk *chunk, int line) {
  if (chunk == NULL || chunk->text == NULL || line <= 1) return line;
  size_t length = chunk->length;
  while (length > 0 && strchr("\r\n", chunk->text[length - 1]) != NULL) length--;
  int last = ml_count_lines(chunk->text, length);
  return line < last ? line : last;
}

/* ---- looking for what is not remembered ---- */

/* The text of a chunk that Lua got as it was: the file, or the name itself. */
static void find_text(struct ml_chunk *chunk) {
  if (chunk->text != NULL || *chunk->source == '=') return;
  if (*chunk->source == '@') {
    ml_buffer buffer = {0};
    if (ml_read_file(&buffer, chunk->source + 1) == NULL) {
      chunk->length = buffer.length;
      chunk->text = ml_buffer_take(&buffer);
    }
    ml_buffer_free(&buffer);
  } else {
    chunk->text = chunk->source;
    chunk->length = strlen(chunk->source);
  }
}

static void search(struct ml_chunk *chunk) {
  ml_translation translation;
  if (chunk->searched) return;
  chunk->searched = true;
  find_text(chunk);
  if (chunk->text == NULL || chunk->functions != NULL) return;
  ml_translate_options options = {.file = chunk->short_source};
  size_t start = ml_skip_first_line(chunk->text, chunk->length);
  if (ml_translate(chunk->text + start, chunk->length - start, &options, &translation) ==
      ML_LANG_OK)
    keep_functions(chunk, &translation);
  ml_translation_free(&translation);
}

const char *ml_chunk_line(struct ml_chunk *chunk, int line, size_t *length) {
  search(chunk);
  if (chunk->text == NULL || line < 1) return NULL;
  const char *at = chunk->text, *end = at + chunk->length;
  if (chunk->length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
  for (;; line--) {
    const char *next = next_line(at, end, length);
    if (line == 1) return at;
    if (next == NULL) return NULL;
    at = next;
  }
}

/* An input of the prompt may be an expression list; then it does not parse as a text, or seems
 * unfinished. */
static void parse(struct ml_chunk *chunk) {
  size_t start = ml_skip_first_line(chunk->text, chunk->length);
  ml_lang_status status = ML_LANG_ERROR;
  for (int expression = 0; expression < 2 && status != ML_LANG_OK; expression++) {
    if (expression > 0) ml_tree_free(chunk->tree);
    ml_translate_options options = {
        .file = chunk->short_source, .toplevel_await = true, .expression = expression != 0};
    status = ml_parse(chunk->text + start, chunk->length - start, &options, chunk->tree);
  }
  if (status == ML_LANG_OK) return;
  ml_tree_free(chunk->tree);
  ml_free(chunk->tree);
  chunk->tree = NULL;
}

const ml_tree *ml_chunk_tree(struct ml_chunk *chunk) {
  search(chunk);
  if (chunk->parsed || chunk->text == NULL) return chunk->tree;
  chunk->parsed = true;
  chunk->tree = ml_alloc(sizeof *chunk->tree);
  if (chunk->tree != NULL) parse(chunk);
  return chunk->tree;
}

bool ml_chunk_underline(struct ml_chunk *chunk, int line, const char *action, ml_underline *out) {
  const ml_tree *tree = ml_chunk_tree(chunk);
  if (tree == NULL) return false;
  struct ml_chunk_underline *known = chunk->underlines;
  while (known != NULL && (known->line != line || strcmp(known->action, action) != 0))
    known = known->next;
  if (known == NULL) {
    known = ml_alloc(sizeof *known + strlen(action) + 1);
    if (known == NULL) return false;
    strcpy(known->action, action);
    known->line = line;
    known->found = ml_underline_find(tree, line, action, &known->underline);
    known->next = chunk->underlines;
    chunk->underlines = known;
  }
  *out = known->underline;
  return known->found;
}

bool ml_chunk_is_main(const struct ml_chunk *chunk, int linedefined, int lastlinedefined) {
  return linedefined == 0 || (linedefined == 1 && chunk->main_last_line > 0 &&
                              lastlinedefined == chunk->main_last_line);
}

const ml_function_info *ml_chunk_function(struct ml_chunk *chunk, int linedefined,
                                          int lastlinedefined, const char *hint) {
  search(chunk);
  const ml_function_info *first = NULL;
  if (ml_chunk_is_main(chunk, linedefined, lastlinedefined)) linedefined = lastlinedefined = 0;
  for (size_t i = 0; i < chunk->function_count; i++) {
    const ml_function_info *function = &chunk->functions[i];
    bool same = function->line == linedefined && function->last_line == lastlinedefined;
    if (linedefined == 0) same = function->kind == ML_FUNCTION_MODULE;
    if (!same) continue;
    if (hint == NULL || (function->name != NULL && strcmp(function->name, hint) == 0))
      return function;
    if (first == NULL) first = function;
  }
  return first;
}

const ml_function_info *ml_chunk_home(const struct ml_chunk *chunk,
                                      const ml_function_info *function) {
  while (function->kind == ML_FUNCTION_PART) function = &chunk->functions[function->parent];
  return function;
}

/* ---- the registry ---- */

/* The link that points at the chunk of that name; NULL when there is none. */
static struct ml_chunk **find_link(ml_runtime *runtime, const char *source) {
  unsigned hash = hash_of(source);
  for (struct ml_chunk **link = &runtime->chunks; *link != NULL; link = &(*link)->next)
    if ((*link)->hash == hash && strcmp((*link)->source, source) == 0) return link;
  return NULL;
}

static void forget(ml_runtime *runtime, struct ml_chunk **link) {
  struct ml_chunk *chunk = *link;
  *link = chunk->next;
  if (!chunk->is_file) runtime->chunk_count--;
  free_chunk(chunk);
}

static void forget_oldest(ml_runtime *runtime) {
  struct ml_chunk **oldest = NULL;
  for (struct ml_chunk **link = &runtime->chunks; *link != NULL; link = &(*link)->next)
    if (!(*link)->is_file) oldest = link;
  if (oldest != NULL) forget(runtime, oldest);
}

static void add(ml_runtime *runtime, struct ml_chunk *chunk) {
  chunk->next = runtime->chunks;
  runtime->chunks = chunk;
  if (chunk->is_file) return;
  if (++runtime->chunk_count > ML_CHUNK_KEPT) forget_oldest(runtime);
}

void ml_chunk_remember(ml_runtime *runtime, const char *source, const char *text, size_t length,
                       const ml_translation *translation, bool is_file) {
  struct ml_chunk **link = find_link(runtime, source);
  if (link != NULL) forget(runtime, link);
  struct ml_chunk *chunk = new_chunk(source);
  if (chunk == NULL) return;
  bool named_by_text = strlen(source) == length && memcmp(source, text, length) == 0;
  chunk->text = named_by_text ? chunk->source : copy_text(text, length);
  chunk->length = length;
  chunk->is_file = is_file;
  if (translation != NULL) {
    keep_functions(chunk, translation);
    chunk->searched = true;
    if (translation->changed) chunk->main_last_line = ml_count_lines(text, length) + 1;
  }
  add(runtime, chunk);
}

struct ml_chunk *ml_chunk_find(ml_runtime *runtime, const char *source) {
  struct ml_chunk **link = find_link(runtime, source);
  if (link != NULL) return *link;
  if (*source == '=' || *source == '\0') return NULL;
  struct ml_chunk *chunk = new_chunk(source);
  if (chunk != NULL) add(runtime, chunk);
  return chunk;
}

struct ml_chunk *ml_chunk_find_shown(ml_runtime *runtime, const char *shown) {
  if (shown == NULL) return NULL;
  for (struct ml_chunk *chunk = runtime->chunks; chunk != NULL; chunk = chunk->next) {
    const char *name = *chunk->source == '@' ? chunk->source + 1 : chunk->short_source;
    if (strcmp(name, shown) == 0) return chunk;
  }
  ml_buffer source = {0};
  ml_buffer_add_char(&source, '@');
  ml_buffer_add_string(&source, shown);
  struct ml_chunk *chunk =
      source.failed || *shown == '[' ? NULL : ml_chunk_find(runtime, source.data);
  ml_buffer_free(&source);
  return chunk;
}

const struct ml_chunk *ml_chunk_find_address(const ml_runtime *runtime, const void *address) {
  const struct ml_chunk *chunk = runtime->chunks;
  while (chunk != NULL && (address == NULL || chunk->address != address)) chunk = chunk->next;
  return chunk;
}

void ml_chunk_keep_address(lua_State *L, const char *source) {
  lua_Debug ar;
  struct ml_chunk **link = find_link(ml_runtime_of(L), source);
  lua_pushvalue(L, -1);
  lua_getinfo(L, ">S", &ar);
  if (link != NULL) (*link)->address = ar.source;
}

void ml_chunks_free(ml_runtime *runtime) {
  while (runtime->chunks != NULL) forget(runtime, &runtime->chunks);
}
