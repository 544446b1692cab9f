#include "lang/find.h"

#include <string.h>

#include "lang/underline.h"

/* ---- names and calls ---- */

bool ml_is_call(const ml_node *node) {
  return node->kind == ML_NODE_CALL || node->kind == ML_NODE_METHOD_CALL;
}

const ml_node *ml_call_arguments(const ml_node *call) {
  return call->kind == ML_NODE_CALL ? call->call.arguments : call->method.arguments;
}

const ml_name *ml_last_name(const ml_node *node) {
  if (node->kind == ML_NODE_CALL) node = node->call.callee;
  while (node->kind == ML_NODE_PAREN) node = node->operand.value;
  if (node->kind == ML_NODE_METHOD_CALL) return node->method.name;
  if (node->kind == ML_NODE_NAME) return node->name.name;
  return node->kind == ML_NODE_FIELD ? node->field.name : NULL;
}

/* ---- the place ---- */

const ml_function *ml_function_at(const ml_tree *tree, uint32_t offset) {
  const ml_function *innermost = tree->main;
  for (const ml_function *f = tree->main->next; f != NULL; f = f->next)
    if (f->kind != ML_FUNCTION_PART && f->keyword < offset && offset < f->end_word) innermost = f;
  return innermost;
}

/* Whether it is the function of the spot, or has a part that is: several may stand on one line. */
static bool runs_in(const ml_tree *tree, const ml_spot *spot, const ml_function *function) {
  if (spot->first_line < 0) return true;
  if (spot->first_line == 0) return function == tree->main;
  for (const ml_function *f = tree->main->next; f != NULL; f = f->next)
    if (f->home == function && f->line == spot->first_line && f->last_line == spot->last_line)
      return true;
  return false;
}

/* Where the arguments of a call begin, the end of anything else. */
static uint32_t open_of(const ml_node *node) {
  if (node->kind == ML_NODE_CALL) return node->call.open;
  return node->kind == ML_NODE_METHOD_CALL ? node->method.open : node->start;
}

/* The line of a call is that of its beginning, or (as newer versions of Lua have it) of its
 * parenthesis. An operation may begin on an earlier line. */
static bool is_on_line(const ml_tree *tree, const ml_node *node, int line) {
  if (node->line == line) return true;
  if (node->line > line) return false;
  uint32_t last = node->kind == ML_NODE_BINARY ? node->end - 1 : open_of(node);
  return last > node->start && line <= ml_lines_find(&tree->lines, last);
}

/* ---- looking ---- */

/* Whether a node is what is looked for. */
typedef bool (*fits_function)(const void *context, const ml_tree *tree, const ml_node *node);

typedef struct search {
  const ml_tree *tree;
  const ml_spot *spot;
  fits_function fits;
  const void *context;
  bool awaited; /* what is awaited itself counts as well */
  ml_finding *out;
  const ml_node *operand, *assignment; /* of the await, and the assignment, entered last */
} search;

static search search_for(const ml_tree *tree, const ml_spot *spot, fits_function fits,
                         const void *context, bool awaited) {
  return (search){.tree = tree, .spot = spot, .fits = fits, .context = context, .awaited = awaited};
}

static bool is_target(const search *s, const ml_node *node) {
  const ml_node *target = s->assignment == NULL ? NULL : s->assignment->assign.targets;
  while (target != NULL && target != node) target = target->next;
  return target != NULL;
}

static bool meets(search *s, const ml_node *node) {
  if (node->kind == ML_NODE_AWAIT) s->operand = node->await.operand;
  if (node->kind == ML_NODE_ASSIGN) s->assignment = node;
  if (!is_on_line(s->tree, node, s->spot->line) || !s->fits(s->context, s->tree, node))
    return false;
  if (!s->awaited && (node == s->operand || is_target(s, node))) return false;
  return runs_in(s->tree, s->spot, ml_function_at(s->tree, node->start));
}

static bool look(void *context, ml_node *node) {
  search *s = context;
  if (!meets(s, node)) return true;
  if (s->out->count++ > 0) return false;
  s->out->node = node;
  s->out->function = ml_function_at(s->tree, node->start);
  return true;
}

typedef struct around_search {
  const ml_node *node;
  ml_finding *out;
} around_search;

static bool look_around(void *context, ml_node *node) {
  around_search *s = context;
  if (node == s->node) return false;
  if (s->node->start < node->start || node->end < s->node->end) return true;
  const ml_node **around = s->out->around;
  memmove(around + 1, around, (ML_FINDING_AROUND - 1) * sizeof *around);
  around[0] = node;
  return true;
}

void ml_find_around(const ml_tree *tree, const ml_node *node, ml_finding *out) {
  around_search s = {node, out};
  memset(out->around, 0, sizeof out->around);
  ml_tree_walk((ml_tree *)tree, look_around, &s);
}

