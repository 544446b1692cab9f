/* For debug mode: assignments tell what they read and what they write, so that an update that is
 * lost between two tasks can be seen when it happens (src/lib/lost_updates.lua).
 *
 * A function keeps account of what its values are made from, each under a number: locals under the
 * offset where they are declared, and under negative numbers what a statement has read for a
 * target, an argument, a key or an item of a table, and what its calls have given. What stands
 * before an await in the statement is told before the statement, all else after it. */
#include <string.h>

#include "lang/emit_watch.h"

enum {
  UNKNOWN = 1,
  TARGET = 2,
  ARGUMENT = 1000,
  KEY = 2000,
  ITEM = 3000,
  RESULT = 4000,
  MOST_ARGUMENTS = 8,
  LONGEST_VALUE = 60
};

/* The statement that is made to tell. */
typedef struct watched {
  ml_emitter *emitter;
  ml_edits *edits;
  const char *text;
  const ml_node *statement;
  const ml_function *in;
  bool flows; /* the function keeps account */
  bool noted; /* of all values it has been said what they are made from */
  ml_calls calls;
  uint32_t first_await; /* of the whole statement */
} watched;

/* A local is told by where it was declared. */
static long number_of(const ml_variable *local) {
  return local->declaration == NULL ? 0 : (long)local->declaration->start;
}

static ml_sources sources_of(const watched *self, const ml_node *value) {
  ml_sources from = {.awaits = 0};
  if (value != NULL) ml_sources_add(&from, value, self->text);
  from.first_await = self->first_await;
  if (self->first_await == 0 && self->calls.count == 0) ml_sources_drop_twins(&from, self->text);
  int told = 0;
  for (int i = 0; i < from.place_count; i++)
    if (ml_is_read_early(&from, from.places[i], self->in) ||
        !ml_is_hidden(self->statement, from.places[i]))
      from.places[told++] = from.places[i];
  from.unknown = from.unknown || told < from.place_count;
  from.place_count = told;
  for (int i = 0; i < from.maybe_count; i++) from.unknown = from.unknown || from.maybes[i]->is_made;
  return from;
}

static bool has_any(const ml_sources *from) {
  for (int i = 0; i < from->local_count; i++)
    if (from->locals[i]->is_made) return true;
  return from->place_count + from->call_count > 0 || from->unknown;
}

/* Whether the target is a local that nothing has to be known of. */
static bool is_left_alone(const ml_node *target) {
  const ml_variable *local = target->kind == ML_NODE_LOCAL_NAME ? target->local_name.variable
                             : target->kind == ML_NODE_NAME     ? target->name.variable
                                                                : NULL;
  return local != NULL && !local->is_shared && !(local->is_made && local->goes_on);
}

/* ---- what has been read ---- */

/* `_watch.seen(_flow,SLOT,fresh,LINE,"x",…);` for each place read early, or late. */
static int say_reads(const watched *self, const ml_sources *from, int slot, bool early,
                     bool again) {
  ml_edits *edits = self->edits;
  int said = 0;
  for (int i = 0; i < from->place_count; i++) {
    const ml_node *place = from->places[i];
    if (ml_is_read_early(from, place, self->in) != early) continue;
    bool fresh = said++ == 0 && !again;
    ml_say(edits, "_watch.seen(_flow,");
    ml_say_number(edits, -slot);
    ml_say_bytes(edits, fresh ? ",true" : ",false", fresh ? 5 : 6);
    ml_say_place(self->emitter, place);
    ml_say_bytes(edits, ");", 2);
  }
  return said;
}

/* Whether any of the places is told early. */
static bool any_early(const watched *self, const ml_sources *from) {
  for (int i = 0; i < from->place_count; i++)
    if (ml_is_read_early(from, from->places[i], self->in)) return true;
  return false;
}

/* What a part of the statement is made from that is told before it: an argument, a key, a result.
 * What is read after an await is not yet known. */
static ml_sources sources_before(const watched *self, const ml_node *value) {
  ml_sources from = sources_of(self, value);
  int told = 0;
  for (int i = 0; i < from.place_count; i++)
    if (self->first_await == 0 || ml_is_read_early(&from, from.places[i], self->in))
      from.places[told++] = from.places[i];
  from.unknown = from.unknown || told < from.place_count;
  from.place_count = told;
  return from;
}

