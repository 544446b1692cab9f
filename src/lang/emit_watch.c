/* For debug mode: assignments tell what they read and what they write, so that an update that is
 * lost between two tasks can be seen when it happens (src/lib/lost_updates.lua).
 *
 * A place is what several tasks can reach: a global, a variable that more than one function uses,
 * or a field reached by names and constants only, which can be looked at again without side
 * effects. In an async function every assignment says, with its line, from which places its values
 * were read, and from which of the function's own locals, which hand on what they were read from.
 * What stands before an await in the statement is told before the statement, all else after it. */
#include <stdio.h>
#include <string.h>

#include "lang/emit.h"

enum { MOST_READS = 12, DEEPEST_EXPRESSION = 40, DEEPEST_PATH = 6, LONGEST_KEY = 64 };

/* What the value of one assignment is made from. */
typedef struct sources {
  const ml_node *places[MOST_READS];
  const ml_variable *locals[MOST_READS];
  int place_count, local_count;
  int awaits;
  uint32_t first_await; /* where the first await to be carried out ends; 0: there is none */
} sources;

/* ---- what is a place, and what is read ---- */

static bool is_constant_key(const ml_node *key, const char *text) {
  uint32_t length = key->end - key->start;
  bool plain = key->kind == ML_NODE_NUMBER || key->kind == ML_NODE_STRING;
  return plain && length < LONGEST_KEY && memchr(text + key->start, '\n', length) == NULL;
}

static bool is_key(const ml_node *key, const char *text) {
  if (key->kind == ML_NODE_NAME) return key->name.variable != NULL;
  return is_constant_key(key, text);
}

static bool is_path(const ml_node *node, const char *text, int depth) {
  if (depth > DEEPEST_PATH) return false;
  if (node->kind == ML_NODE_NAME) return true;
  if (node->kind == ML_NODE_FIELD) return is_path(node->field.object, text, depth + 1);
  return node->kind == ML_NODE_INDEX && is_key(node->index.key, text) &&
         is_path(node->index.object, text, depth + 1);
}

static bool is_place(const ml_node *node, const char *text) {
  if (node->kind != ML_NODE_NAME) return is_path(node, text, 0);
  const ml_variable *variable = node->name.variable;
  return variable == NULL || (variable->is_shared && variable->attribute == ML_ATTRIBUTE_NONE);
}

/* The innermost object of a path, where it is a local that nobody else reaches; else NULL. */
static const ml_variable *own_local(const ml_node *node) {
  while (node->kind == ML_NODE_FIELD || node->kind == ML_NODE_INDEX)
    node = node->kind == ML_NODE_FIELD ? node->field.object : node->index.object;
  if (node->kind != ML_NODE_NAME || node->name.variable == NULL) return NULL;
  return node->name.variable->is_shared ? NULL : node->name.variable;
}

static void add_read(sources *out, const ml_node *node, const char *text) {
  const ml_variable *local = own_local(node);
  if (local != NULL && out->local_count < MOST_READS) out->locals[out->local_count++] = local;
  if (is_place(node, text) && out->place_count < MOST_READS) out->places[out->place_count++] = node;
}

static void gather(const ml_node *node, const char *text, int depth, sources *out);

static void gather_list(const ml_node *list, const char *text, int depth, sources *out) {
  for (; list != NULL; list = list->next) gather(list, text, depth, out);
}

/* Of `a and b`, where b suspends, the result is b: a was looked at, no more. */
static void gather_binary(const ml_node *node, const char *text, int depth, sources *out) {
  bool chooses = node->detail == ML_TOKEN_AND || node->detail == ML_TOKEN_OR;
  sources before = *out;
  gather(node->binary.left, text, depth, out);
  sources left = *out;
  gather(node->binary.right, text, depth, out);
  if (!chooses || out->awaits == left.awaits) return;
  before.awaits = out->awaits;
  before.first_await = out->first_await;
  for (int i = left.place_count; i < out->place_count; i++)
    before.places[before.place_count++] = out->places[i];
  for (int i = left.local_count; i < out->local_count; i++)
    before.locals[before.local_count++] = out->locals[i];
  *out = before;
}

static void add_await(sources *out, const ml_node *node) {
  if (out->awaits++ == 0) out->first_await = node->end;
}

