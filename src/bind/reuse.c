#include "bind/reuse.h"

#include <ctype.h>
#include <string.h>

#include "bind/call_site.h"
#include "bind/chunk.h"
#include "bind/exception.h"
#include "bind/future.h"

/* Of one of the two uses. */
typedef struct occasion {
  ml_coroutine_use kind;
  int line;                     /* 0: not known */
  const void *address;          /* of its chunk; NULL: not known */
  const struct ml_chunk *chunk; /* NULL: not known */
  char how[40];                 /* "given to create_task" */
} occasion;

static const char *const kinds[] = {"used", "awaited", "given to a task", "driven by send()",
                                    "closed"};

/* Who makes a task of what it is given. */
static const char *const takers[] = {
    "create_task", "gather", "run", "wait_for", "shield", "run_until_complete", "ensure_future"};

/* Whether the line calls a function of this name. */
static bool calls(const char *text, size_t length, const char *name) {
  size_t width = strlen(name);
  for (size_t i = 0; i + width < length; i++) {
    bool begins = i == 0 || !(isalnum((unsigned char)text[i - 1]) || text[i - 1] == '_');
    if (begins && memcmp(text + i, name, width) == 0 && text[i + width] == '(') return true;
  }
  return false;
}

/* The only one of them that the line calls; NULL: none, or several. */
static const char *taker_of(const occasion *of) {
  size_t length;
  const char *only = NULL;
  const char *text =
      of->chunk == NULL ? NULL : ml_chunk_line((struct ml_chunk *)of->chunk, of->line, &length);
  for (size_t i = 0; text != NULL && i < sizeof takers / sizeof *takers; i++) {
    if (!calls(text, length, takers[i])) continue;
    if (only != NULL) return NULL;
    only = takers[i];
  }
  return only;
}

static occasion describe_use(lua_State *L, ml_coroutine_use kind, int line, const void *address) {
  occasion result = {.kind = kind, .line = line, .address = address};
  result.chunk = ml_chunk_find_address(ml_runtime_of(L), address);
  const char *taker = kind == ML_USE_TASK ? taker_of(&result) : NULL;
  lua_pushfstring(L, taker != NULL ? "given to %s" : "%s", taker != NULL ? taker : kinds[kind]);
  strncpy(result.how, lua_tostring(L, -1), sizeof result.how - 1);
  lua_pop(L, 1);
  return result;
}

static occasion first_use(lua_State *L, const ml_coroutine *self) {
  bool in_task = self->first_use == ML_USE_TASK && self->state == ML_COROUTINE_RUNNING;
  return describe_use(L, (ml_coroutine_use)self->first_use, self->used_line,
                      in_task ? self->user.task->core.own.made_where : self->user.chunk);
}

static const char *name_of(const struct ml_chunk *chunk) {
  return *chunk->source == '@' ? chunk->source + 1 : chunk->short_source;
}

/* The first use gets a mark where it stands in the same text, else the name of its file. */
static void add_first(ml_diag *diag, const occasion *first, const occasion *second) {
  bool same =
      first->address == NULL || second->address == NULL || first->address == second->address;
  ml_diag_fact(diag, "first_how", "%s", first->how);
  if (first->line <= 0 || (!same && first->chunk == NULL)) return;
  if (same)
    ml_diag_fact(diag, "first_line", "line %d", first->line);
  else
    ml_diag_fact(diag, "first_line", "line %d of %s", first->line, name_of(first->chunk));
  if (same)
    ml_diag_mark(diag, (ml_span){first->line, 0, first->line, 0},
                 first->kind == ML_USE_CLOSE ? "%s here" : "first %s here", first->how);
}

static void add_second(ml_diag *diag, const occasion *first, const occasion *second) {
  bool same_line = first->line == second->line && first->address == second->address;
  ml_diag_fact(diag, "second_how", "%s", second->how);
  if (second->line <= 0) return;
  diag->span = (ml_span){second->line, 0, second->line, 0};
  ml_diag_fact(diag, "second_line", "%d", second->line);
  if (same_line) return;
  bool again = strcmp(first->how, second->how) == 0;
  ml_diag_mark(diag, diag->span, again ? "%s again here" : "then %s here", second->how);
}

