/* For debug mode: assignments tell what they read and what they write, so that an update that is
 * lost between two tasks can be seen when it happens (src/lib/lost_updates.lua).
 *
 * In an async function every assignment says, with its line, from which places its values were
 * read, and from which of the function's own locals, which hand on what they were read from. What
 * stands before an await in the statement is told before the statement, all else after it. Where
 * one async function awaits another, the arguments and the result hand it on as well. */
#include <stdio.h>
#include <string.h>

#include "lang/emit.h"
#include "lang/watch.h"

enum { RESULT = 99, FIRST_ARGUMENT = 100, MOST_ARGUMENTS = 8 };

/* The statement that is made to tell. */
typedef struct watched {
  ml_emitter *emitter;
  ml_edits *edits;
  const char *text;
  const ml_node *statement;
  const ml_function *in;
  bool flows; /* the function keeps account of where its locals come from */
} watched;

static void say_number(ml_edits *edits, long number) {
  char digits[24];
  int length = snprintf(digits, sizeof digits, "%ld", number);
  ml_say_bytes(edits, digits, (size_t)length);
}

static void say_source(ml_emitter *emitter, uint32_t start, uint32_t end) {
  ml_say_bytes(&emitter->edits, emitter->tree->text + start, end - start);
}

/* The path as the user wrote it, inside quotes. */
static void say_spelling(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  if (node->kind == ML_NODE_NAME) {
    ml_say_name(edits, node->name.name);
  } else if (node->kind == ML_NODE_FIELD) {
    say_spelling(emitter, node->field.object);
    ml_say_bytes(edits, ".", 1);
    ml_say_name(edits, node->field.name);
  } else {
    const ml_node *key = node->index.key;
    say_spelling(emitter, node->index.object);
    ml_say_bytes(edits, "[", 1);
    for (uint32_t i = key->start; i < key->end; i++) {
      char c = emitter->tree->text[i];
      if (c == '"' || c == '\\') ml_say_bytes(edits, "\\", 1);
      ml_say_bytes(edits, &c, 1);
    }
    ml_say_bytes(edits, "]", 1);
  }
}

static void say_name_string(ml_edits *edits, const ml_name *name) {
  ml_say_bytes(edits, ",\"", 2);
  ml_say_name(edits, name);
  ml_say_bytes(edits, "\"", 1);
}

/* `,_ENV,"t","x"`, `,account,"balance"`, `,list,i`: where to begin, and the keys. */
static void say_path(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  if (node->kind == ML_NODE_FIELD) {
    say_path(emitter, node->field.object);
    say_name_string(edits, node->field.name);
  } else if (node->kind == ML_NODE_INDEX) {
    say_path(emitter, node->index.object);
    ml_say_bytes(edits, ",", 1);
    say_source(emitter, node->index.key->start, node->index.key->end);
  } else if (node->name.variable == NULL) {
    ml_say_bytes(edits, ",_ENV", 5);
    say_name_string(edits, node->name.name);
  } else {
    ml_say_bytes(edits, ",", 1);
    ml_say_name(edits, node->name.name);
  }
}

/* `,LINE,"account.balance"` and the path; a variable is told by a function that has it. */
static void say_place(ml_emitter *emitter, const ml_node *node, int line) {
  ml_edits *edits = &emitter->edits;
  ml_say_bytes(edits, ",", 1);
  say_number(edits, line);
  ml_say_bytes(edits, ",\"", 2);
  say_spelling(emitter, node);
  ml_say_bytes(edits, "\"", 1);
  if (node->kind == ML_NODE_NAME && node->name.variable != NULL) {
    ml_say_bytes(edits, ",function()return ", 18);
    ml_say_name(edits, node->name.name);
    ml_say_bytes(edits, " end", 4);
  } else {
    say_path(emitter, node);
  }
}

/* A local is told by where it was declared. */
static long number_of(const ml_variable *local) {
  return local->declaration == NULL ? 0 : (long)local->declaration->start;
}

static void say_locals(ml_edits *edits, const ml_sources *from) {
  for (int i = 0; i < from->local_count; i++) {
    ml_say_bytes(edits, ",", 1);
    say_number(edits, number_of(from->locals[i]));
  }
}

static bool hands_on(const ml_block *block, const char *text, bool takes);

