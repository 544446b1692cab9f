/* How places are told to debug mode, so that they can be looked at without side effects. */
#include <stdio.h>

#include "lang/emit_watch.h"

void ml_say_number(ml_edits *edits, long number) {
  char digits[24];
  int length = snprintf(digits, sizeof digits, "%ld", number);
  ml_say_bytes(edits, digits, (size_t)length);
}

void ml_say_quoted(ml_emitter *emitter, uint32_t start, uint32_t end) {
  for (uint32_t i = start; i < end; i++) {
    char c = emitter->tree->text[i];
    if (c == '"' || c == '\\') ml_say_bytes(&emitter->edits, "\\", 1);
    ml_say_bytes(&emitter->edits, &c, 1);
  }
}

/* The path as the user wrote it, inside quotes. */
static void say_spelling(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  if (node->kind == ML_NODE_NAME) {
    ml_say_name(edits, node->name.name);
  } else if (node->kind == ML_NODE_UNARY) {
    ml_say_bytes(edits, "#", 1);
    say_spelling(emitter, node->operand.value);
  } else if (node->kind == ML_NODE_FIELD) {
    say_spelling(emitter, node->field.object);
    ml_say_bytes(edits, ".", 1);
    ml_say_name(edits, node->field.name);
  } else {
    say_spelling(emitter, node->index.object);
    ml_say_bytes(edits, "[", 1);
    ml_say_quoted(emitter, node->index.key->start, node->index.key->end);
    ml_say_bytes(edits, "]", 1);
  }
}

static void say_name_string(ml_edits *edits, const ml_name *name) {
  ml_say_bytes(edits, ",\"", 2);
  ml_say_name(edits, name);
  ml_say_bytes(edits, "\"", 1);
}

/* `_watch.raw(PATH)`: what is there. */
static void say_value(ml_emitter *emitter, const ml_node *path) {
  ml_say(&emitter->edits, "_watch.raw(nil");
  ml_say_path(emitter, path);
  ml_say_bytes(&emitter->edits, ")", 1);
}

static const char *operation(const ml_node *key) {
  if (key->detail == ML_TOKEN_PLUS) return "_watch.work(\"+\",";
  return key->detail == ML_TOKEN_MINUS ? "_watch.work(\"-\"," : "_watch.work(\"..\",";
}

void ml_say_key(ml_emitter *emitter, const ml_node *key) {
  ml_edits *edits = &emitter->edits;
  if (key->kind == ML_NODE_BINARY) {
    ml_say(edits, operation(key));
    ml_say_key(emitter, key->binary.left);
    ml_say_bytes(edits, ",", 1);
    ml_say_key(emitter, key->binary.right);
    ml_say_bytes(edits, ")", 1);
  } else if (key->kind == ML_NODE_NAME && key->name.variable != NULL) {
    ml_say_name(edits, key->name.name);
  } else if (key->kind == ML_NODE_NUMBER || key->kind == ML_NODE_STRING) {
    ml_say_bytes(edits, emitter->tree->text + key->start, key->end - key->start);
  } else {
    say_value(emitter, key);
  }
}

void ml_say_path(ml_emitter *emitter, const ml_node *place) {
  ml_edits *edits = &emitter->edits;
  if (place->kind == ML_NODE_FIELD) {
    ml_say_path(emitter, place->field.object);
    say_name_string(edits, place->field.name);
  } else if (place->kind == ML_NODE_INDEX) {
    ml_say_path(emitter, place->index.object);
    ml_say_bytes(edits, ",", 1);
    ml_say_key(emitter, place->index.key);
  } else if (place->kind == ML_NODE_UNARY) {
    ml_say_path(emitter, place->operand.value);
    ml_say(edits, ",_watch.length");
  } else if (place->name.variable == NULL) {
    ml_say_bytes(edits, ",_ENV", 5);
    say_name_string(edits, place->name.name);
  } else {
    ml_say_bytes(edits, ",", 1);
    ml_say_name(edits, place->name.name);
  }
}

void ml_say_where(ml_emitter *emitter, const ml_node *place) {
  ml_edits *edits = &emitter->edits;
  ml_say_bytes(edits, ",", 1);
  ml_say_number(edits, place->line);
  ml_say_bytes(edits, ",\"", 2);
  say_spelling(emitter, place);
  ml_say_bytes(edits, "\"", 1);
}

void ml_say_variable(ml_edits *edits, const ml_name *name) {
  ml_say_bytes(edits, ",function()return ", 18);
  ml_say_name(edits, name);
  ml_say_bytes(edits, " end", 4);
}

void ml_say_place(ml_emitter *emitter, const ml_node *place) {
  ml_say_where(emitter, place);
  if (place->kind == ML_NODE_NAME && place->name.variable != NULL)
    ml_say_variable(&emitter->edits, place->name.name);
  else
    ml_say_path(emitter, place);
}
