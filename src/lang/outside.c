/* `await` and its kin where there is no async function around them, and the
 * facts their explanation needs. */
#include <string.h>

#include "base/buffer.h"
#include "lang/parse.h"

bool ml_inside_async(const ml_parser *parser) {
  return parser->function->home->is_async;
}

static const ml_function *enclosing_async(const ml_function *function) {
  for (function = function->parent; function != NULL; function = function->parent)
    if (function->home->is_async && function->home->kind == ML_FUNCTION_ASYNC)
      return function->home;
  return NULL;
}

void ml_outside_error(ml_parser *parser, ml_diag_id id, uint32_t start, uint32_t end,
                      const ml_node *awaited) {
  ml_outside *outside = ml_parser_alloc(parser, sizeof *outside);
  *outside = (ml_outside){.id = id,
                          .start = start,
                          .end = end,
                          .function = parser->function->home,
                          .awaited_start = awaited == NULL ? 0 : awaited->start,
                          .awaited_end = awaited == NULL ? 0 : awaited->end};
  *parser->outside_tail = outside;
  parser->outside_tail = &outside->next;
}

static const char *variant_of(const ml_function *function) {
  if (function->parent == NULL) return "module";
  if (enclosing_async(function) != NULL) return "nested";
  if (function->is_method) return "method";
  return function->is_anonymous ? "lambda" : "function";
}

/* A fact that is a stretch of the text, its white space run together. */
static void text_fact(const ml_tree *tree, ml_diag *diag, const char *key, uint32_t start,
                      uint32_t end) {
  ml_buffer out;
  ml_buffer_init(&out);
  bool blank = false;
  for (uint32_t i = start; i < end; i++) {
    char c = tree->text[i];
    bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    if (is_space && !blank) ml_buffer_add_char(&out, ' ');
    if (!is_space) ml_buffer_add_char(&out, c);
    blank = is_space;
  }
  if (!out.failed && out.data != NULL) ml_diag_fact(diag, key, "%s", out.data);
  ml_buffer_free(&out);
}

/* The header's line with `async` before its `function`. */
static void rewritten_fact(const ml_tree *tree, ml_diag *diag, const ml_function *function) {
  int line = ml_lines_find(&tree->lines, function->keyword);
  const char *start = tree->text + tree->lines.starts[line - 1];
  const char *keyword = tree->text + function->keyword;
  const char *end = keyword;
  while (*end != '\n' && *end != '\r' && *end != '\0') end++;
  while (end > keyword && (end[-1] == ' ' || end[-1] == '\t')) end--;
  while (*start == ' ' || *start == '\t') start++;
  ml_diag_fact(diag, "rewritten", "%.*sasync %.*s", (int)(keyword - start), start,
               (int)(end - keyword), keyword);
}

static const char *name_of(const ml_function *function) {
  return function->spelling == NULL ? "<anonymous>" : function->spelling;
}

static void function_facts(const ml_tree *tree, ml_diag *diag, const ml_function *function) {
  ml_diag_set(&diag->variant, variant_of(function));
  if (function->parent == NULL) return;
  ml_diag_fact(diag, "function", "%s", name_of(function));
  ml_diag_fact(diag, "function_line", "%d", ml_lines_find(&tree->lines, function->keyword));
  rewritten_fact(tree, diag, function);
  const ml_function *outer = enclosing_async(function);
  if (outer != NULL) ml_diag_fact(diag, "outer", "%s", name_of(outer));
  ml_span header = ml_tree_span(tree, function->keyword, function->body_start);
  ml_diag_mark(diag, header, "a regular function");
}

static const struct {
  ml_diag_id id;
  const char *reason, *label;
} kinds[] = {
    {ML_DIAG_AWAIT_OUTSIDE_FUNCTION, "'await' outside function", "waits here"},
    {ML_DIAG_ASYNC_FOR_OUTSIDE, "'async for' outside async function", "waits here"},
    {ML_DIAG_ASYNC_WITH_OUTSIDE, "'async with' outside async function", "waits here"},
    {ML_DIAG_YIELD_OUTSIDE, "'yield' outside function", "yields here"},
};

static void tell(ml_parser *parser, const ml_outside *outside) {
  size_t kind = 0;
  while (kinds[kind].id != outside->id) kind++;
  ml_diag *diag = ml_diag_new(parser, outside->id, outside->start, outside->end, kinds[kind].reason);
  ml_diag_mark(diag, diag->span, "%s", kinds[kind].label);
  function_facts(parser->tree, diag, outside->function);
  text_fact(parser->tree, diag, "expression", outside->start, outside->end);
  if (outside->awaited_end > 0)
    text_fact(parser->tree, diag, "awaited", outside->awaited_start, outside->awaited_end);
}

/* Only at the end is it known what the functions around them are called. */
void ml_tell_outside_errors(ml_parser *parser) {
  for (const ml_outside *outside = parser->outside; outside != NULL; outside = outside->next)
    tell(parser, outside);
}
