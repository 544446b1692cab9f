/* `await` and its kin where they may not stand, and the facts that the explanation
 * needs: which function is around, and how its header would have to read. */
#include <string.h>

#include "base/buffer.h"
#include "lang/find.h"
#include "lang/parse.h"

static const struct {
  ml_diag_id id;
  const char *reason, *label;
} kinds[] = {
    {ML_DIAG_AWAIT_OUTSIDE_FUNCTION, "'await' outside function", "waits here"},
    {ML_DIAG_ASYNC_FOR_OUTSIDE, "'async for' outside async function", "waits here"},
    {ML_DIAG_ASYNC_WITH_OUTSIDE, "'async with' outside async function", "waits here"},
    {ML_DIAG_YIELD_OUTSIDE, "'yield' outside function", "yields here"},
    {ML_DIAG_RETURN_IN_GENERATOR, "'return' with value in async generator", "returns a value"},
};

void ml_misplaced(ml_parser *parser, ml_diag_id id, const ml_node *node, const ml_node *operand,
                  const ml_function *function) {
  if (node->start < parser->python_end) return; /* as soon as its function is one */
  ml_misplacement *misplaced = ml_parser_alloc(parser, sizeof *misplaced);
  *misplaced = (ml_misplacement){.id = id, .node = node, .operand = operand, .function = function};
  *parser->misplaced_tail = misplaced;
  parser->misplaced_tail = &misplaced->next;
}

void ml_forget_misplaced(ml_parser *parser, uint32_t start) {
  ml_misplacement **tail = &parser->misplaced;
  while (*tail != NULL && (*tail)->node->start < start) tail = &(*tail)->next;
  *tail = NULL;
  parser->misplaced_tail = tail;
}

static const ml_function *enclosing_async(const ml_function *function) {
  for (function = function->parent; function != NULL; function = function->parent)
    if (function->home->kind == ML_FUNCTION_ASYNC) return function->home;
  return NULL;
}

static const char *variant_of(const ml_function *function) {
  if (function->parent == NULL) return "module";
  if (enclosing_async(function) != NULL) return "nested";
  if (function->is_method) return "method";
  return function->is_anonymous ? "lambda" : "function";
}

/* Facts are shown on a line or two: longer stretches are cut. */
enum { LONGEST_FACT = 400 };

/* A fact that is a stretch of the text, on one line. */
static void text_fact(const ml_tree *tree, ml_diag *diag, const char *key, uint32_t start,
                      uint32_t end) {
  ml_buffer out = {0};
  bool cut = end - start > LONGEST_FACT;
  ml_add_text(&out, tree, start, cut ? start + LONGEST_FACT : end);
  if (cut) ml_buffer_add_string(&out, "...");
  if (!out.failed && out.data != NULL) ml_diag_fact(diag, key, "%s", out.data);
  ml_buffer_free(&out);
}

/* The header's line with `async` before its `function`. */
static void rewritten_fact(const ml_tree *tree, ml_diag *diag, const ml_function *function) {
  int line = ml_lines_find(&tree->lines, function->keyword);
  const char *start = tree->text + tree->lines.starts[line - 1];
  const char *keyword = tree->text + function->keyword;
  const char *end = keyword;
  while (*end != '\n' && *end != '\r' && *end != '\0' && end - keyword < LONGEST_FACT) end++;
  while (end > keyword && (end[-1] == ' ' || end[-1] == '\t')) end--;
  if (keyword - start > LONGEST_FACT) start = keyword;
  while (*start == ' ' || *start == '\t') start++;
  ml_diag_fact(diag, "rewritten", "%.*sasync %.*s", (int)(keyword - start), start,
               (int)(end - keyword), keyword);
}

static const char *name_of(const ml_function *function) {
  return function->spelling == NULL ? "<anonymous>" : function->spelling;
}

/* What is known of the function around: all but a module has a header. */
static void function_facts(const ml_tree *tree, ml_diag *diag, const ml_function *function,
                           const char *label) {
  if (function->parent == NULL) return;
  ml_diag_fact(diag, "function", "%s", name_of(function));
  ml_diag_fact(diag, "function_line", "%d", ml_lines_find(&tree->lines, function->keyword));
  ml_diag_mark(diag, ml_tree_span(tree, function->keyword, function->body_start), "%s", label);
}

/* ---- who calls a regular function that awaits ---- */