static void say_reads_before(const watched *self, const ml_sources *from, int slot) {
  say_reads(self, from, slot, self->first_await != 0, false);
}

static void say_call_number(const watched *self, const ml_node *call) {
  int i = 0;
  while (i < self->calls.count && self->calls.calls[i] != call) i++;
  ml_say_bytes(self->edits, ",", 1);
  ml_say_number(self->edits, i < self->calls.count ? -(RESULT + i + 1) : -UNKNOWN);
}

/* `true,SLOT,LOCALS…,CALLS…`: whether the value is unchanged, and the numbers that it is made from.
 */
static void say_sources(const watched *self, const ml_node *value, const ml_sources *from,
                        int slot) {
  ml_edits *edits = self->edits;
  if (self->noted && slot < ARGUMENT) {
    ml_say(edits, "true,");
    ml_say_number(edits, -slot);
    return;
  }
  bool unchanged = value != NULL && ml_is_unchanged(value, self->text);
  ml_say_bytes(edits, unchanged ? "true" : "false", unchanged ? 4 : 5);
  if (from->place_count > 0) {
    ml_say_bytes(edits, ",", 1);
    ml_say_number(edits, -slot);
  }
  for (int i = 0; i < from->local_count; i++) {
    if (!from->locals[i]->is_made) continue;
    ml_say_bytes(edits, ",", 1);
    ml_say_number(edits, number_of(from->locals[i]));
  }
  for (int i = 0; i < from->call_count; i++) say_call_number(self, from->calls[i]);
  if (from->unknown) {
    ml_say_bytes(edits, ",", 1);
    ml_say_number(edits, -UNKNOWN);
  }
}

/* `{SOURCES}`, or `none` where there are none. */
static void say_list(const watched *self, const ml_node *value, const ml_sources *from, int slot,
                     const char *none) {
  if (!self->noted && !has_any(from)) {
    ml_say_bytes(self->edits, none, strlen(none));
    return;
  }
  ml_say_bytes(self->edits, "{", 1);
  say_sources(self, value, from, slot);
  ml_say_bytes(self->edits, "}", 1);
}

/* ---- calls ---- */

/* `,f or true`: what is called, or of a method whose; `,false` where it is awaited. */
static void say_callee(const watched *self, int number) {
  const ml_node *call = self->calls.calls[number];
  const ml_node *callee =
      call->kind == ML_NODE_METHOD_CALL ? call->method.object : call->call.callee;
  if (self->calls.is_awaited[number]) {
    ml_say(self->edits, ",false");
    return;
  }
  ml_say_bytes(self->edits, ",", 1);
  if (ml_is_path(callee, self->text)) {
    ml_say_key(self->emitter, callee);
    ml_say(self->edits, " or ");
  }
  ml_say(self->edits, "true");
}

/* `,{"f",method,f or true,{ARGUMENT…}…}`; the arguments have been read. */
static void say_call(const watched *self, int number, int first_slot) {
  ml_edits *edits = self->edits;
  const ml_node *call = self->calls.calls[number];
  bool method = call->kind == ML_NODE_METHOD_CALL;
  const ml_node *argument = method ? call->method.arguments : call->call.arguments;
  ml_say_bytes(edits, ",{\"", 3);
  ml_say_name(edits, ml_followed_name(call));
  ml_say(edits, method ? "\",true" : "\",false");
  say_callee(self, number);
  for (int i = 0; argument != NULL && i < MOST_ARGUMENTS; argument = argument->next, i++) {
    ml_sources from = sources_before(self, argument);
    ml_say_bytes(edits, ",", 1);
    say_list(self, argument, &from, first_slot + i, "false");
  }
  ml_say_bytes(edits, "}", 1);
}

static void say_arguments_reads(const watched *self, int number, int first_slot) {
  const ml_node *call = self->calls.calls[number];
  const ml_node *argument =
      call->kind == ML_NODE_METHOD_CALL ? call->method.arguments : call->call.arguments;
  for (int i = 0; argument != NULL && i < MOST_ARGUMENTS; argument = argument->next, i++) {
    ml_sources from = sources_before(self, argument);
    say_reads_before(self, &from, first_slot + i);
  }
}

