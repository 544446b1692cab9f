/* What an expression is, as far as its names tell. */
#include <string.h>

#include "lang/check_parts.h"

/* How many names may stand for another before nothing is known any more. */
enum { LONGEST_CHAIN = 8 };

static const ml_value unknown = {.kind = ML_VALUE_UNKNOWN};

static ml_value value_within(ml_checker *checker, const ml_node *expression, int depth);

const ml_node *ml_bare(const ml_node *expression) {
  while (expression != NULL && expression->kind == ML_NODE_PAREN)
    expression = expression->operand.value;
  return expression;
}

bool ml_value_is(const ml_value *value, const char *type) {
  return value->kind == ML_VALUE_OBJECT && strcmp(value->type, type) == 0;
}

static ml_value library_value(const ml_library *row) {
  if (row == NULL) return unknown;
  return (ml_value){.kind = ML_VALUE_LIBRARY, .row = row};
}

/* --- places --- */

/* Whether nothing but what the text shows can have changed the tables on the way to a place. */
static bool is_stable(const ml_checker *checker, const ml_place *place) {
  for (const ml_place *base = place->base; base != NULL; base = base->base) {
    if (base->writes > 1 || base->has_computed_fields) return false;
    place = base;
  }
  return place->variable != NULL || !checker->globals_unknown;
}

static ml_value value_at_within(ml_checker *checker, const ml_place *place, int depth) {
  if (place == NULL || place->writes > 1 || depth > LONGEST_CHAIN || !is_stable(checker, place))
    return unknown;
  if (place->writes == 1) {
    bool is_shared = place->variable == NULL;
    if (place->value == NULL || (is_shared && place->is_conditional)) return unknown;
    ml_value value = value_within(checker, place->value, depth + 1);
    return place->is_managed && !ml_value_is(&value, "group") ? unknown : value;
  }
  if (place->variable != NULL) return unknown;
  if (place->base == NULL) return library_value(ml_library_find("", place->name));
  ml_value base = value_at_within(checker, place->base, depth + 1);
  if (base.kind != ML_VALUE_LIBRARY) return unknown;
  return library_value(ml_library_find(base.row->path, place->name));
}

ml_value ml_value_at(ml_checker *checker, const ml_place *place) {
  return value_at_within(checker, place, 0);
}

/* --- calls --- */

/* `require "asyncio"` is the global asyncio. */
static ml_value required(const ml_checker *checker, const ml_node *call) {
  static const char *const modules[] = {"asyncio", "time"};
  const ml_node *argument = call->call.arguments;
  if (argument == NULL || argument->kind != ML_NODE_STRING) return unknown;
  const char *text = checker->tree->text + argument->start + 1;
  for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
    size_t length = strlen(modules[i]);
    ml_name name = {.text = modules[i], .length = (uint32_t)length};
    if (argument->end - argument->start == length + 2 && memcmp(text, modules[i], length) == 0)
      return library_value(ml_library_find("", &name));
  }
  return unknown;
}

/* What is called: a FUNCTION, a REGULAR one, a row of the LIBRARY, or unknown. */
static ml_value method_within(ml_checker *checker, const ml_node *call, int depth) {
  const ml_node *object = call->method.object;
  if (call->method.name == NULL) return unknown;
  const ml_place *place = ml_place_of(checker, object);
  if (place != NULL) {
    const ml_place *method = ml_place_field(checker, place, call->method.name);
    ml_value value = value_at_within(checker, method, depth + 1);
    bool is_self = object->kind == ML_NODE_NAME && object->name.variable != NULL &&
                   object->name.variable->declaration == NULL;
    if (is_self && !ml_name_is_async_everywhere(checker, call->method.name)) return unknown;
    if (value.kind == ML_VALUE_FUNCTION || value.kind == ML_VALUE_REGULAR) return value;
  }
  ml_value value = value_within(checker, object, depth + 1);
  if (value.kind == ML_VALUE_OBJECT)
    return library_value(ml_library_find(value.type, call->method.name));
  if (value.kind != ML_VALUE_LIBRARY) return unknown;
  const ml_library *row = ml_library_find(value.row->path, call->method.name);
  return row != NULL && strchr(row->path, ':') != NULL ? library_value(row) : unknown;
}

static ml_value callee_within(ml_checker *checker, const ml_node *call, int depth) {
  if (call->kind == ML_NODE_METHOD_CALL) return method_within(checker, call, depth);
  return value_within(checker, call->call.callee, depth + 1);
}

static ml_value call_within(ml_checker *checker, const ml_node *call, int depth) {
  ml_value callee = callee_within(checker, call, depth);
  ml_value result = {.kind = ML_VALUE_OBJECT, .type = "coroutine", .call = call};
  if (callee.kind == ML_VALUE_FUNCTION) {
    result.function = callee.function;
    return result;
  }
  if (callee.kind != ML_VALUE_LIBRARY) return unknown;
  if (strcmp(callee.row->path, "require") == 0) return required(checker, call);
  if (*callee.row->gives == '\0') return unknown;
  result.row = callee.row;
  result.type = callee.row->gives;
  return result;
}

ml_value ml_callee_of(ml_checker *checker, const ml_node *call) {
  return callee_within(checker, call, 0);
}

const ml_library *ml_called(ml_checker *checker, const ml_node *call) {
  if (call->kind != ML_NODE_CALL && call->kind != ML_NODE_METHOD_CALL) return NULL;
  ml_value callee = ml_callee_of(checker, call);
  return callee.kind == ML_VALUE_LIBRARY ? callee.row : NULL;
}

/* --- expressions --- */

static ml_value function_value(const ml_function *function) {
  if (function->first_yield != NULL) return unknown;
  ml_value_kind kind = function->is_async ? ML_VALUE_FUNCTION : ML_VALUE_REGULAR;
  return (ml_value){.kind = kind, .function = function};
}

static ml_value value_within(ml_checker *checker, const ml_node *expression, int depth) {
  expression = ml_bare(expression);
  if (expression == NULL || depth > LONGEST_CHAIN) return unknown;
  switch ((ml_node_kind)expression->kind) {
    case ML_NODE_FUNCTION: return function_value(expression->function.function);
    case ML_NODE_NAME:
    case ML_NODE_FIELD: return value_at_within(checker, ml_place_of(checker, expression), depth);
    case ML_NODE_CALL:
    case ML_NODE_METHOD_CALL: return call_within(checker, expression, depth);
    default: return unknown;
  }
}

ml_value ml_value_of(ml_checker *checker, const ml_node *expression) {
  return value_within(checker, expression, 0);
}

const char *ml_called_name(const ml_value *coroutine) {
  if (coroutine->row != NULL) return coroutine->row->name;
  const char *name = coroutine->function->qualname;
  return name != NULL ? name : "<anonymous>";
}