typedef struct caller_search {
  const ml_tree *tree;
  const char *spelling;   /* of the function: "f", "M.f", "obj:m" */
  const ml_node *awaited; /* what stands behind the last `await` that was entered */
  const ml_node *run;     /* the first argument of the last call of `asyncio.run` */
  const ml_node *call;    /* found: NULL while there is none */
  const ml_function *caller;
  const ml_node *is_run,
      *bare; /* calls that asyncio.run is given; of the main part, that it is not */
} caller_search;

static bool is_text(const ml_tree *tree, uint32_t start, uint32_t end, const char *text) {
  return end - start == strlen(text) && memcmp(tree->text + start, text, end - start) == 0;
}

static bool is_call_of(const caller_search *search, const ml_node *node) {
  if (node->kind == ML_NODE_CALL)
    return is_text(search->tree, node->call.callee->start, node->call.callee->end,
                   search->spelling);
  const char *colon = strchr(search->spelling, ':');
  uint32_t name = node->kind == ML_NODE_METHOD_CALL ? node->method.name_start : 0;
  return node->kind == ML_NODE_METHOD_CALL && colon != NULL &&
         is_text(search->tree, name, name + node->method.name->length, colon + 1);
}

static bool look_for_call(void *context, ml_node *node) {
  caller_search *search = context;
  if (node->kind == ML_NODE_AWAIT) search->awaited = node->await.operand;
  if (node->kind == ML_NODE_CALL &&
      is_text(search->tree, node->call.callee->start, node->call.callee->end, "asyncio.run"))
    search->run = node->call.arguments;
  if (node == search->awaited || !is_call_of(search, node)) return true;
  const ml_function *caller = ml_function_at(search->tree, node->start);
  if (node == search->run) search->is_run = node;
  if (node != search->run && caller->kind == ML_FUNCTION_MODULE) search->bare = node;
  if (caller->kind != ML_FUNCTION_ASYNC) return true;
  search->call = node;
  search->caller = caller;
  return false;
}

/* Called in the main part, it is to be run there. */
static void tell_how_it_is_run(const ml_tree *tree, ml_diag *diag, const caller_search *search) {
  if (search->bare != NULL) {
    text_fact(tree, diag, "bare", search->bare->start, search->bare->end);
    ml_diag_fact(diag, "bare_line", "%d", search->bare->line);
  } else if (search->is_run != NULL) {
    text_fact(tree, diag, "run", search->is_run->start, search->is_run->end);
  }
}

/* That an async function calls it does not help a regular one: what must be done there, too. */
static void caller_facts(ml_tree *tree, ml_diag *diag, const ml_function *function) {
  caller_search search = {.tree = tree, .spelling = function->spelling};
  if (diag->id != ML_DIAG_AWAIT_OUTSIDE_FUNCTION || search.spelling == NULL) return;
  ml_tree_walk(tree, look_for_call, &search);
  if (search.call == NULL) {
    tell_how_it_is_run(tree, diag, &search);
    return;
  }
  diag->id = ML_DIAG_AWAIT_IN_REGULAR_FUNCTION;
  ml_diag_set(&diag->variant, NULL);
  ml_diag_fact(diag, "outer", "%s", name_of(search.caller));
  ml_diag_fact(diag, "call_line", "%d", search.call->line);
  text_fact(tree, diag, "call", search.call->start, search.call->end);
}

/* ---- functions that are handed to a function which cannot await them ---- */

static const struct {
  const char *callee, *variant; /* a method by its name alone, behind a colon */
} callers[] = {
    {"pcall", "protected"},
    {"xpcall", "protected"},
    {"table.sort", "handed"},
    {"string.gsub", "handed"},
    {":gsub", "handed"},
    {"coroutine.wrap", "handed"},
    {"coroutine.create", "handed"},
    {":call_soon", "callback"},
    {":call_later", "callback"},
    {":call_at", "callback"},
    {":call_soon_threadsafe", "callback"},
    {":add_done_callback", "callback"},
};

typedef struct handed_search {
  const ml_function *function;
  const ml_node *call; /* found */
} handed_search;

static bool look_for_handed(void *context, ml_node *node) {
  handed_search *search = context;
  if (!ml_is_call(node)) return true;
  for (const ml_node *at = ml_call_arguments(node); at != NULL; at = at->next)
    if (at->kind == ML_NODE_FUNCTION && at->function.function == search->function)
      search->call = node;
  return search->call == NULL;
}