/* `_watch.pass(_flow,CALLS…);` before the statement that calls. */
static void say_calls(const watched *self) {
  if (!self->flows || self->calls.count == 0) return;
  for (int i = 0; i < self->calls.count; i++)
    say_arguments_reads(self, i, ARGUMENT + i * MOST_ARGUMENTS);
  ml_say(self->edits, "_watch.pass(_flow");
  for (int i = 0; i < self->calls.count; i++) say_call(self, i, ARGUMENT + i * MOST_ARGUMENTS);
  ml_say_bytes(self->edits, ");", 2);
}

/* Looks at the calls and awaits of the statement. */
static void begin_statement(watched *self, const ml_node *values) {
  self->calls.count = 0;
  self->first_await = 0;
  ml_sources all = {.awaits = 0};
  for (const ml_node *value = values; value != NULL && all.awaits == 0; value = value->next)
    ml_sources_add(&all, value, self->text);
  self->first_await = all.first_await;
  ml_calls_add(&self->calls, values);
  ml_edits_next(self->edits);
}

static void emit_call(watched *self) {
  if (!self->flows) return;
  begin_statement(self, self->statement->operand.value);
  say_calls(self);
  ml_edit_open(self->edits, self->statement->start, 0);
}

/* `_watch.give(_flow,calls,SOURCES);` before a return: what its first value is made from. */
static void emit_return(watched *self) {
  const ml_node *value = self->statement->jump_values.values;
  if (value == NULL || !self->flows) return;
  begin_statement(self, value);
  ml_sources from = sources_before(self, value);
  say_calls(self);
  say_reads_before(self, &from, TARGET);
  ml_say(self->edits,
         self->calls.count > 0 ? "_watch.give(_flow,true," : "_watch.give(_flow,false,");
  say_sources(self, value, &from, TARGET);
  ml_say_bytes(self->edits, ");", 2);
  ml_edit_open(self->edits, self->statement->start, 0);
}

/* ---- one assignment ---- */

/* Whether the key of `[key] = value` can be told after the statement. */
static bool is_plain_key(const ml_node *key) {
  return key->kind == ML_NODE_NUMBER || key->kind == ML_NODE_STRING || key->kind == ML_NODE_NAME;
}

static void say_item_key(const watched *self, const ml_node *item, int position) {
  ml_edits *edits = self->edits;
  ml_say_bytes(edits, ",", 1);
  if (item->kind == ML_NODE_NAMED_ITEM) {
    ml_say_bytes(edits, "\"", 1);
    ml_say_name(edits, item->named_item.name);
    ml_say_bytes(edits, "\"", 1);
  } else if (item->kind == ML_NODE_KEYED_ITEM) {
    ml_say_key(self->emitter, item->index.object);
  } else {
    ml_say_number(edits, position);
  }
}

static bool says_item(const watched *self, const ml_node *item) {
  const ml_node *key = item->index.object;
  if (item->kind == ML_NODE_KEYED_ITEM &&
      (!is_plain_key(key) || memchr(self->text + key->start, '\n', key->end - key->start) != NULL))
    return false;
  ml_sources from = sources_of(self, ml_item_value(item));
  return has_any(&from);
}

/* `_watch.fill(_flow,table,"key",SOURCES);` for what is put into a new table. */
static void say_items(const watched *self, const ml_node *target, const ml_node *value) {
  ml_edits *edits = self->edits;
  int slot = ITEM, position = 0;
  const ml_name *name = target->kind == ML_NODE_LOCAL_NAME ? target->local_name.variable->name
                        : target->kind == ML_NODE_NAME     ? target->name.name
                                                           : NULL;
  for (const ml_node *item = ml_items_of(value); item != NULL; item = item->next, slot++) {
    if (item->kind != ML_NODE_NAMED_ITEM && item->kind != ML_NODE_KEYED_ITEM) position++;
    if (!says_item(self, item)) continue;
    ml_sources from = sources_of(self, ml_item_value(item));
    say_reads(self, &from, slot, false, any_early(self, &from));
    ml_say(edits, "_watch.fill(_flow,");
    if (name != NULL) {
      ml_say_name(edits, name);
    } else {
      ml_say(edits, "_watch.raw(nil");
      ml_say_path(self->emitter, target);
      ml_say_bytes(edits, ")", 1);
    }
    say_item_key(self, item, position);
    ml_say_bytes(edits, ",", 1);
    say_sources(self, ml_item_value(item), &from, slot);
    ml_say_bytes(edits, ");", 2);
  }
}

