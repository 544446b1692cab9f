#include "lang/emit.h"

#include <string.h>

typedef void (*emit_function)(ml_emitter *emitter, const ml_node *node);

static const emit_function emitters[ML_NODE_COUNT] = {
    [ML_NODE_AWAIT] = ml_emit_await,
    [ML_NODE_YIELD] = ml_emit_yield,
    [ML_NODE_FUNCTION] = ml_emit_function,
    [ML_NODE_FUNCTION_STATEMENT] = ml_emit_function_statement,
    [ML_NODE_LOCAL_FUNCTION] = ml_emit_function_statement,
    [ML_NODE_GENERIC_FOR] = ml_emit_async_for,
    [ML_NODE_RAISE] = ml_emit_raise,
    [ML_NODE_TRY] = ml_emit_try,
    [ML_NODE_ASYNC_WITH] = ml_emit_async_with,
    [ML_NODE_RETURN] = ml_emit_return,
    [ML_NODE_BREAK] = ml_emit_break,
    [ML_NODE_GOTO] = ml_emit_goto,
};

void ml_emit(ml_emitter *emitter) {
  const ml_node_list *rewrites = &emitter->tree->rewrites;
  for (size_t i = 0; i < rewrites->count; i++) {
    ml_edits_next(&emitter->edits);
    emitters[rewrites->nodes[i]->kind](emitter, rewrites->nodes[i]);
  }
  const ml_node_list *calls = &emitter->tree->calls;
  ml_edits_next(&emitter->edits);
  for (size_t i = 0; i < calls->count; i++) ml_emit_call_statement(emitter, calls->nodes[i]);
  const ml_node_list *spawns = &emitter->tree->spawns;
  ml_edits_next(&emitter->edits);
  for (size_t i = 0; i < spawns->count; i++) ml_emit_spawn(emitter, spawns->nodes[i]);
}

void ml_replace_word(ml_emitter *emitter, uint32_t at, uint32_t length) {
  const char *text = emitter->tree->text;
  uint32_t end = at + length;
  while (text[end] == ' ' || text[end] == '\t') end++;
  ml_edit_open(&emitter->edits, at, end - at);
}

void ml_separate_statement(ml_emitter *emitter, const ml_node *node, uint32_t at) {
  if (!(node->flags & ML_FLAG_NEEDS_BREAK)) return;
  ml_say(&emitter->edits, ";");
  ml_edit_separate(&emitter->edits, at);
}

void ml_say_vararg(ml_emitter *emitter, const ml_function *function, const char *before) {
  if (!function->home->is_vararg) return;
  ml_say(&emitter->edits, before);
  ml_say(&emitter->edits, "...");
}
