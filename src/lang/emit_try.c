/* try and async with, and the jumps out of their parts. */
#include <string.h>

#include "lang/emit.h"

enum { TRY_LENGTH = 3, END_LENGTH = 3, ELSE_LENGTH = 4, EXCEPT_LENGTH = 6, FINALLY_LENGTH = 7 };
enum { AS_LENGTH = 2, ASYNC_LENGTH = 5, WITH_LENGTH = 4, DO_LENGTH = 2 };
enum { RETURN_LENGTH = 6, BREAK_LENGTH = 5, GOTO_LENGTH = 4 };

bool ml_has_exits(const ml_exits *exits) {
  return exits->returns || exits->breaks || exits->labels != NULL;
}

/* Inside a part of another statement each jump is taken one part further. */
void ml_say_exits(ml_emitter *emitter, const ml_exits *exits) {
  ml_edits *edits = &emitter->edits;
  bool in_part = exits->in->kind == ML_FUNCTION_PART;
  if (!ml_has_exits(exits)) return;
  ml_say(edits, " if _c then");
  if (exits->returns)
    ml_say(edits,
           in_part ? " if _c==1 then return 1,_p end" : " if _c==1 then return _unpack(_p) end");
  if (exits->breaks) {
    bool loop_is_here = exits->loop->function == exits->in;
    ml_say(edits, loop_is_here ? " if _c==2 then break end" : " if _c==2 then return 2 end");
  }
  for (const ml_exit_label *label = exits->labels; label != NULL; label = label->next) {
    ml_say(edits, " if _c==\"");
    ml_say_name(edits, label->name);
    ml_say(edits, label->local ? "\" then goto " : "\" then return \"");
    ml_say_name(edits, label->name);
    ml_say(edits, label->local ? " end" : "\" end");
  }
  ml_say(edits, " end");
}

/* `do ` and, where something comes after the call, the locals for it. */
static void say_start(ml_emitter *emitter, const ml_exits *exits) {
  ml_say(&emitter->edits, ml_has_exits(exits) ? "do local _c,_p=" : "do ");
}

/* Says `function(` with those parameters, and `...` where the function is vararg. */
static void say_function(ml_emitter *emitter, const ml_function *part, const char *parameters) {
  ml_say(&emitter->edits, "function(");
  ml_say(&emitter->edits, parameters);
  ml_say_vararg(emitter, part, parameters[0] == '\0' ? "" : ",");
  ml_say(&emitter->edits, ")");
}

/* --- try --- */

/* except A, B as e  ->  end,function(__ml_e) if __ml_is(__ml_e,A, B) then local e=__ml_e */
static void emit_plain_clause(ml_emitter *emitter, const ml_node *clause, const ml_function *part,
                              bool first) {
  ml_edits *edits = &emitter->edits;
  bool all = clause->except.classes == NULL;
  if (first) {
    ml_say(edits, "end,");
    say_function(emitter, part, "_e");
    ml_say(edits, " ");
  } else {
    ml_say(edits, "else");
  }
  ml_say(edits, all ? "if true then" : "if _is(_e,");
  if (all) {
    ml_edit_open(edits, clause->start, EXCEPT_LENGTH);
  } else {
    ml_replace_word(emitter, clause->start, EXCEPT_LENGTH);
    ml_say(edits, ") then");
    ml_edit_close(edits, clause->except.classes_end);
  }
}

/* except *A, B as e  ->  end,function() return A, B end,function(__ml_e) local e=__ml_e */
static void emit_star_clause(ml_emitter *emitter, const ml_node *clause) {
  ml_edits *edits = &emitter->edits;
  ml_say(edits, "end,function() return");
  ml_edit_open(edits, clause->start, EXCEPT_LENGTH);
  ml_say(edits, " ");
  ml_edit_open(edits, clause->except.star, 1);
  ml_say(edits, " end,");
  say_function(emitter, clause->except.handler_part, "_e");
  ml_edit_close(edits, clause->except.classes_end);
}

/* as e  ->  local e=__ml_e */
static void emit_as(ml_emitter *emitter, const ml_node *clause) {
  const ml_node *name = clause->except.name;
  if (name == NULL) return;
  ml_say(&emitter->edits, "local");
  ml_edit_open(&emitter->edits, clause->except.as_word, AS_LENGTH);
  ml_say(&emitter->edits, "=_e");
  ml_edit_close(&emitter->edits, name->end);
}

/* Says what ends the part before: handlers that match nothing say so. */
static void say_part_end(ml_emitter *emitter, const ml_node *clauses, bool after_handlers) {
  bool plain = clauses != NULL && !(clauses->flags & ML_FLAG_STAR);
  ml_say(&emitter->edits, plain && after_handlers ? "else return false end end" : "end");
}