static void gather(const ml_node *node, const char *text, int depth, sources *out) {
  if (node == NULL || ++depth > DEEPEST_EXPRESSION) return;
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_NAME: add_read(out, node, text); break;
    case ML_NODE_FIELD:
      if (is_path(node, text, 0))
        add_read(out, node, text);
      else
        gather(node->field.object, text, depth, out);
      break;
    case ML_NODE_INDEX:
      if (is_path(node, text, 0)) {
        add_read(out, node, text);
      } else {
        gather(node->index.object, text, depth, out);
        gather(node->index.key, text, depth, out);
      }
      break;
    case ML_NODE_CALL: gather_list(node->call.arguments, text, depth, out); break;
    case ML_NODE_METHOD_CALL:
      gather(node->method.object, text, depth, out);
      gather_list(node->method.arguments, text, depth, out);
      break;
    case ML_NODE_PAREN:
    case ML_NODE_UNARY: gather(node->operand.value, text, depth, out); break;
    case ML_NODE_BINARY: gather_binary(node, text, depth, out); break;
    case ML_NODE_TABLE: gather_list(node->list.items, text, depth, out); break;
    case ML_NODE_NAMED_ITEM: gather(node->named_item.value, text, depth, out); break;
    case ML_NODE_KEYED_ITEM: gather(node->index.key, text, depth, out); break;
    case ML_NODE_AWAIT:
      gather(node->await.operand, text, depth, out);
      add_await(out, node);
      break;
    case ML_NODE_YIELD:
      gather_list(node->yield.operands, text, depth, out);
      add_await(out, node);
      break;
    default: break;
  }
}

/* ---- saying it ---- */

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

/* ---- one assignment ---- */

/* Whether the function keeps account of where its locals come from. */
static bool flows(const ml_function *function) {
  return function->is_async && function->parent != NULL;
}

/* Whether the local declared by this statement has taken the place of a variable that the path
 * begins with. */
static bool is_hidden(const ml_node *statement, const ml_node *path) {
  if (statement->kind != ML_NODE_LOCAL) return false;
  for (const ml_node *name = statement->assign.targets; name != NULL; name = name->next)
    for (const ml_node *at = path;;
         at = at->kind == ML_NODE_FIELD ? at->field.object : at->index.object) {
      if (at->kind == ML_NODE_INDEX && at->index.key->kind == ML_NODE_NAME &&
          at->index.key->name.name == name->local_name.variable->name)
        return true;
      if (at->kind == ML_NODE_NAME) {
        if (at->name.name == name->local_name.variable->name) return true;
        break;
      }
    }
  return false;
}

/* Whether it is read for certain before the statement's first await. Lua reads the function's own
 * locals as late as it can. */
static bool is_early(const sources *from, const ml_node *place, const ml_function *in) {
  bool own = place->kind == ML_NODE_NAME && place->name.variable != NULL &&
             place->name.variable->home == in;
  return from->first_await != 0 && place->start < from->first_await && !own;
}

/* `_seen(flow,SLOT,fresh,LINE,"x",…);` for each place read early, or late; returns how many. */
static int say_reads(ml_emitter *emitter, const ml_node *statement, const sources *from, int slot,
                     bool early, const ml_function *in) {
  ml_edits *edits = &emitter->edits;
  int said = 0;
  for (int i = 0; i < from->place_count; i++) {
    const ml_node *place = from->places[i];
    if (is_early(from, place, in) != early) continue;
    if (!early && is_hidden(statement, place)) continue;
    bool fresh = said++ == 0 && (early || from->first_await == 0);
    ml_say(edits, "_seen(_flow,");
    say_number(edits, -slot);
    ml_say_bytes(edits, fresh ? ",true" : ",false", fresh ? 5 : 6);
    say_place(emitter, place, place->line);
    ml_say_bytes(edits, ");", 2);
  }
  return said;
}

/* `_keep(_flow,SLOT,TARGET,LOCALS…);` unless the local is made of nothing but itself. */
static void say_keep(ml_emitter *emitter, const ml_node *statement, const ml_variable *target,
                     const sources *from, int slot, const ml_function *in) {
  ml_edits *edits = &emitter->edits;
  if (from->place_count == 0 && from->local_count == 1 && from->locals[0] == target) return;
  ml_say_bytes(edits, ";", 1);
  say_reads(emitter, statement, from, slot, false, in);
  ml_say(edits, "_keep(_flow,");
  say_number(edits, -slot);
  ml_say_bytes(edits, ",", 1);
  say_number(edits, number_of(target));
  for (int i = 0; i < from->local_count; i++) {
    ml_say_bytes(edits, ",", 1);
    say_number(edits, number_of(from->locals[i]));
  }
  ml_say_bytes(edits, ");", 2);
}