/* One line has used it twice: the call there, or the await, with a new object in place of it. */
static void add_again(ml_diag *diag, const occasion *use) {
  const char *call = ml_diag_get(diag, "call");
  struct ml_chunk *chunk = (struct ml_chunk *)use->chunk;
  const ml_tree *tree = chunk == NULL ? NULL : ml_chunk_tree(chunk);
  const char *taker = use->kind == ML_USE_TASK ? taker_of(use) : NULL;
  ml_spot spot = {use->line, -1, -1};
  ml_finding found;
  ml_diag_set(&diag->variant, "loop");
  if (tree == NULL || taker == NULL || !ml_find_call(tree, &spot, taker, true, &found)) return;
  const ml_node *first = ml_call_arguments(found.node);
  if (found.count > 1 || first == NULL || first->kind != ML_NODE_NAME) return;
  const char *text = tree->text;
  ml_diag_fact(diag, "again", "%.*s%s%.*s", (int)(first->start - found.node->start),
               text + found.node->start, call, (int)(found.node->end - first->end),
               text + first->end);
}

static void explain(lua_State *L, int index, ml_diag *diag, ml_coroutine_use kind,
                    const ml_use_place *place) {
  const ml_coroutine *self = lua_touserdata(L, index);
  char file[LUA_IDSIZE];
  occasion first = first_use(L, self), second = describe_use(L, kind, place->line, place->chunk);
  ml_diag_fact(diag, "name", "%s", ml_coroutine_name(L, index));
  ml_diag_fact(diag, "call", "%s", ml_push_call_text(L, index));
  lua_pop(L, 1);
  ml_diag_fact(diag, "made_line", "%d", ml_coroutine_made(L, index, file));
  ml_diag_set(&diag->file, place->file != NULL    ? place->file
                           : second.chunk != NULL ? name_of(second.chunk)
                                                  : file);
  bool outside = strncmp(second.how, "given to run", 12) == 0;
  ml_diag_set(&diag->variant, first.kind == ML_USE_CLOSE ? "closed" : outside ? "outside" : NULL);
  bool repeated = first.line > 0 && first.line == second.line && first.address == second.address;
  if (repeated && !outside && diag->id == ML_DIAG_REUSE_AWAITED_COROUTINE &&
      first.kind != ML_USE_CLOSE)
    add_again(diag, &second);
  add_first(diag, &first, &second);
  add_second(diag, &first, &second);
}

/* Pushes the exception. A second task waits in CPython for what the first one waits for, and finds
 * the coroutine used up then. */
static void push_exception(lua_State *L, int index, bool executing, bool awaited) {
  if (executing) {
    ml_exception_push(L, ML_EXC_ValueError, "coroutine already executing");
    return;
  }
  if (awaited) {
    ml_exception_push(L, ML_EXC_RuntimeError, "coroutine is being awaited already");
    return;
  }
  const char *name = ml_coroutine_name(L, index);
  bool of_generator = strncmp(name, "async_generator.", 16) == 0;
  bool sends = of_generator && (strstr(name, "asend") != NULL || strstr(name, "__anext") != NULL);
  ml_exception_push(L, ML_EXC_RuntimeError, "cannot reuse already awaited %s",
                    sends          ? "__anext__()/asend()"
                    : of_generator ? "aclose()/athrow()"
                                   : "coroutine");
}

void ml_push_reuse_error(lua_State *L, int index, bool executing, ml_coroutine_use use,
                         const ml_use_place *place) {
  const ml_coroutine *self = lua_touserdata(L, index);
  bool awaited = self->state == ML_COROUTINE_RUNNING && (executing || use != ML_USE_TASK);
  push_exception(L, index, executing, awaited);
  ml_diag *diag = ml_exception_set_diag(
      L, -1, awaited ? ML_DIAG_COROUTINE_BEING_AWAITED : ML_DIAG_REUSE_AWAITED_COROUTINE);
  if (diag != NULL) explain(L, index, diag, use, place);
}