static void say_early_items(const watched *self, const ml_node *value) {
  int slot = ITEM;
  for (const ml_node *item = ml_items_of(value); item != NULL; item = item->next, slot++) {
    if (!says_item(self, item)) continue;
    ml_sources from = sources_of(self, ml_item_value(item));
    say_reads(self, &from, slot, true, false);
  }
}

/* `_watch.keep(_flow,TARGET,SOURCES);` and for one that others reach too `_watch.hold(…);` */
static void say_keep(const watched *self, const ml_variable *target, const ml_node *value,
                     const ml_sources *from, int slot) {
  ml_edits *edits = self->edits;
  ml_say(edits, "_watch.keep(_flow,");
  ml_say_number(edits, number_of(target));
  ml_say_bytes(edits, ",", 1);
  say_sources(self, value, from, slot);
  ml_say_bytes(edits, ");", 2);
  if (!target->is_shared || target->attribute != ML_ATTRIBUTE_NONE) return;
  ml_say(edits, "_watch.hold(_flow,");
  ml_say_number(edits, number_of(target));
  ml_say_variable(edits, target->name);
  ml_say_bytes(edits, ");", 2);
}

/* The await whose result the value is, or is reckoned from. */
static const ml_node *only_await(const ml_node *value) {
  if (value->kind == ML_NODE_AWAIT) return value;
  if (value->kind == ML_NODE_PAREN) return only_await(value->operand.value);
  if (value->kind != ML_NODE_BINARY) return NULL;
  const ml_node *await = only_await(value->binary.right);
  return await != NULL ? await : only_await(value->binary.left);
}

/* `,"25 old|old + n"`: the locals by number, and the value as it is written, an await in it between
 * \1 and \2; `,nil` where that is not simple. */
static void say_value_text(const watched *self, const ml_node *value, const ml_sources *from) {
  ml_edits *edits = self->edits;
  if (value == NULL || from->awaits > 1 || from->awaits + from->local_count == 0 ||
      value->end - value->start > LONGEST_VALUE ||
      memchr(self->text + value->start, '\n', value->end - value->start) != NULL) {
    ml_say_bytes(edits, ",nil", 4);
    return;
  }
  ml_say_bytes(edits, ",\"", 2);
  for (int i = 0; i < from->local_count; i++) {
    ml_say_number(edits, number_of(from->locals[i]));
    ml_say_bytes(edits, " ", 1);
    ml_say_name(edits, from->locals[i]->name);
    ml_say_bytes(edits, " ", 1);
  }
  const ml_node *await = from->awaits == 1 ? only_await(value) : NULL;
  uint32_t start = await != NULL ? await->start : value->end;
  uint32_t end = await != NULL ? await->end : value->end;
  ml_say_bytes(edits, "|", 1);
  ml_say_quoted(self->emitter, value->start, start);
  if (await != NULL) ml_say_bytes(edits, "\\001", 4);
  ml_say_quoted(self->emitter, start, end);
  if (await != NULL) ml_say_bytes(edits, "\\002", 4);
  ml_say_quoted(self->emitter, end, value->end);
  ml_say_bytes(edits, "\"", 1);
}

/* Whether the target is found before the statement, as Lua does: its keys have to be worked out. */
static bool is_aimed(const watched *self, const ml_node *target) {
  return self->flows && target->kind != ML_NODE_LOCAL_NAME && ml_is_place(target, self->text) &&
         ml_has_computed_key(target);
}

/* The keys are worked out before anything else. */
static ml_sources key_sources(const watched *self, const ml_node *target) {
  watched first = *self;
  first.first_await = 0;
  return sources_before(&first, target->kind == ML_NODE_INDEX ? target->index.key : NULL);
}

