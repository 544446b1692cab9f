/* Async functions: the body stays where it is, and becomes the argument of __ml_async. */
#include <string.h>

#include "lang/emit.h"

enum { ASYNC_LENGTH = 5, FUNCTION_LENGTH = 8 };

/* `,"f","M.f")` or `,"f","M.f",true)` behind the function's `end`. */
static void emit_end(ml_emitter *emitter, const ml_function *function, uint32_t end) {
  ml_edits *edits = &emitter->edits;
  bool named = function->name != NULL;
  ml_say(edits, ",\"");
  ml_say_bytes(edits, named ? function->name : "<anonymous>",
               strlen(named ? function->name : "<anonymous>"));
  ml_say(edits, "\",\"");
  ml_say_bytes(edits, named ? function->qualname : "<anonymous>",
               strlen(named ? function->qualname : "<anonymous>"));
  ml_say(edits, function->first_yield != NULL ? "\",true)" : "\")");
  ml_edit_close(edits, end);
}

/* async function(a) … end  ->  __ml_async(function(a) … end,"f","f") */
void ml_emit_function(ml_emitter *emitter, const ml_node *node) {
  ml_say(&emitter->edits, "_async(");
  ml_replace_word(emitter, node->start, ASYNC_LENGTH);
  emit_end(emitter, node->function.function, node->end);
  ml_separate_statement(emitter, node, node->end);
}

/* async function M.f(a)        ->  M.f=__ml_async(function(a)
 * async function o:m(a)        ->  o.m=__ml_async(function(self,a)
 * local async function f(a)    ->  local f f=__ml_async(function(a) */
void ml_emit_function_statement(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  const ml_node *target = node->function_statement.target;
  const ml_node *value = node->function_statement.function;
  const ml_function *function = value->function.function;
  ml_replace_word(emitter, function->async_word, ASYNC_LENGTH);
  ml_replace_word(emitter, function->keyword, FUNCTION_LENGTH);
  if (function->is_method) {
    ml_say(edits, ".");
    ml_edit_open(edits, target->field.dot, 1);
  }
  if (node->kind == ML_NODE_LOCAL_FUNCTION) {
    ml_say(edits, " ");
    ml_say_name(edits, target->local_name.variable->name);
  }
  ml_say(edits, "=_async(function(");
  if (function->is_method) {
    bool alone = function->parameters == NULL && !function->is_vararg;
    ml_say(edits, alone ? "self" : "self,");
  }
  ml_edit_open(edits, function->open_paren, 1);
  emit_end(emitter, function, node->end);
  ml_separate_statement(emitter, node, node->end);
}
