/* await, yield, raise, async for, and calls whose result is dropped. */
#include <string.h>

#include "lang/emit.h"

enum { AWAIT_LENGTH = 5, YIELD_LENGTH = 5, RAISE_LENGTH = 5, ASYNC_LENGTH = 5 };

static void say_quoted(ml_edits *edits, const char *kind, const char *text, size_t length) {
  ml_say(edits, ",\"");
  ml_say(edits, kind);
  ml_say(edits, " '");
  ml_say_bytes(edits, text, length);
  ml_say(edits, "'\"");
}

/* Says `,"global 'f'"`: the words in which Lua would tell what it could not call. False: it has
 * none, and nothing is said. */
static bool say_variable(ml_emitter *emitter, const ml_node *node, const ml_function *in) {
  ml_edits *edits = &emitter->edits;
  if (node->kind == ML_NODE_NAME) {
    const char *kind = node->name.variable == NULL    ? "global"
                       : ml_name_is_upvalue(node, in) ? "upvalue"
                                                      : "local";
    say_quoted(edits, kind, node->name.name->text, node->name.name->length);
  } else if (node->kind == ML_NODE_FIELD) {
    say_quoted(edits, "field", node->field.name->text, node->field.name->length);
  } else if (node->kind == ML_NODE_INDEX) {
    size_t length;
    const char *key = ml_plain_key(emitter->tree, node->index.key, &length);
    if (key == NULL) return false;
    say_quoted(edits, "field", key, length);
  } else {
    return false;
  }
  return true;
}

/* await f(x)  ->  __ml_await[f](x) */
static void emit_await_call(ml_emitter *emitter, const ml_node *node, const ml_node *call) {
  ml_edits *edits = &emitter->edits;
  ml_say(edits, "_await[");
  ml_replace_word(emitter, node->start, AWAIT_LENGTH);
  ml_say(edits, "]");
  ml_edit_close(edits, call->call.callee->end);
}

/* The arguments of a method call behind others: `(` becomes `before` and a comma where it is
 * needed, and a string or table gets what it has not. */
static void emit_arguments(ml_emitter *emitter, const ml_node *call, const char *before) {
  ml_edits *edits = &emitter->edits;
  ml_say(edits, before);
  bool in_parens = call->detail == ML_TOKEN_OPEN_PAREN;
  if (call->method.arguments != NULL) ml_say(edits, ",");
  ml_edit_open(edits, call->method.open, in_parens ? 1 : 0);
}

/* await o:m(x)  ->  __ml_await[o.m](o,x) */
static void emit_await_simple_method(ml_emitter *emitter, const ml_node *node,
                                     const ml_node *call) {
  ml_edits *edits = &emitter->edits;
  const ml_name *object = call->method.object->name.name, *method = call->method.name;
  ml_say(edits, "_await[");
  ml_replace_word(emitter, node->start, AWAIT_LENGTH);
  ml_say(edits, ".");
  ml_edit_open(edits, call->method.colon, 1);
  ml_say(edits, "]");
  ml_edit_close(edits, call->method.name_start + method->length);
  ml_say(edits, "(");
  ml_say_name(edits, object);
  emit_arguments(emitter, call, "");
  if (call->detail != ML_TOKEN_OPEN_PAREN) {
    ml_say(edits, ")");
    ml_edit_close(edits, node->end);
  }
}

/* await a.b:m(x)  ->  __ml_go(__ml_method(a.b,"field 'b'","m",x)) */
static void emit_await_method(ml_emitter *emitter, const ml_node *node, const ml_node *call) {
  ml_edits *edits = &emitter->edits;
  const ml_name *method = call->method.name;
  ml_say(edits, "_go(_method(");
  ml_replace_word(emitter, node->start, AWAIT_LENGTH);
  const ml_node *object = call->method.object;
  while (object->kind == ML_NODE_PAREN) object = object->operand.value;
  if (!say_variable(emitter, object, node->await.in)) ml_say(edits, ",nil");
  ml_say(edits, ",");
  ml_edit_open(edits, call->method.colon, 1);
  ml_say(edits, "\"");
  ml_say_name(edits, method);
  ml_say(edits, "\"");
  ml_edit_open(edits, call->method.name_start, method->length);
  emit_arguments(emitter, call, "");
  ml_say(edits, call->detail == ML_TOKEN_OPEN_PAREN ? ")" : "))");
  ml_edit_close(edits, node->end);
}