static bool find(search s, ml_finding *out) {
  memset(out, 0, sizeof *out);
  s.out = out;
  ml_tree_walk((ml_tree *)s.tree, look, &s);
  if (out->node == NULL) return false;
  ml_find_around(s.tree, out->node, out);
  return true;
}

/* ---- what is looked for ---- */

static bool is_anonymous(const ml_node *node, const char *name) {
  while (node->kind == ML_NODE_PAREN) node = node->operand.value;
  return node->kind == ML_NODE_FUNCTION && strcmp(name, "<anonymous>") == 0;
}

static bool is_call_of(const void *name, const ml_tree *tree, const ml_node *node) {
  (void)tree;
  if (node->kind == ML_NODE_CALL && is_anonymous(node->call.callee, name)) return true;
  return ml_is_call(node) && ml_name_is(ml_last_name(node), name);
}

static bool is_any_call(const void *context, const ml_tree *tree, const ml_node *node) {
  (void)context;
  (void)tree;
  return ml_is_call(node);
}

const ml_node *ml_handed_argument(const ml_node *call, const char *name) {
  const ml_node *at = ml_call_arguments(call);
  while (at != NULL && !is_anonymous(at, name) &&
         (ml_is_call(at) || !ml_name_is(ml_last_name(at), name)))
    at = at->next;
  return at;
}

static bool is_handed(const void *name, const ml_tree *tree, const ml_node *node) {
  (void)tree;
  return ml_is_call(node) && ml_handed_argument(node, name) != NULL;
}

static bool is_operation(const void *metamethod, const ml_tree *tree, const ml_node *node) {
  (void)tree;
  return (node->kind == ML_NODE_BINARY || node->kind == ML_NODE_UNARY) &&
         ml_operator_calls(node, metamethod);
}

/* Whether a call may have called an async function under another name: one that Lua keeps in a
 * global (`pcall(f)`) rather calls what it was given. */
static bool may_be_renamed(const ml_node *call) {
  if (call->kind == ML_NODE_METHOD_CALL) return call->method.arguments == NULL;
  const ml_node *root = call->call.callee;
  while (root->kind == ML_NODE_FIELD) root = root->field.object;
  return root->kind != ML_NODE_NAME || root->name.variable != NULL;
}

static bool is_kind(const void *kind, const ml_tree *tree, const ml_node *node) {
  (void)tree;
  return node->kind == *(const ml_node_kind *)kind;
}

static bool is_text(const void *text, const ml_tree *tree, const ml_node *node) {
  size_t length = node->end - node->start;
  bool is_value = node->kind == ML_NODE_NAME || node->kind == ML_NODE_FIELD ||
                  node->kind == ML_NODE_INDEX || ml_is_call(node);
  return is_value && strlen(text) == length && memcmp(tree->text + node->start, text, length) == 0;
}

static bool has_field(const void *key, const ml_tree *tree, const ml_node *node) {
  (void)tree;
  if (key == NULL) return node->kind == ML_NODE_INDEX;
  if (node->kind == ML_NODE_FIELD) return ml_name_is(node->field.name, key);
  return node->kind == ML_NODE_METHOD_CALL && ml_name_is(node->method.name, key);
}

bool ml_find_call(const ml_tree *tree, const ml_spot *spot, const char *name, bool awaited,
                  ml_finding *out) {
  return find(search_for(tree, spot, is_call_of, name, awaited), out);
}

bool ml_find_only_call(const ml_tree *tree, const ml_spot *spot, ml_finding *out) {
  return find(search_for(tree, spot, is_any_call, NULL, false), out) && out->count == 1 &&
         may_be_renamed(out->node);
}

bool ml_find_handed(const ml_tree *tree, const ml_spot *spot, const char *name, ml_finding *out) {
  return find(search_for(tree, spot, is_handed, name, true), out);
}

bool ml_find_operation(const ml_tree *tree, const ml_spot *spot, const char *metamethod,
                       ml_finding *out) {
  return find(search_for(tree, spot, is_operation, metamethod, true), out);
}

bool ml_find_kind(const ml_tree *tree, const ml_spot *spot, ml_node_kind kind, ml_finding *out) {
  return find(search_for(tree, spot, is_kind, &kind, true), out) && out->count == 1;
}

bool ml_find_object(const ml_tree *tree, const ml_spot *spot, const char *key, ml_finding *out) {
  if (!find(search_for(tree, spot, has_field, key, true), out) || out->count > 1) return false;
  const ml_node *node = out->node;
  out->node = node->kind == ML_NODE_FIELD   ? node->field.object
              : node->kind == ML_NODE_INDEX ? node->index.object
                                            : node->method.object;
  return true;
}