/* Whether a statement of the list, or one inside it, returns what a place holds, or (where the
 * function `takes` something) writes into a place. */
static bool any_hands_on(const ml_node *list, const char *text, bool takes) {
  for (; list != NULL; list = list->next) {
    ml_sources from = {.awaits = 0};
    switch ((ml_node_kind)list->kind) {
      case ML_NODE_RETURN:
        if (list->jump_values.values != NULL) ml_sources_add(&from, list->jump_values.values, text);
        if (from.place_count > 0) return true;
        break;
      case ML_NODE_ASSIGN:
        for (const ml_node *target = list->assign.targets; target != NULL; target = target->next)
          if (takes && ml_is_place(target, text)) return true;
        break;
      case ML_NODE_DO:
      case ML_NODE_WHILE:
      case ML_NODE_REPEAT:
      case ML_NODE_IF_CLAUSE:
        if (hands_on(list->loop.body, text, takes)) return true;
        break;
      case ML_NODE_IF:
        if (any_hands_on(list->list.items, text, takes)) return true;
        break;
      default: break;
    }
  }
  return false;
}

static bool hands_on(const ml_block *block, const char *text, bool takes) {
  return block != NULL && any_hands_on(block->first, text, takes);
}

/* `_seen(_flow,SLOT,fresh,LINE,"x",…);` for each place read early, or late; returns how many. */
static int say_reads(const watched *self, const ml_sources *from, int slot, bool early) {
  ml_edits *edits = self->edits;
  int said = 0;
  for (int i = 0; i < from->place_count; i++) {
    const ml_node *place = from->places[i];
    if (ml_is_read_early(from, place, self->in) != early) continue;
    if (!early && ml_is_hidden(self->statement, place)) continue;
    bool fresh = said++ == 0 && (early || from->first_await == 0);
    ml_say(edits, "_seen(_flow,");
    say_number(edits, -slot);
    ml_say_bytes(edits, fresh ? ",true" : ",false", fresh ? 5 : 6);
    say_place(self->emitter, place, place->line);
    ml_say_bytes(edits, ");", 2);
  }
  return said;
}

/* ---- awaiting another function ---- */

/* What is awaited, where it is a call by name: `f(x)`, `M.f(x)`, `o:f(x)`; NULL: anything else. */
static const ml_name *called_name(const ml_node *call) {
  if (call->kind == ML_NODE_METHOD_CALL) return call->method.name;
  const ml_node *callee = call->call.callee;
  if (callee->kind == ML_NODE_NAME) return callee->name.name;
  return callee->kind == ML_NODE_FIELD ? callee->field.name : NULL;
}

/* The one call whose result the value is made from: the awaited one, or else the only one. NULL:
 * there is none, or several, or it is not by name. */
static const ml_node *call_of(const ml_sources *from) {
  const ml_node *call = from->awaits == 1                             ? from->call
                        : from->awaits == 0 && from->plain_calls == 1 ? from->plain_call
                                                                      : NULL;
  return call == NULL || called_name(call) == NULL ? NULL : call;
}

/* `_pass(_flow,"f",false,{SLOT,LOCALS…},…);` before a statement that calls: what the arguments are
 * made from. */
static void say_call(const watched *self, const ml_sources *all) {
  ml_edits *edits = self->edits;
  const ml_node *call = call_of(all);
  const ml_name *name = called_name(call);
  bool method = call->kind == ML_NODE_METHOD_CALL;
  const ml_node *first = method ? call->method.arguments : call->call.arguments;
  const ml_node *argument = first;
  ml_sources from[MOST_ARGUMENTS] = {{.awaits = 0}};
  int count = 0;
  for (; argument != NULL && count < MOST_ARGUMENTS; argument = argument->next, count++) {
    ml_sources_add(&from[count], argument, self->text);
    from[count].first_await = all->first_await;
    say_reads(self, &from[count], FIRST_ARGUMENT + count, true);
  }
  ml_say(edits, "_pass(_flow,\"");
  ml_say_name(edits, name);
  ml_say(edits, method ? "\",true" : "\",false");
  for (int i = 0; i < count; i++) {
    ml_say_bytes(edits, ",{", 2);
    say_number(edits, -(FIRST_ARGUMENT + i));
    say_locals(edits, &from[i]);
    ml_say_bytes(edits, "}", 1);
  }
  ml_say_bytes(edits, ");", 2);
}