/* await x  ->  __ml_go(__ml_open(x,"local 'x'")) */
static void emit_await_value(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  ml_say(edits, "_go(_open(");
  ml_replace_word(emitter, node->start, AWAIT_LENGTH);
  say_variable(emitter, node->await.operand, node->await.in);
  ml_say(edits, "))");
  ml_edit_close(edits, node->end);
}

void ml_emit_await(ml_emitter *emitter, const ml_node *node) {
  const ml_node *operand = node->await.operand;
  if (operand->kind == ML_NODE_CALL) {
    emit_await_call(emitter, node, operand);
  } else if (operand->kind != ML_NODE_METHOD_CALL) {
    emit_await_value(emitter, node);
  } else if (operand->method.object->kind == ML_NODE_NAME) {
    emit_await_simple_method(emitter, node, operand);
  } else {
    emit_await_method(emitter, node, operand);
  }
}

/* yield a, b  ->  __ml_yield(a, b) */
void ml_emit_yield(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  bool bare = node->yield.operands == NULL;
  ml_say(edits, bare ? "_yield()" : "_yield(");
  if (bare) {
    ml_edit_open(edits, node->start, YIELD_LENGTH);
  } else {
    ml_replace_word(emitter, node->start, YIELD_LENGTH);
    ml_say(edits, ")");
    ml_edit_close(edits, node->end);
  }
  ml_separate_statement(emitter, node, node->end);
}

/* raise e  ->  __ml_raise(e); alone in a handler it says what is being handled. */
void ml_emit_raise(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  if (node->raise.value != NULL) {
    ml_say(edits, "_raise(");
    ml_replace_word(emitter, node->start, RAISE_LENGTH);
    ml_say(edits, ")");
    ml_edit_close(edits, node->end);
  } else {
    ml_say(edits, node->flags & ML_FLAG_IN_HANDLER ? "_raise(_e,true)" : "_raise()");
    ml_edit_open(edits, node->start, RAISE_LENGTH);
  }
  ml_separate_statement(emitter, node, node->end);
}

/* async for k in e do  ->  for k in __ml_iter(e) do */
void ml_emit_async_for(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  const ml_node *value = node->generic_for.values;
  ml_replace_word(emitter, node->start, ASYNC_LENGTH);
  ml_say(edits, "_iter(");
  ml_edit_open(edits, value->start, 0);
  ml_say(edits, ")");
  ml_edit_close(edits, value->end);
}

/* create_task(f(x))  ->  __ml_spawn(create_task,f,x): a task for which no coroutine object has to
 * be made, since nobody else could hold it. */
void ml_emit_spawn(ml_emitter *emitter, const ml_node *node) {
  if (node->flags & ML_FLAG_TAKEN) return;
  ml_edits *edits = &emitter->edits;
  const ml_node *made = node->call.arguments;
  ml_say(edits, "_spawn(");
  ml_edit_open(edits, node->start, 0);
  ml_say(edits, ",");
  ml_edit_open(edits, node->call.open, 1);
  ml_say(edits, made->call.arguments != NULL ? "," : "");
  ml_edit_open(edits, made->call.open, 1);
  ml_edit_open(edits, made->end - 1, 1);
}

/* Library functions that make no coroutine object, by the name they are called with. */
static const char *const known_functions[] = {
#define X(name) name,
#include "lang/known_functions.def"
};

/* Whether `name` (of `length` bytes, with a dot in it or not) is a known function. */
static bool is_known(const char *name, size_t length) {
  size_t low = 0, high = sizeof known_functions / sizeof known_functions[0];
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = strncmp(name, known_functions[middle], length);
    if (order == 0) order = known_functions[middle][length] == '\0' ? 0 : -1;
    if (order == 0) return true;
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return false;
}

static bool is_known_callee(const ml_emitter *emitter, const ml_node *callee) {
  const ml_node *base = callee->kind == ML_NODE_FIELD ? callee->field.object : callee;
  if (base->kind != ML_NODE_NAME || base->name.variable != NULL) return false;
  return is_known(emitter->tree->text + callee->start, callee->end - callee->start);
}

/* f(x)  ->  __ml_drop(f(x)), which reports a coroutine object nobody will ever run. */
void ml_emit_call_statement(ml_emitter *emitter, const ml_node *node) {
  const ml_node *call = node->operand.value;
  if (call->kind == ML_NODE_CALL && is_known_callee(emitter, call->call.callee)) return;
  ml_say(&emitter->edits, "_drop(");
  ml_edit_open(&emitter->edits, node->start, 0);
  ml_say(&emitter->edits, ")");
  ml_edit_close(&emitter->edits, node->end);
}