/* The words `else`, `finally` and `end`, and the `nil`s for what is not there. */
static void emit_rest(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  const ml_node *clauses = node->try_statement.clauses;
  const ml_function *else_part = node->try_statement.else_part;
  const ml_function *finally_part = node->try_statement.finally_part;
  bool star = clauses != NULL && (clauses->flags & ML_FLAG_STAR);
  const char *no_handler = clauses == NULL ? ",nil" : "";
  if (else_part != NULL) {
    say_part_end(emitter, clauses, true);
    ml_say(edits, star ? ",\"else\"," : no_handler);
    if (!star) ml_say(edits, ",");
    say_function(emitter, else_part, "");
    ml_edit_open(edits, node->try_statement.else_word, ELSE_LENGTH);
    no_handler = "";
  }
  if (finally_part != NULL) {
    say_part_end(emitter, clauses, else_part == NULL);
    ml_say(edits, star ? ",\"finally\"," : no_handler);
    if (!star) ml_say(edits, else_part == NULL ? ",nil," : ",");
    say_function(emitter, finally_part, "");
    ml_edit_open(edits, node->try_statement.finally_word, FINALLY_LENGTH);
    no_handler = "";
  }
  say_part_end(emitter, clauses, else_part == NULL && finally_part == NULL);
  if (!star) {
    ml_say(edits, no_handler);
    if (else_part == NULL && finally_part == NULL) ml_say(edits, ",nil");
    if (finally_part == NULL) ml_say(edits, ",nil");
  }
  ml_say_vararg(emitter, node->try_statement.body_part, star ? ",\"args\"," : ",");
  ml_say(edits, ")");
  ml_say_exits(emitter, node->try_statement.exits);
  ml_say(edits, " end");
  ml_edit_open(edits, node->try_statement.end_word, END_LENGTH);
}

void ml_emit_try(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  const ml_node *clauses = node->try_statement.clauses;
  bool star = clauses != NULL && (clauses->flags & ML_FLAG_STAR);
  say_start(emitter, node->try_statement.exits);
  ml_say(edits, star ? "_trystar(" : "_try(");
  say_function(emitter, node->try_statement.body_part, "");
  ml_edit_open(edits, node->start, TRY_LENGTH);
  for (const ml_node *clause = clauses; clause != NULL; clause = clause->next) {
    if (star) {
      emit_star_clause(emitter, clause);
    } else {
      emit_plain_clause(emitter, clause, node->try_statement.handler_part, clause == clauses);
    }
    emit_as(emitter, clause);
  }
  emit_rest(emitter, node);
}

/* --- async with --- */

/* E as x  ->  E,function(x)    and without `as`    E,function(__ml_v) */
static void emit_item(ml_emitter *emitter, const ml_node *item) {
  ml_edits *edits = &emitter->edits;
  const ml_function *part = item->with_item.part;
  if (item->with_item.name == NULL) {
    ml_say(edits, ",");
    say_function(emitter, part, "_v");
    ml_edit_close(edits, item->with_item.value->end);
    return;
  }
  ml_say(edits, ",function(");
  ml_replace_word(emitter, item->with_item.as_word, AS_LENGTH);
  ml_say_vararg(emitter, part, ",");
  ml_say(edits, ")");
  ml_edit_close(edits, item->with_item.name->end);
}

/* async with A as a, B as b do … end  ->
 * do __ml_with(A,function(a) return __ml_with(B,function(b) … end) end) end */
void ml_emit_async_with(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  const ml_exits *exits = node->with.exits;
  say_start(emitter, exits);
  ml_say(edits, "_with(");
  ml_replace_word(emitter, node->start, ASYNC_LENGTH);
  ml_replace_word(emitter, node->with.with_word, WITH_LENGTH);
  for (const ml_node *item = node->with.items; item != NULL; item = item->next) {
    emit_item(emitter, item);
    if (item->next == NULL) break;
    ml_say(edits, " return _with(");
    ml_replace_word(emitter, item->with_item.comma, 1);
  }
  ml_replace_word(emitter, node->with.do_word, DO_LENGTH);
  for (const ml_node *item = node->with.items; item != NULL; item = item->next) {
    ml_say(edits, item == node->with.items ? "end" : " end");
    ml_say_vararg(emitter, item->with_item.part, ",");
    ml_say(edits, ")");
  }
  ml_say_exits(emitter, exits);
  ml_say(edits, " end");
  ml_edit_open(edits, node->with.end_word, END_LENGTH);
}

/* --- jumps --- */

/* In a part, `return a, b` becomes `return 1,__ml_pack(a, b)`. Elsewhere one await alone must not
 * become a tail call, which would take the frame out of tracebacks. */
void ml_emit_return(ml_emitter *emitter, const ml_node *node) {
  ml_edits *edits = &emitter->edits;
  const ml_node *values = node->jump_values.values;
  if (node->flags & ML_FLAG_LEAVES) {
    ml_say(edits, values == NULL ? "return 1" : "return 1,_pack(");
    if (values == NULL) {
      ml_edit_open(edits, node->start, RETURN_LENGTH);
      return;
    }
    ml_replace_word(emitter, node->start, RETURN_LENGTH);
  } else if (values != NULL && values->kind == ML_NODE_AWAIT && values->next == NULL) {
    ml_say(edits, "_all(");
    ml_edit_open(edits, values->start, 0);
  } else {
    return;
  }
  ml_say(edits, ")");
  ml_edit_close(edits, node->jump_values.values_end);
}

void ml_emit_break(ml_emitter *emitter, const ml_node *node) {
  ml_say(&emitter->edits, "do return 2 end");
  ml_edit_open(&emitter->edits, node->start, BREAK_LENGTH);
}

/* goto L  ->  do return "L" end */
void ml_emit_goto(ml_emitter *emitter, const ml_node *node) {
  if (!(node->flags & ML_FLAG_LEAVES)) return;
  ml_edits *edits = &emitter->edits;
  ml_say(edits, "do return");
  ml_edit_open(edits, node->start, GOTO_LENGTH);
  ml_say(edits, "\"");
  ml_say_name(edits, node->go_to.name);
  ml_say(edits, "\" end");
  ml_edit_open(edits, node->go_to.name_start, node->go_to.name->length);
}