/* `_watch.aim(_flow,SLOT,PATH);` */
static void say_aim(const watched *self, const ml_node *target, int number) {
  ml_sources keys = key_sources(self, target);
  say_reads(self, &keys, KEY + number, false, false);
  ml_say(self->edits, "_watch.aim(_flow,");
  ml_say_number(self->edits, -(KEY + number));
  ml_say_path(self->emitter, target);
  ml_say_bytes(self->edits, ");", 2);
}

static void say_key_sources(const watched *self, const ml_node *target, int number) {
  ml_sources keys = key_sources(self, target);
  if (!has_any(&keys)) {
    ml_say_bytes(self->edits, ",nil", 4);
    return;
  }
  ml_say_bytes(self->edits, ",{", 2);
  say_sources(self, NULL, &keys, KEY + number);
  ml_say_bytes(self->edits, "}", 1);
}

/* `_watch.wrote(_flow,{SOURCES},{KEY SOURCES},LINE,"x","value",…);`; without account
 * `_watch.wrote(_watch.main,nil,nil,nil,…`; where it was aimed at `_watch.hit(…,SLOT);`. */
static void say_wrote(const watched *self, const ml_node *target, const ml_node *value,
                      const ml_sources *from, int number) {
  ml_edits *edits = self->edits;
  bool aimed = is_aimed(self, target);
  if (!self->flows && ml_has_computed_key(target)) return;
  if (self->flows) {
    ml_say(edits, aimed ? "_watch.hit(_flow," : "_watch.wrote(_flow,");
    say_list(self, value, from, TARGET + number, "nil");
    say_key_sources(self, target, number);
    say_value_text(self, value, from);
  } else {
    ml_say(edits, "_watch.wrote(_watch.main,nil,nil,nil");
  }
  if (aimed) {
    ml_say_where(self->emitter, target);
    ml_say_bytes(edits, ",", 1);
    ml_say_number(edits, -(KEY + number));
  } else {
    ml_say_place(self->emitter, target);
  }
  ml_say_bytes(edits, ");", 2);
}

/* What is told of one target after the statement. */
static void say_target(const watched *self, const ml_node *target, const ml_node *value,
                       int number) {
  const ml_variable *variable = NULL;
  ml_sources from = sources_of(self, value);
  bool declares = target->kind == ML_NODE_LOCAL_NAME;
  if (declares) variable = target->local_name.variable;
  if (target->kind == ML_NODE_NAME) variable = target->name.variable;
  bool keeps = variable != NULL && (declares || !variable->is_shared);
  if (!keeps && !ml_is_place(target, self->text)) return;
  if (self->flows && !is_aimed(self, target)) say_items(self, target, value);
  if (!keeps)
    say_wrote(self, target, value, &from, number);
  else if (self->flows && !is_left_alone(target))
    say_keep(self, variable, value, &from, TARGET + number);
}

/* Goes through the targets and their values: the last value is that of all targets that are left.
 */
typedef void (*each_target)(const watched *self, const ml_node *target, const ml_node *value,
                            int number);

static void for_each_target(const watched *self, each_target say) {
  const ml_node *value = self->statement->assign.values;
  int number = 0;
  for (const ml_node *target = self->statement->assign.targets; target != NULL;
       target = target->next) {
    say(self, target, value, number++);
    if (value != NULL && value->next != NULL) value = value->next;
  }
}

static void say_before(const watched *self, const ml_node *target, const ml_node *value,
                       int number) {
  ml_sources from = sources_of(self, value);
  if (is_aimed(self, target)) say_aim(self, target, number);
  if (!is_left_alone(target)) say_reads(self, &from, TARGET + number, true, false);
  say_early_items(self, value);
}

static void say_late_reads(const watched *self, const ml_node *target, const ml_node *value,
                           int number) {
  if (is_left_alone(target)) return;
  ml_sources from = sources_of(self, value);
  say_reads(self, &from, TARGET + number, false, any_early(self, &from));
}

/* `_watch.note(_flow,SLOT,SOURCES);` for each value, where one target may be a source of the next.
 */
static void say_note(const watched *self, const ml_node *target, const ml_node *value, int number) {
  if (is_left_alone(target)) return;
  ml_sources from = sources_of(self, value);
  ml_say(self->edits, "_watch.note(_flow,");
  ml_say_number(self->edits, -(TARGET + number));
  ml_say_bytes(self->edits, ",", 1);
  say_sources(self, value, &from, TARGET + number);
  ml_say_bytes(self->edits, ");", 2);
}