static const char *handed_variant(const ml_tree *tree, const ml_node *call) {
  uint32_t start = call->kind == ML_NODE_CALL ? call->start : call->method.colon;
  uint32_t end = call->kind == ML_NODE_CALL ? call->call.callee->end
                                            : call->method.name_start + call->method.name->length;
  for (size_t i = 0; i < sizeof callers / sizeof *callers; i++)
    if (is_text(tree, start, end, callers[i].callee)) return callers[i].variant;
  return NULL;
}

/* Making the function async would not help: who calls it would get a coroutine object, and drop it.
 */
static void handed_facts(ml_tree *tree, ml_diag *diag, const ml_misplacement *misplaced) {
  const ml_function *function = misplaced->function->home;
  const ml_node *node = misplaced->node;
  handed_search search = {function, NULL};
  if (misplaced->id != ML_DIAG_AWAIT_OUTSIDE_FUNCTION || !function->is_anonymous) return;
  ml_tree_walk(tree, look_for_handed, &search);
  const char *variant = search.call == NULL ? NULL : handed_variant(tree, search.call);
  if (variant == NULL) return;
  ml_diag_set(&diag->variant, variant);
  const ml_name *name = ml_last_name(search.call);
  if (search.call->kind == ML_NODE_METHOD_CALL)
    ml_diag_fact(diag, "caller", "%.*s", (int)name->length, name->text);
  else
    text_fact(tree, diag, "caller", search.call->start, search.call->call.callee->end);
  text_fact(tree, diag, "header", function->keyword, function->body_start);
  const ml_node *first = function->body->first, *operand = misplaced->operand;
  /* A body whose only statement is wrong has none. */
  bool is_all = first != NULL && first->start == node->start && first->end == node->end &&
                first->next == NULL;
  if (is_all && operand != NULL && ml_is_call(operand))
    text_fact(tree, diag, "whole", operand->start, operand->end);
  else
    ml_diag_fact(diag, "work", "work()");
}

/* What must become async, and how. */
static void outside_facts(ml_tree *tree, ml_diag *diag, const ml_function *function) {
  ml_diag_set(&diag->variant, variant_of(function));
  function_facts(tree, diag, function, "a regular function");
  if (function->parent == NULL) return;
  rewritten_fact(tree, diag, function);
  const ml_function *outer = enclosing_async(function);
  if (outer != NULL) ml_diag_fact(diag, "outer", "%s", name_of(outer));
  if (outer == NULL) caller_facts(tree, diag, function);
}

static void generator_facts(const ml_tree *tree, ml_diag *diag, const ml_function *function) {
  const ml_node *yield = function->first_yield;
  function_facts(tree, diag, function, "an async generator");
  ml_diag_fact(diag, "yield_line", "%d", yield->line);
  ml_diag_mark(diag, ml_node_span(tree, yield), "because of this");
}

/* A loop or async with is told by its head. */
static uint32_t head_end(const ml_node *node) {
  if (node->kind == ML_NODE_GENERIC_FOR) return node->generic_for.values->end;
  if (node->kind == ML_NODE_ASYNC_WITH) return node->with.do_word;
  return node->end;
}

static void tell(ml_parser *parser, const ml_misplacement *misplaced) {
  ml_tree *tree = parser->tree;
  const ml_node *node = misplaced->node, *operand = misplaced->operand;
  size_t kind = 0;
  while (kinds[kind].id != misplaced->id) kind++;
  ml_diag *diag = ml_diag_new(parser, misplaced->id, node->start, node->end, kinds[kind].reason);
  ml_diag_mark(diag, diag->span, "%s", kinds[kind].label);
  if (misplaced->id == ML_DIAG_RETURN_IN_GENERATOR) {
    generator_facts(tree, diag, misplaced->function);
  } else {
    outside_facts(tree, diag, misplaced->function);
    handed_facts(tree, diag, misplaced);
  }
  text_fact(tree, diag, "expression", node->start, head_end(node));
  bool is_call = operand != NULL && ml_is_call(operand);
  const char *key = node->kind != ML_NODE_AWAIT ? "value" : is_call ? "awaited" : "variable";
  if (operand != NULL) text_fact(tree, diag, key, operand->start, operand->end);
}

/* Only at the end is it known what the functions around them are called. */
void ml_tell_misplaced(ml_parser *parser) {
  const ml_misplacement *misplaced = parser->misplaced;
  for (; misplaced != NULL; misplaced = misplaced->next) tell(parser, misplaced);
}
