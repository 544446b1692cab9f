/* Python's spellings that are Lua all the same, and mean something else. */
#include <string.h>

#include "lang/check_parts.h"

static void add_spelling(ml_diag *diag, const char *python, const char *lua, const char *hint) {
  if (diag == NULL) return;
  ml_diag_fact(diag, "python", "%s", python);
  ml_diag_fact(diag, "lua", "%s", lua);
  ml_diag_fact(diag, "hint", "%s", hint);
}

/* --- None, True, False --- */

static const struct {
  const char *python, *lua, *mark, *hint;
} constants[] = {
    {"None", "nil", "Python's None", "Lua writes None as nil."},
    {"True", "true", "Python's True", "Lua writes True as true; True is a variable, and nil."},
    {"False", "false", "Python's False",
     "Lua writes False as false; False is a variable, and nil."},
};

static void check_name(ml_checker *checker, const ml_node *node) {
  if (node->name.variable != NULL || node->name.name == NULL || checker->globals_unknown) return;
  for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++) {
    if (!ml_name_is(node->name.name, constants[i].python)) continue;
    const ml_place *place = ml_place_of(checker, node);
    if (place->writes > 0) return;
    ml_diag *diag = ml_found(checker, ML_DIAG_PYTHON_SPELLING, node, constants[i].mark,
                             "Lua writes %s as %s", constants[i].python, constants[i].lua);
    add_spelling(diag, constants[i].python, constants[i].lua, constants[i].hint);
  }
}

/* --- function obj:method(self) --- */

static void check_self(ml_checker *checker, const ml_node *node) {
  const ml_node *function = node->function_statement.function;
  if (function == NULL || !function->function.function->is_method) return;
  const ml_node *parameter = function->function.function->parameters;
  if (parameter == NULL || !ml_name_is(parameter->local_name.variable->name, "self")) return;
  ml_diag *diag = ml_found(checker, ML_DIAG_PYTHON_SPELLING, parameter, "Python's self",
                           "a method with a colon has its self already");
  add_spelling(diag, "def method(self)", "function object:method()",
               "The colon declares self; a second one takes the first argument.");
}

/* --- "a" + "b" --- */

/* A string that no arithmetic takes: numerals begin with a sign, a dot or a digit. */
static bool is_word(const ml_checker *checker, const ml_node *node) {
  const char *text = checker->tree->text + node->start;
  if (node->kind != ML_NODE_STRING || *text == '[') return false;
  text++;
  text += strspn(text, " \t");
  return strchr("+-.0123456789\\", *text) == NULL;
}

static bool is_text(ml_checker *checker, const ml_node *node) {
  if (node->kind == ML_NODE_STRING || node->kind == ML_NODE_NUMBER) return true;
  if (node->kind == ML_NODE_BINARY) return node->detail == ML_TOKEN_CONCAT;
  ml_value value = ml_value_of(checker, node);
  return ml_value_is(&value, "text");
}

static void check_sum(ml_checker *checker, const ml_node *node) {
  if (node->detail != ML_TOKEN_PLUS) return;
  const ml_node *left = ml_bare(node->binary.left), *right = ml_bare(node->binary.right);
  if (!is_word(checker, left) && !is_word(checker, right)) return;
  if (!is_text(checker, left) || !is_text(checker, right)) return;
  ml_diag *diag = ml_found(checker, ML_DIAG_PYTHON_SPELLING, node, "Python's +",
                           "Lua joins strings with .. and adds numbers with +");
  add_spelling(diag, "\"a\" + \"b\"", "\"a\" .. \"b\"", "Lua joins strings with two dots.");
}

/* --- task.result() --- */

/* Whether the argument cannot be the object that a method called with a dot wants. */
static bool is_no_object(ml_checker *checker, const ml_node *argument, const char *type) {
  if (argument == NULL) return true;
  switch ((ml_node_kind)argument->kind) {
    case ML_NODE_NIL:
    case ML_NODE_TRUE:
    case ML_NODE_FALSE:
    case ML_NODE_NUMBER:
    case ML_NODE_STRING:
    case ML_NODE_FUNCTION:
    case ML_NODE_TABLE: return true;
    default: break;
  }
  ml_value value = ml_value_of(checker, argument);
  return value.kind != ML_VALUE_UNKNOWN && !ml_value_is(&value, type);
}

static void check_dot(ml_checker *checker, const ml_node *node) {
  const ml_node *callee = node->call.callee;
  if (callee->kind != ML_NODE_FIELD || callee->field.name == NULL) return;
  ml_value object = ml_value_of(checker, callee->field.object);
  if (object.kind != ML_VALUE_OBJECT) return;
  const ml_library *row = ml_library_find(object.type, callee->field.name);
  if (row == NULL || !is_no_object(checker, node->call.arguments, object.type)) return;
  if (ml_is_expected(checker, "TypeError")) return;
  ml_diag *diag = ml_found(checker, ML_DIAG_DOT_CALL, node, "a dot here",
                           "%s is a method: it is called with a colon", row->name);
  if (diag == NULL) return;
  ml_diag_fact(diag, "method", "%s", row->name);
  const char *python = ml_text_of(checker, node),
             *table = ml_text_of(checker, callee->field.object);
  if (python == NULL || table == NULL) return;
  ml_diag_fact(diag, "python", "%s", python);
  const char *rest = checker->tree->text + callee->field.name_start;
  ml_diag_fact(diag, "lua", "%s:%.*s", table, (int)(node->end - callee->field.name_start), rest);
}

/* --- asyncio:sleep() --- */

static void check_colon(ml_checker *checker, const ml_node *node) {
  ml_value object = ml_value_of(checker, node->method.object);
  if (node->method.name == NULL || object.kind != ML_VALUE_LIBRARY) return;
  if (strcmp(object.row->path, "asyncio") != 0 || ml_is_expected(checker, "TypeError")) return;
  const ml_library *row = ml_library_find("asyncio", node->method.name);
  if (row == NULL) return;
  ml_diag *diag = ml_found(checker, ML_DIAG_DOT_CALL, node, "a colon here",
                           "%s is no method: it is called with a dot", row->path);
  if (diag == NULL) return;
  ml_diag_set(&diag->variant, "module");
  ml_diag_fact(diag, "method", "%s", row->name);
}

void ml_rule_spelling(ml_checker *checker, const ml_node *node) {
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_NAME: check_name(checker, node); break;
    case ML_NODE_FUNCTION_STATEMENT: check_self(checker, node); break;
    case ML_NODE_BINARY: check_sum(checker, node); break;
    case ML_NODE_CALL: check_dot(checker, node); break;
    case ML_NODE_METHOD_CALL: check_colon(checker, node); break;
    default: break;
  }
}