typedef struct value_search {
  const ml_tree *tree;
  const ml_spot *spot;
  const char *variable;
  const ml_node *value; /* found last */
} value_search;

static bool look_for_value(void *context, ml_node *node) {
  value_search *s = context;
  if (node->line > s->spot->line) return false;
  if (node->kind != ML_NODE_LOCAL && node->kind != ML_NODE_ASSIGN) return true;
  if (!runs_in(s->tree, s->spot, ml_function_at(s->tree, node->start))) return true;
  const ml_node *target = node->assign.targets, *value = node->assign.values;
  size_t length = strlen(s->variable);
  for (; target != NULL && value != NULL; target = target->next, value = value->next) {
    bool same = memcmp(s->tree->text + target->start, s->variable, length) == 0;
    if (same && target->end - target->start == length) s->value = value;
  }
  return true;
}

bool ml_find_value(const ml_tree *tree, const ml_spot *spot, const char *variable,
                   ml_finding *out) {
  value_search s = {.tree = tree, .spot = spot, .variable = variable};
  memset(out, 0, sizeof *out);
  ml_tree_walk((ml_tree *)tree, look_for_value, &s);
  if (s.value == NULL) return false;
  *out = (ml_finding){.node = s.value, .count = 1};
  out->function = ml_function_at(tree, s.value->start);
  ml_find_around(tree, s.value, out);
  return true;
}

bool ml_find_text(const ml_tree *tree, const ml_spot *spot, const char *text, ml_finding *out) {
  return find(search_for(tree, spot, is_text, text, true), out);
}

/* ---- the text of it ---- */

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Behind the long bracket that begins at `at`; `at` itself when there is none. */
static uint32_t bracket_end(const ml_tree *tree, uint32_t at, uint32_t end) {
  uint32_t level = 0, p = at + 1;
  while (p < end && tree->text[p] == '=') p++, level++;
  if (tree->text[at] != '[' || p >= end || tree->text[p] != '[') return at;
  for (; p + level + 1 < end; p++) {
    uint32_t equals = 0;
    while (equals < level && tree->text[p + 1 + equals] == '=') equals++;
    if (tree->text[p] == ']' && equals == level && tree->text[p + 1 + level] == ']')
      return p + level + 2;
  }
  return end;
}

/* Behind the string that begins at `at`, or behind one character. */
static uint32_t string_end(const ml_tree *tree, uint32_t at, uint32_t end) {
  char quote = tree->text[at];
  uint32_t behind = bracket_end(tree, at, end);
  if (behind > at) return behind;
  if (quote != '"' && quote != '\'') return at + 1;
  for (at++; at < end && tree->text[at] != quote; at++)
    if (tree->text[at] == '\\') at++;
  return at < end ? at + 1 : end;
}

/* Behind the white space and the comment at `at`. */
static uint32_t blank_end(const ml_tree *tree, uint32_t at, uint32_t end) {
  if (at + 2 < end && tree->text[at] == '-' && tree->text[at + 1] == '-') {
    uint32_t behind = bracket_end(tree, at + 2, end);
    if (behind == at + 2)
      while (behind < end && tree->text[behind] != '\n' && tree->text[behind] != '\r') behind++;
    at = behind;
  }
  while (at < end && is_space(tree->text[at])) at++;
  return at;
}

/* White space, or a comment, becomes a space, but at the parentheses of a call that was broken into
 * lines. */
static void add_blank(ml_buffer *out, const ml_tree *tree, uint32_t at, uint32_t behind) {
  char before = out->length > 0 ? out->data[out->length - 1] : ' ';
  bool broken = memchr(tree->text + at, '\n', behind - at) != NULL;
  if (is_space(before) || (broken && (before == '(' || tree->text[behind] == ')'))) return;
  ml_buffer_add_char(out, ' ');
}

bool ml_add_text(ml_buffer *out, const ml_tree *tree, uint32_t start, uint32_t end) {
  bool one_line = true;
  for (uint32_t at = start, behind; at < end; at = behind) {
    behind = blank_end(tree, at, end);
    if (behind > at) {
      if (behind < end) add_blank(out, tree, at, behind);
      continue;
    }
    behind = string_end(tree, at, end);
    if (memchr(tree->text + at, '\n', behind - at) != NULL) one_line = false;
    ml_buffer_add(out, tree->text + at, behind - at);
  }
  return one_line;
}

/* Adds the text up to the end of each value in the list that is `text`, and `()`. Returns what
 * follows. */
static uint32_t add_called(ml_buffer *out, const ml_tree *tree, uint32_t at, const ml_node *list,
                           const char *text) {
  for (; list != NULL; list = list->next) {
    if (list->kind == ML_NODE_TABLE) at = add_called(out, tree, at, list->list.items, text);
    if (!is_text(text, tree, list)) continue;
    ml_add_text(out, tree, at, list->end);
    ml_buffer_add_string(out, "()");
    at = list->end;
  }
  return at;
}