/* Whether an argument of the call has sources. */
static bool has_sources(const watched *self, const ml_node *call) {
  bool method = call->kind == ML_NODE_METHOD_CALL;
  ml_sources from = {.awaits = 0};
  ml_sources_add_list(&from, method ? call->method.arguments : call->call.arguments, self->text);
  return from.place_count > 0 || from.local_count > 0;
}

/* Before a statement that calls a function for one of `values`. */
static void emit_call(const watched *self, const ml_node *values) {
  ml_sources all = {.awaits = 0};
  if (!self->flows) return;
  ml_sources_add_list(&all, values, self->text);
  const ml_node *call = call_of(&all);
  bool is_statement = self->statement->kind == ML_NODE_EXPRESSION;
  if (call == NULL || (is_statement && !has_sources(self, call))) return;
  ml_edits_next(self->edits);
  say_call(self, &all);
  ml_edit_open(self->edits, self->statement->start, 0);
}

/* `_give(_flow,SLOT,LOCALS…);` before a return: what its first value is made from. */
static void emit_return(const watched *self) {
  const ml_node *value = self->statement->jump_values.values;
  ml_sources from = {.awaits = 0};
  if (value == NULL || !self->flows) return;
  ml_sources_add(&from, value, self->text);
  if (call_of(&from) != NULL) {
    emit_call(self, value);
    return;
  }
  ml_edits_next(self->edits);
  say_reads(self, &from, RESULT, from.awaits > 0);
  ml_say(self->edits, "_give(_flow,");
  say_number(self->edits, -RESULT);
  say_locals(self->edits, &from);
  ml_say_bytes(self->edits, ");", 2);
  ml_edit_open(self->edits, self->statement->start, 0);
}

/* ---- one assignment ---- */

/* `_take(_flow,SLOT,"f");` where the value is made from what a function has returned. An awaited
 * one is not named: it may hand on what another one gave it. */
static void say_late(const watched *self, const ml_sources *from, int slot) {
  ml_edits *edits = self->edits;
  const ml_node *call = call_of(from);
  ml_say_bytes(edits, ";", 1);
  say_reads(self, from, slot, false);
  if (call == NULL) return;
  ml_say(edits, "_take(_flow,");
  say_number(edits, -slot);
  if (from->awaits == 0) {
    ml_say(edits, ",\"");
    ml_say_name(edits, called_name(call));
    ml_say_bytes(edits, "\"", 1);
  }
  ml_say_bytes(edits, ");", 2);
}

/* `_keep(_flow,SLOT,TARGET,LOCALS…);` unless the local is made of nothing but itself. */
static void say_keep(const watched *self, const ml_variable *target, const ml_sources *from,
                     int slot) {
  ml_edits *edits = self->edits;
  bool same = from->local_count == 1 && from->locals[0] == target;
  if (from->place_count == 0 && call_of(from) == NULL && same) return;
  say_late(self, from, slot);
  ml_say(edits, "_keep(_flow,");
  say_number(edits, -slot);
  ml_say_bytes(edits, ",", 1);
  say_number(edits, number_of(target));
  say_locals(edits, from);
  ml_say_bytes(edits, ");", 2);
}

/* `_wrote(_flow,{SLOT,LOCALS…},LINE,"x",…);`, in a function that is not async `_wrote(nil,nil,…`.
 */
static void say_wrote(const watched *self, const ml_node *target, const ml_sources *from,
                      int slot) {
  ml_edits *edits = self->edits;
  if (self->flows) {
    say_late(self, from, slot);
    ml_say(edits, "_wrote(_flow,{");
    say_number(edits, -slot);
    say_locals(edits, from);
    ml_say_bytes(edits, "}", 1);
  } else {
    ml_say(edits, ";_wrote(nil,nil");
  }
  say_place(self->emitter, target, target->line);
  ml_say_bytes(edits, ");", 2);
}

/* What is told of one target after the statement. */
static void say_target(const watched *self, const ml_node *target, const ml_sources *from,
                       int slot) {
  const ml_variable *variable = NULL;
  bool declares = target->kind == ML_NODE_LOCAL_NAME;
  if (declares) variable = target->local_name.variable;
  if (target->kind == ML_NODE_NAME) variable = target->name.variable;
  if (variable != NULL && !variable->is_shared) {
    if (self->flows) say_keep(self, variable, from, slot);
  } else if (!declares && ml_is_place(target, self->text)) {
    say_wrote(self, target, from, slot);
  }
}