/* `_wrote(_flow,SLOT,{LOCALS…},LINE,"x",…);`, in a function that is not async `_wrote(nil,…`. */
static void say_wrote(ml_emitter *emitter, const ml_node *statement, const ml_node *target,
                      const sources *from, int slot, const ml_function *in) {
  ml_edits *edits = &emitter->edits;
  ml_say_bytes(edits, ";", 1);
  if (!flows(in)) {
    ml_say(edits, "_wrote(nil,0,nil");
  } else {
    say_reads(emitter, statement, from, slot, false, in);
    ml_say(edits, "_wrote(_flow,");
    say_number(edits, -slot);
    ml_say_bytes(edits, ",{", 2);
    for (int i = 0; i < from->local_count; i++) {
      if (i > 0) ml_say_bytes(edits, ",", 1);
      say_number(edits, number_of(from->locals[i]));
    }
    ml_say_bytes(edits, "}", 1);
  }
  say_place(emitter, target, target->line);
  ml_say_bytes(edits, ");", 2);
}

/* What is told of one target after the statement. */
static void say_target(ml_emitter *emitter, const ml_node *statement, const ml_node *target,
                       const sources *from, int slot, const ml_function *in) {
  const ml_variable *variable = NULL;
  bool declares = target->kind == ML_NODE_LOCAL_NAME;
  if (declares) variable = target->local_name.variable;
  if (target->kind == ML_NODE_NAME) variable = target->name.variable;
  if (variable != NULL && !variable->is_shared) {
    if (flows(in)) say_keep(emitter, statement, variable, from, slot, in);
  } else if (!declares && is_place(target, emitter->tree->text)) {
    say_wrote(emitter, statement, target, from, slot, in);
  }
}

static void emit_assignment(ml_emitter *emitter, const ml_node *statement, const ml_function *in) {
  ml_edits *edits = &emitter->edits;
  const char *text = emitter->tree->text;
  const ml_node *value = statement->assign.values;
  sources all = {.awaits = 0};
  int slot = 1;
  gather_list(value, text, 0, &all);
  ml_edits_next(edits);
  for (const ml_node *target = statement->assign.targets; target != NULL;
       target = target->next, slot++) {
    sources from = {.awaits = 0};
    gather(value, text, 0, &from);
    from.first_await = all.first_await;
    if (flows(in) && say_reads(emitter, statement, &from, slot, true, in) > 0)
      ml_edit_open(edits, statement->start, 0);
    say_target(emitter, statement, target, &from, slot, in);
    ml_edit_close(edits, statement->end);
    if (value != NULL && value->next != NULL) value = value->next;
  }
}

/* ---- the statements of a function, those of its parts among them ---- */

static void emit_block(ml_emitter *emitter, const ml_block *block, const ml_function *in);

static void emit_list(ml_emitter *emitter, const ml_node *list, const ml_function *in) {
  for (; list != NULL; list = list->next) {
    switch ((ml_node_kind)list->kind) {
      case ML_NODE_LOCAL:
      case ML_NODE_ASSIGN: emit_assignment(emitter, list, in); break;
      case ML_NODE_DO:
      case ML_NODE_WHILE:
      case ML_NODE_REPEAT:
      case ML_NODE_IF_CLAUSE: emit_block(emitter, list->loop.body, in); break;
      case ML_NODE_IF: emit_list(emitter, list->list.items, in); break;
      case ML_NODE_NUMERIC_FOR: emit_block(emitter, list->numeric_for.body, in); break;
      case ML_NODE_GENERIC_FOR: emit_block(emitter, list->generic_for.body, in); break;
      case ML_NODE_ASYNC_WITH: emit_block(emitter, list->with.body, in); break;
      case ML_NODE_EXCEPT: emit_block(emitter, list->except.body, in); break;
      case ML_NODE_TRY:
        emit_block(emitter, list->try_statement.body, in);
        emit_list(emitter, list->try_statement.clauses, in);
        emit_block(emitter, list->try_statement.else_body, in);
        emit_block(emitter, list->try_statement.finally_body, in);
        break;
      default: break;
    }
  }
}

static void emit_block(ml_emitter *emitter, const ml_block *block, const ml_function *in) {
  if (block != NULL) emit_list(emitter, block->first, in);
}

/* `local _flow=_begin(FIRST,LAST);` at the start of an async function. */
static void emit_begin(ml_emitter *emitter, const ml_function *function) {
  ml_edits *edits = &emitter->edits;
  ml_edits_next(edits);
  ml_say(edits, "local _flow=_begin(");
  say_number(edits, function->line);
  ml_say_bytes(edits, ",", 1);
  say_number(edits, function->last_line);
  ml_say_bytes(edits, ");", 2);
  ml_edit_open(edits, function->body_start, 0);
}

void ml_emit_watch(ml_emitter *emitter) {
  for (const ml_function *function = emitter->tree->main; function != NULL;
       function = function->next) {
    if (function->home != function) continue;
    if (flows(function)) emit_begin(emitter, function);
    emit_block(emitter, function->body, function);
  }
}