void ml_add_called(ml_buffer *out, const ml_tree *tree, const ml_node *call, const char *text) {
  uint32_t at = add_called(out, tree, call->start, ml_call_arguments(call), text);
  ml_add_text(out, tree, at, call->end);
}

/* ---- a line with its awaits ---- */

/* Whether something is done at once with what ends at `at`. */
static bool goes_on(const ml_tree *tree, uint32_t at) {
  while (tree->text[at] == ' ') at++;
  char c = tree->text[at];
  return c != '\0' && strchr(".[(:{\"'", c) != NULL && !(c == '.' && tree->text[at + 1] == '.') &&
         !(c == ':' && tree->text[at + 1] == ':');
}

typedef struct rewriting {
  search search; /* without `out` */
  ml_buffer *out;
  uint32_t at, end;        /* what of the line is still to be copied */
  const ml_node *replaced; /* is copied already */
  bool split;
} rewriting;

/* What stands in front of the last dot, bracket or parenthesis of a value; NULL: nothing does. */
static const ml_node *object_of(const ml_node *node) {
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_FIELD: return node->field.object;
    case ML_NODE_INDEX: return node->index.object;
    case ML_NODE_CALL: return node->call.callee;
    case ML_NODE_METHOD_CALL: return node->method.object;
    default: return NULL;
  }
}

/* Of `await f()[1]`, where the await stands too far out: leaves it out, as `(await f())[1]` takes
 * its place. Of `await task()` the call is left out instead. */
static void move_await(rewriting *r, const ml_node *await) {
  const search *s = &r->search;
  const ml_node *operand = await->await.operand, *at = operand;
  while (at != NULL && (at == operand || !s->fits(s->context, s->tree, at))) at = object_of(at);
  if (at == NULL || await->start < r->at || await->end > r->end) return;
  bool is_called = operand->kind == ML_NODE_CALL && operand->call.callee == at &&
                   operand->call.arguments == NULL && !ml_is_call(at);
  ml_buffer_add(r->out, s->tree->text + r->at, await->start - r->at);
  r->at = operand->start;
  if (!is_called) return;
  ml_buffer_add_string(r->out, "await ");
  ml_buffer_add(r->out, s->tree->text + at->start, at->end - at->start);
  r->at = operand->end;
  r->replaced = at;
}

static bool rewrite(void *context, ml_node *node) {
  rewriting *r = context;
  search *s = &r->search;
  if (node->kind == ML_NODE_AWAIT && is_on_line(s->tree, node, s->spot->line)) move_await(r, node);
  if (node == r->replaced || !meets(s, node)) return true;
  if (node->start < r->at || node->end > r->end) {
    r->split = true;
    return false;
  }
  bool closed = goes_on(s->tree, node->end);
  ml_buffer_add(r->out, s->tree->text + r->at, node->start - r->at);
  ml_buffer_add_string(r->out, closed ? "(await " : "await ");
  ml_buffer_add(r->out, s->tree->text + node->start, node->end - node->start);
  if (closed) ml_buffer_add_char(r->out, ')');
  r->at = node->end;
  return true;
}

static bool add_awaited(ml_buffer *out, search s) {
  rewriting r = {.search = s, .out = out};
  const ml_tree *tree = s.tree;
  if (s.spot->line < 1 || (int)tree->lines.count < s.spot->line) return false;
  r.at = tree->lines.starts[s.spot->line - 1];
  while (r.at < tree->length && (tree->text[r.at] == ' ' || tree->text[r.at] == '\t')) r.at++;
  for (r.end = r.at; r.end < tree->length && !strchr("\r\n", tree->text[r.end]); r.end++) continue;
  uint32_t start = r.at;
  ml_tree_walk((ml_tree *)tree, rewrite, &r);
  if (r.split || r.at == start) return false;
  ml_buffer_add(out, tree->text + r.at, r.end - r.at);
  return true;
}

static bool is_call_of_either(const void *names, const ml_tree *tree, const ml_node *node) {
  const char *const *either = names;
  return is_call_of(either[0], tree, node) || is_call_of(either[1], tree, node);
}

bool ml_add_awaited_calls(ml_buffer *out, const ml_tree *tree, const ml_spot *spot,
                          const char *name, const char *other) {
  const char *names[] = {name, other};
  return add_awaited(out, search_for(tree, spot, is_call_of_either, names, false));
}

bool ml_add_awaited_texts(ml_buffer *out, const ml_tree *tree, const ml_spot *spot,
                          const char *text) {
  return add_awaited(out, search_for(tree, spot, is_text, text, false));
}
