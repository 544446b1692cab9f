/* Blocks, variables, and the jumps that leave a part of a try or async with. */
#include "base/alloc.h"
#include "lang/parse.h"

ml_block *ml_block_open(ml_parser *parser, bool is_loop) {
  ml_block *block = ml_parser_alloc(parser, sizeof *block);
  block->parent = parser->block;
  block->function = parser->function;
  block->is_loop = is_loop;
  block->start = parser->last.end;
  block->outer_variables = parser->variable_count;
  block->outer_loop = parser->loop;
  parser->block = block;
  if (is_loop) parser->loop = block;
  return block;
}

void ml_block_close(ml_parser *parser, ml_block *block) {
  block->end = parser->last.end;
  while (parser->variable_count > block->outer_variables) {
    ml_variable *variable = parser->variables[--parser->variable_count];
    variable->name->binding = variable->shadowed;
  }
  parser->loop = block->outer_loop;
  parser->block = block->parent;
}

ml_variable *ml_variable_new(ml_parser *parser, ml_name *name, ml_node *declaration) {
  ml_variable *variable = ml_parser_alloc(parser, sizeof *variable);
  variable->name = name;
  variable->home = parser->function->home;
  variable->declaration = declaration;
  return variable;
}

void ml_variable_activate(ml_parser *parser, ml_variable *variable) {
  if (parser->variable_count == parser->variable_capacity) {
    size_t capacity = parser->variable_capacity == 0 ? 256 : parser->variable_capacity * 2;
    ml_variable **variables = ml_realloc(parser->variables, capacity * sizeof(ml_variable *));
    if (variables == NULL) ml_no_memory(parser);
    parser->variables = variables;
    parser->variable_capacity = capacity;
  }
  parser->variables[parser->variable_count++] = variable;
  variable->shadowed = variable->name->binding;
  variable->name->binding = variable;
}

ml_node *ml_local_name(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_LOCAL_NAME, &parser->token);
  ml_name *name = ml_expect_name(parser);
  if (name == NULL) return NULL;
  node->local_name.variable = ml_variable_new(parser, name, node);
  return node;
}

void ml_check_target(ml_parser *parser, const ml_node *target) {
  const ml_variable *variable = target->kind == ML_NODE_NAME ? target->name.variable : NULL;
  if (variable == NULL || variable->attribute == ML_ATTRIBUTE_NONE || parser->error_count > 0)
    return;
  ml_semantic_error(parser, ML_DIAG_SYNTAX_ERROR, target->start, target->end,
                    "attempt to assign to const variable '%.*s'", (int)variable->name->length,
                    variable->name->text);
}

/* How many variables Lua counts in the function or part, those of its own making apart. */
static size_t count_variables(const ml_parser *parser) {
  const ml_block *block = parser->block, *outermost = block;
  for (; block != NULL && block->function == parser->function; block = block->parent)
    outermost = block;
  return parser->variable_count - (outermost == NULL ? 0 : outermost->outer_variables);
}

void ml_check_room(ml_parser *parser, const ml_node *node, uint32_t end, const ml_exits *exits) {
  enum { MOST_VARIABLES = 200, EMITTED = 2 };
  bool needs_variables = exits->returns || exits->breaks;
  if (!needs_variables || count_variables(parser) + EMITTED <= MOST_VARIABLES) return;
  ml_semantic_error(parser, ML_DIAG_SYNTAX_ERROR, node->start, end,
                    "too many local variables (limit is %d): this block needs %d more to be left "
                    "by return or break",
                    MOST_VARIABLES, EMITTED);
}

bool ml_name_is_upvalue(const ml_node *name, const ml_function *in) {
  return name->name.variable != NULL && name->name.variable->home != in->home;
}

ml_exits *ml_exits_new(ml_parser *parser) {
  ml_exits *exits = ml_parser_alloc(parser, sizeof *exits);
  exits->in = parser->function;
  exits->loop = parser->loop;
  return exits;
}

void ml_leave_by_return(ml_parser *parser, ml_node *node) {
  ml_function *in = parser->function;
  node->jump_values.in = in;
  if (in->kind == ML_FUNCTION_PART) node->flags |= ML_FLAG_LEAVES;
  for (; in->kind == ML_FUNCTION_PART; in = in->parent) in->exits->returns = true;
}

void ml_leave_by_break(ml_parser *parser, ml_node *node) {
  ml_function *in = parser->function;
  ml_block *loop = parser->loop;
  node->break_out.in = in;
  node->break_out.loop = loop;
  if (loop == NULL) {
    node->break_out.earlier = parser->lost_breaks;
    parser->lost_breaks = node;
    return;
  }
  if (loop->function == in) return;
  node->flags |= ML_FLAG_LEAVES;
  for (; in != loop->function; in = in->parent) in->exits->breaks = true;
}

static void exit_to_label(ml_parser *parser, ml_exits *exits, ml_name *name,
                          const ml_function *target) {
  for (ml_exit_label *label = exits->labels; label != NULL; label = label->next)
    if (label->name == name) return;
  ml_exit_label *label = ml_parser_alloc(parser, sizeof *label);
  label->name = name;
  label->local = exits->in == target;
  label->next = exits->labels;
  exits->labels = label;
}

/* The block around `node`, a goto, that has its label; NULL when none has. */
static ml_block *block_of_label(const ml_parser *parser, const ml_node *node) {
  const ml_function *home = node->go_to.in->home;
  ml_block *block = node->go_to.block;
  for (; block != NULL && block->function->home == home; block = block->parent)
    if (ml_labels_has(&parser->labels, block, node->go_to.name)) return block;
  return NULL;
}

static void tell_no_label(ml_parser *parser, const ml_node *node) {
  const ml_name *name = node->go_to.name;
  ml_semantic_error(parser, ML_DIAG_SYNTAX_ERROR, node->start, node->end,
                    "no visible label '%.*s' for <goto> at line %d", (int)name->length, name->text,
                    node->line);
}

static void tell_lost_breaks(ml_parser *parser) {
  for (ml_node *node = parser->lost_breaks; node != NULL; node = node->break_out.earlier)
    ml_semantic_error(parser, ML_DIAG_SYNTAX_ERROR, node->start, node->end,
                      "break outside loop at line %d", node->line);
}

/* What was given up in a syntax error may have held the label, or the loop. */
void ml_resolve_jumps(ml_parser *parser) {
  bool all_read = parser->error_count == 0;
  if (all_read) tell_lost_breaks(parser);
  for (ml_node *node = parser->gotos; node != NULL; node = node->go_to.earlier) {
    ml_block *block = block_of_label(parser, node);
    if (block == NULL && all_read) tell_no_label(parser, node);
    if (block == NULL || block->function == node->go_to.in) continue;
    node->flags |= ML_FLAG_LEAVES;
    ml_function *in = node->go_to.in;
    for (; in != block->function; in = in->parent)
      exit_to_label(parser, in->exits, node->go_to.name, block->function);
  }
}