static void say_notes(watched *self) {
  if (self->statement->kind == ML_NODE_LOCAL || self->statement->assign.targets->next == NULL)
    return;
  for_each_target(self, say_note);
  self->noted = true;
}

/* `n = n + 1`: the value is made from the place itself and nothing else, in one go. Nobody can have
 * written there in between, so that it has been read need not be told. */
static bool is_in_one_go(const watched *self) {
  const ml_node *target = self->statement->assign.targets, *value = self->statement->assign.values;
  if (target->next != NULL || target->kind == ML_NODE_LOCAL_NAME || is_aimed(self, target) ||
      self->calls.count > 0 || self->first_await != 0 || !ml_is_place(target, self->text))
    return false;
  ml_sources from = sources_of(self, value);
  for (int i = 0; i < from.place_count; i++)
    if (!ml_is_same_text(from.places[i], target, self->text)) return false;
  from.place_count = 0;
  return !has_any(&from) && ml_items_of(value) == NULL;
}

static void emit_update(const watched *self) {
  const ml_sources none = {.awaits = 0};
  ml_say_bytes(self->edits, ";", 1);
  say_wrote(self, self->statement->assign.targets, NULL, &none, 0);
  ml_edit_close(self->edits, self->statement->end);
}

static void emit_assignment(watched *self) {
  begin_statement(self, self->statement->assign.values);
  if (self->flows && is_in_one_go(self)) {
    emit_update(self);
    return;
  }
  if (self->flows) {
    for_each_target(self, say_before);
    say_calls(self);
    ml_edit_open(self->edits, self->statement->start, 0);
  }
  ml_say_bytes(self->edits, ";", 1);
  if (self->flows) {
    for_each_target(self, say_late_reads);
    say_notes(self);
  }
  for_each_target(self, say_target);
  ml_edit_close(self->edits, self->statement->end);
  self->noted = false;
}

/* ---- the statements of a function, those of its parts among them ---- */

static void emit_statement(void *context, const ml_node *statement) {
  watched self = *(const watched *)context;
  self.statement = statement;
  switch ((ml_node_kind)statement->kind) {
    case ML_NODE_EXPRESSION: emit_call(&self); break;
    case ML_NODE_RETURN: emit_return(&self); break;
    case ML_NODE_LOCAL:
    case ML_NODE_ASSIGN: emit_assignment(&self); break;
    default: break;
  }
}

/* `local _flow=_watch.begin(_watch,FIRST,LAST,"f",method,PARAMETERS…);` at the start of a function.
 */
static void emit_begin(ml_emitter *emitter, const ml_function *function) {
  ml_edits *edits = &emitter->edits;
  ml_edits_next(edits);
  ml_say(edits, "local _flow=_watch.begin(_watch,");
  ml_say_number(edits, function->line);
  ml_say_bytes(edits, ",", 1);
  ml_say_number(edits, function->last_line);
  ml_say_bytes(edits, ",\"", 2);
  if (function->name != NULL) ml_say_bytes(edits, function->name, strlen(function->name));
  ml_say(edits, function->is_method ? "\",true" : "\",false");
  int count = 0;
  for (const ml_node *name = function->parameters; name != NULL && count < MOST_ARGUMENTS;
       name = name->next, count++) {
    if (name->kind != ML_NODE_LOCAL_NAME) break;
    ml_say_bytes(edits, ",", 1);
    ml_say_number(edits, number_of(name->local_name.variable));
  }
  ml_say_bytes(edits, ");", 2);
  ml_edit_open(edits, function->body_start, 0);
}

void ml_emit_watch(ml_emitter *emitter) {
  ml_watch_plain(emitter->tree->main, emitter->tree->text);
  for (const ml_function *function = emitter->tree->main; function != NULL;
       function = function->next) {
    watched self = {.emitter = emitter, .edits = &emitter->edits, .in = function};
    if (function->home != function || function->is_plain) continue;
    self.text = emitter->tree->text;
    self.flows = function->parent != NULL;
    if (self.flows) emit_begin(emitter, function);
    ml_watch_locals(function, self.text);
    ml_each_statement(function->body, emit_statement, &self);
  }
}