static void emit_assignment(const watched *self) {
  const ml_node *value = self->statement->assign.values;
  ml_sources all = {.awaits = 0};
  int slot = 1;
  ml_sources_add_list(&all, value, self->text);
  emit_call(self, value);
  ml_edits_next(self->edits);
  for (const ml_node *target = self->statement->assign.targets; target != NULL;
       target = target->next, slot++) {
    ml_sources from = {.awaits = 0};
    ml_sources_add(&from, value, self->text);
    from.first_await = all.first_await;
    if (call_of(&all) == NULL) from.call = from.plain_call = NULL;
    if (self->flows && say_reads(self, &from, slot, true) > 0)
      ml_edit_open(self->edits, self->statement->start, 0);
    say_target(self, target, &from, slot);
    ml_edit_close(self->edits, self->statement->end);
    if (value != NULL && value->next != NULL) value = value->next;
  }
}

/* ---- the statements of a function, those of its parts among them ---- */

static void emit_block(const watched *function, const ml_block *block);

static void emit_list(const watched *function, const ml_node *list) {
  watched self = *function;
  for (; list != NULL; list = list->next) {
    self.statement = list;
    switch ((ml_node_kind)list->kind) {
      case ML_NODE_LOCAL:
      case ML_NODE_ASSIGN: emit_assignment(&self); break;
      case ML_NODE_EXPRESSION: emit_call(&self, list->operand.value); break;
      case ML_NODE_RETURN: emit_return(&self); break;
      case ML_NODE_DO:
      case ML_NODE_WHILE:
      case ML_NODE_REPEAT:
      case ML_NODE_IF_CLAUSE: emit_block(function, list->loop.body); break;
      case ML_NODE_IF: emit_list(function, list->list.items); break;
      case ML_NODE_NUMERIC_FOR: emit_block(function, list->numeric_for.body); break;
      case ML_NODE_GENERIC_FOR: emit_block(function, list->generic_for.body); break;
      case ML_NODE_ASYNC_WITH: emit_block(function, list->with.body); break;
      case ML_NODE_EXCEPT: emit_block(function, list->except.body); break;
      case ML_NODE_TRY:
        emit_block(function, list->try_statement.body);
        emit_list(function, list->try_statement.clauses);
        emit_block(function, list->try_statement.else_body);
        emit_block(function, list->try_statement.finally_body);
        break;
      default: break;
    }
  }
}

static void emit_block(const watched *function, const ml_block *block) {
  if (block != NULL) emit_list(function, block->first);
}

/* `local _flow=_begin(FIRST,LAST,"f",method,PARAMETERS…);` at the start of a function. */
static void emit_begin(ml_emitter *emitter, const ml_function *function) {
  ml_edits *edits = &emitter->edits;
  ml_edits_next(edits);
  ml_say(edits, "local _flow=_begin(");
  say_number(edits, function->line);
  ml_say_bytes(edits, ",", 1);
  say_number(edits, function->last_line);
  ml_say_bytes(edits, ",\"", 2);
  if (function->name != NULL) ml_say_bytes(edits, function->name, strlen(function->name));
  ml_say(edits, function->is_method ? "\",true" : "\",false");
  int count = 0;
  for (const ml_node *name = function->parameters; name != NULL && count < MOST_ARGUMENTS;
       name = name->next, count++) {
    if (name->kind != ML_NODE_LOCAL_NAME) break;
    ml_say_bytes(edits, ",", 1);
    say_number(edits, number_of(name->local_name.variable));
  }
  ml_say_bytes(edits, ");", 2);
  ml_edit_open(edits, function->body_start, 0);
}

void ml_emit_watch(ml_emitter *emitter) {
  for (const ml_function *function = emitter->tree->main; function != NULL;
       function = function->next) {
    watched self = {.emitter = emitter, .edits = &emitter->edits, .in = function};
    if (function->home != function) continue;
    self.text = emitter->tree->text;
    self.flows =
        function->parent != NULL &&
        (function->is_async || hands_on(function->body, self.text, function->parameters != NULL));
    if (self.flows) emit_begin(emitter, function);
    emit_block(&self, function->body);
  }
}
