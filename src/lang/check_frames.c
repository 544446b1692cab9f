/* The frames: what surrounds a node, known from where it stands in the text. */
#include "base/alloc.h"
#include "lang/check_parts.h"

const ml_region *ml_region_of(const ml_checker *checker, const ml_node *node) {
  const ml_check_frame *top = ml_frame_top(checker);
  return node->start >= top->split ? top->after : top->before;
}

/* A straight line of its own, to which `inherits` (may be NULL) leads. */
static const ml_region *new_region(ml_checker *checker, const ml_region *inherits) {
  ml_region *region = ml_checker_alloc(checker, sizeof *region);
  if (region != NULL) region->inherits = inherits;
  return region;
}

static bool grow(ml_checker *checker) {
  size_t capacity = checker->frame_capacity == 0 ? 64 : checker->frame_capacity * 2;
  ml_check_frame *frames = ml_realloc(checker->frames, capacity * sizeof *frames);
  if (frames == NULL) {
    checker->failed = true;
    return false;
  }
  checker->frames = frames;
  checker->frame_capacity = capacity;
  return true;
}

static void push(ml_checker *checker, ml_check_frame frame) {
  if (checker->frame_count == checker->frame_capacity && !grow(checker)) return;
  checker->frames[checker->frame_count++] = frame;
}

bool ml_frames_begin(ml_checker *checker) {
  checker->frame_count = 0;
  const ml_region *region = new_region(checker, NULL);
  push(checker,
       (ml_check_frame){
           .end = UINT32_MAX, .before = region, .after = region, .home = checker->tree->main});
  return !checker->failed;
}

/* A frame like the one around, for the stretch of the node. */
static ml_check_frame frame_inside(const ml_checker *checker, const ml_node *node) {
  ml_check_frame frame = *ml_frame_top(checker);
  frame.before = frame.after = ml_region_of(checker, node);
  frame.end = node->end;
  frame.split = node->start;
  return frame;
}

static void enter_function(ml_checker *checker, const ml_node *node) {
  ml_check_frame frame = frame_inside(checker, node);
  frame.before = frame.after = new_region(checker, NULL);
  frame.guard = NULL;
  frame.home = node->function.function;
  frame.conditional = false;
  push(checker, frame);
}

/* From `split` on, things happen once, many times, or not at all; before, as around. */
static void enter_branch(ml_checker *checker, const ml_node *node, uint32_t split) {
  ml_check_frame frame = frame_inside(checker, node);
  frame.split = split;
  frame.after = new_region(checker, NULL);
  frame.conditional = true;
  push(checker, frame);
}

/* What a part does may be cut short, so that it does not count behind the statement. */
static void enter_try(ml_checker *checker, const ml_node *node) {
  ml_guard *guard = ml_checker_alloc(checker, sizeof *guard);
  if (guard == NULL) return;
  ml_check_frame frame = frame_inside(checker, node);
  *guard = (ml_guard){.statement = node, .outer = frame.guard};
  const ml_region *around = frame.before;
  frame.before = new_region(checker, around);
  frame.after = new_region(checker, around);
  const ml_block *finally_body = node->try_statement.finally_body;
  frame.split = finally_body != NULL ? finally_body->start : node->end;
  frame.guard = guard;
  frame.conditional = true;
  push(checker, frame);
}

static void enter_except(ml_checker *checker, const ml_node *node) {
  enter_branch(checker, node, node->start);
  ml_check_frame *frame = &checker->frames[checker->frame_count - 1];
  if (frame->guard != NULL) frame->guard = frame->guard->outer;
}

/* The manager may swallow what cuts the block short. */
static void enter_with(ml_checker *checker, const ml_node *node) {
  ml_check_frame frame = frame_inside(checker, node);
  frame.split = node->with.do_word;
  frame.after = new_region(checker, frame.before);
  push(checker, frame);
}

/* A label may be reached from anywhere. */
static void enter_label(ml_checker *checker) {
  ml_check_frame *top = &checker->frames[checker->frame_count - 1];
  top->before = top->after = new_region(checker, NULL);
}

static void enter_clause(ml_checker *checker, const ml_node *node) {
  bool certain = node == checker->first_clause;
  const ml_block *body = node->loop.body;
  enter_branch(checker, node, certain && body != NULL ? body->start : node->start);
}

static void enter_loop(ml_checker *checker, const ml_node *node, const ml_block *body) {
  enter_branch(checker, node, body != NULL ? body->start : node->start);
}

static bool is_short_circuit(const ml_node *node) {
  return node->detail == ML_TOKEN_AND || node->detail == ML_TOKEN_OR;
}

void ml_frames_enter(ml_checker *checker, const ml_node *node) {
  while (checker->frame_count > 1 && ml_frame_top(checker)->end <= node->start)
    checker->frame_count--;
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_FUNCTION: enter_function(checker, node); break;
    case ML_NODE_IF: checker->first_clause = node->list.items; break;
    case ML_NODE_IF_CLAUSE: enter_clause(checker, node); break;
    case ML_NODE_REPEAT: enter_branch(checker, node, node->start); break;
    case ML_NODE_WHILE: enter_loop(checker, node, node->loop.body); break;
    case ML_NODE_NUMERIC_FOR: enter_loop(checker, node, node->numeric_for.body); break;
    case ML_NODE_GENERIC_FOR: enter_loop(checker, node, node->generic_for.body); break;
    case ML_NODE_TRY: enter_try(checker, node); break;
    case ML_NODE_EXCEPT: enter_except(checker, node); break;
    case ML_NODE_ASYNC_WITH: enter_with(checker, node); break;
    case ML_NODE_LABEL: enter_label(checker); break;
    case ML_NODE_BINARY:
      if (is_short_circuit(node)) enter_branch(checker, node, node->binary.operator_start);
      break;
    default: break;
  }
}

static bool names_class(const ml_node *clause, const char *class_name) {
  for (const ml_node *node = clause->except.classes; node != NULL; node = node->next) {
    const ml_name *name = node->kind == ML_NODE_FIELD  ? node->field.name
                          : node->kind == ML_NODE_NAME ? node->name.name
                                                       : NULL;
    if (name != NULL && ml_name_is(name, class_name)) return true;
  }
  return false;
}

bool ml_is_expected(const ml_checker *checker, const char *class_name) {
  const ml_guard *guard = ml_frame_top(checker)->guard;
  for (; guard != NULL; guard = guard->outer) {
    const ml_node *clause = guard->statement->try_statement.clauses;
    for (; clause != NULL; clause = clause->next)
      if (names_class(clause, class_name)) return true;
  }
  return false;
}
