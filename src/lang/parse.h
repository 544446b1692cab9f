/* Shared by the files of the parser; nobody else includes it.
 *
 * One parser is one pass over one text. Out of memory anywhere leaves through
 * one longjmp to ml_parse (everything made so far hangs on the tree), so that no
 * parse function checks for it. A syntax error does not jump: the parser notes
 * it, and until the statement is given up sees nothing but POISON tokens, which
 * fit nowhere, so that every loop and every function returns by itself. */
#ifndef ML_LANG_PARSE_H
#define ML_LANG_PARSE_H

#include <setjmp.h>
#include <stdarg.h>

#include "lang/labels.h"
#include "lang/parser.h"

/* An `await` or its like where it may not stand; told when the parse is over. */
typedef struct ml_misplacement {
  ml_diag_id id;
  const ml_node *node, *operand; /* operand: of `await` or `return`, or NULL */
  const ml_function *function;
  struct ml_misplacement *next;
} ml_misplacement;

typedef struct ml_parser {
  ml_lexer lexer;
  ml_token token; /* the current one; POISON while giving up */
  ml_token ahead; /* the one after it, when `has_ahead` */
  bool has_ahead;
  ml_token last;   /* the one before it */
  ml_token failed; /* while giving up: the token at which it went wrong */
  ml_tree *tree;
  ml_names names;
  ml_labels labels;
  const ml_translate_options *options;

  ml_function *function;       /* the innermost function or part being parsed */
  ml_function **function_tail; /* where the next function is linked */
  ml_block *block;             /* the innermost block */
  ml_block *loop;              /* the innermost loop body of this function */
  ml_exits *exits;             /* of the statement whose part is about to be parsed */
  ml_variable **variables;     /* the active ones, in order of declaration */
  size_t variable_count, variable_capacity;
  ml_node *gotos, *lost_breaks; /* newest first; those of no loop */
  int try_depth;                /* try statements open in this function */
  int handler_depth;            /* except blocks open in this function */
  int nesting;                  /* levels of syntax, as Lua counts them */

  ml_misplacement *misplaced, **misplaced_tail;
  uint32_t statement_start;     /* of the innermost statement begun last */
  uint32_t return_start;        /* of the `return` read last, and ... */
  uint32_t return_end;          /* ... where it ended */
  ml_token_kind expected;       /* when a token is missing: which; else POISON */
  const char *opener;           /* when it closes something: what, and ... */
  int opened;                   /* ... on which line */
  uint32_t header_start;        /* in the head of a block: where that begins, and ... */
  ml_token_kind header_word;    /* ... the word that ends it; elsewhere POISON */
  const ml_function *header_in; /* ... the function in which it stands, and ... */
  size_t header_diags;          /* ... how much had been told when it began */
  size_t error_count;           /* syntax errors told */
  bool only_eof;                /* each of them is that the text ends too early */
  int error_line;               /* of the last one */
  bool unsure;                  /* the block structure may be misread: no more of its errors */
  uint32_t resume;              /* when it is known where to go on after an error: that, else 0 */
  uint32_t python_end;          /* up to here the text is the body of a function as Python has it */

  jmp_buf no_memory;
} ml_parser;

/* --- memory: these return or leave through no_memory --- */
_Noreturn void ml_no_memory(ml_parser *parser);
void *ml_parser_alloc(ml_parser *parser, size_t size); /* zeroed */
char *ml_parser_copy(ml_parser *parser, const char *text, size_t length);
/* A node of that kind that begins at the token (its end is still open). */
ml_node *ml_node_new(ml_parser *parser, ml_node_kind kind, const ml_token *first);
/* The same, at the place where another node begins. */
ml_node *ml_node_around(ml_parser *parser, ml_node_kind kind, const ml_node *first);
/* Ends the node at the last token read; returns it. */
ml_node *ml_node_close(ml_parser *parser, ml_node *node);
void ml_node_list_add(ml_parser *parser, ml_node_list *list, ml_node *node);
/* Tells the emitter of a node. To be called before anything inside the node is parsed. */
void ml_rewrite(ml_parser *parser, ml_node *node);

/* --- tokens --- */
void ml_advance(ml_parser *parser);
/* The token after the current one. */
const ml_token *ml_peek(ml_parser *parser);
/* The token after that one; the end of the text counts as a line of its own. */
ml_token ml_peek_second(ml_parser *parser);
static inline bool ml_at(const ml_parser *parser, ml_token_kind kind) {
  return parser->token.kind == kind;
}
/* Whether the current token is that contextual word (wherever it stands). */
static inline bool ml_at_word(const ml_parser *parser, ml_context_word word) {
  return parser->token.kind == ML_TOKEN_NAME && parser->token.name->context == word;
}
/* Whether the current token was seen to go wrong: everything returns. */
static inline bool ml_gives_up(const ml_parser *parser) {
  return parser->token.kind == ML_TOKEN_POISON;
}
bool ml_accept(ml_parser *parser, ml_token_kind kind);
bool ml_expect(ml_parser *parser, ml_token_kind kind);
/* The closing `what` of what `who` opened on `line`. */
bool ml_expect_match(ml_parser *parser, ml_token_kind what, const char *who, int line);
/* Between the first token of a block's head and the word that ends it. A nested head (in an
 * anonymous function) forgets the outer one, which only costs a hint. */
static inline void ml_begin_header(ml_parser *parser, ml_token_kind word) {
  parser->header_start = parser->token.start;
  parser->header_word = word;
  parser->header_in = parser->function->home;
  parser->header_diags = parser->tree->diag_count;
}
/* That word. When it is missing, what follows is read as the block all the same. */
void ml_end_header(ml_parser *parser, ml_token_kind word);
/* A name, or NULL and a syntax error. */
ml_name *ml_expect_name(ml_parser *parser);

/* --- scopes --- */
ml_block *ml_block_open(ml_parser *parser, bool is_loop);
void ml_block_close(ml_parser *parser, ml_block *block);
/* A variable that is not in scope yet. */
ml_variable *ml_variable_new(ml_parser *parser, ml_name *name, ml_node *declaration);
void ml_variable_activate(ml_parser *parser, ml_variable *variable);
/* LOCAL_NAME node at the current token; NULL and a syntax error when that is no name. */
ml_node *ml_local_name(ml_parser *parser);
/* What is assigned to must not be a constant. */
void ml_check_target(ml_parser *parser, const ml_node *target);
/* The emitter needs two variables for a statement that is left by return or break: tells when Lua
 * will not have them. `end` is that of the words with which the statement begins. */
void ml_check_room(ml_parser *parser, const ml_node *node, uint32_t end, const ml_exits *exits);
/* Marks what leaves a part of a try, so that its statement provides the way out. */
void ml_leave_by_return(ml_parser *parser, ml_node *node);
void ml_leave_by_break(ml_parser *parser, ml_node *node);
void ml_resolve_jumps(ml_parser *parser);

/* --- functions --- */
/* Links a new function or part after those that began before it, and enters it. */
ml_function *ml_function_open(ml_parser *parser, ml_function_kind kind, int line);
void ml_function_close(ml_parser *parser, ml_function *function, int last_line);
ml_function *ml_part_open(ml_parser *parser, ml_exits *exits, int line);
ml_exits *ml_exits_new(ml_parser *parser);
/* funcbody ::= '(' [parlist] ')' block end; into `node`, a FUNCTION. */
void ml_parse_function_body(ml_parser *parser, ml_node *node, bool is_async, bool is_method,
                            bool is_statement, int line);
void ml_name_function(ml_parser *parser, ml_node *target, ml_node *value);
void ml_name_functions(ml_parser *parser, ml_node *targets, ml_node *values);

/* --- grammar --- */
/* block ::= {stat} [retstat], into the open block; returns when a word that ends blocks comes. */
void ml_parse_statements(ml_parser *parser, ml_block *block);
ml_block *ml_parse_block(ml_parser *parser, bool is_loop);
ml_node *ml_parse_expression(ml_parser *parser);
ml_node *ml_parse_expressions(ml_parser *parser);
ml_node *ml_parse_suffixed(ml_parser *parser);
/* At `await` or `yield`. */
ml_node *ml_parse_await(ml_parser *parser);
ml_node *ml_parse_yield(ml_parser *parser);
/* At `function` or `async`. */
ml_node *ml_parse_function_expression(ml_parser *parser, bool is_async);
ml_node *ml_parse_function_statement(ml_parser *parser, bool is_async);
ml_node *ml_parse_local_function(ml_parser *parser, bool is_async, const ml_token *local);
ml_node *ml_parse_while(ml_parser *parser);
ml_node *ml_parse_repeat(ml_parser *parser);
ml_node *ml_parse_for(ml_parser *parser, bool is_async);
ml_node *ml_parse_return(ml_parser *parser);
ml_node *ml_parse_try(ml_parser *parser);
ml_node *ml_parse_raise(ml_parser *parser);
ml_node *ml_parse_async_with(ml_parser *parser);

/* --- the contextual words (words.c) --- */
/* At a NAME that begins a statement: which word it is there. */
ml_context_word ml_statement_word(ml_parser *parser);
/* At the NAME `async` in an expression: whether an anonymous function follows. */
bool ml_at_async_function(ml_parser *parser);
/* At the NAME `yield` in an expression. */
bool ml_at_yield(ml_parser *parser);
/* After `yield` or `raise` on that line: whether an operand follows, which must be on it too. */
bool ml_at_operand(ml_parser *parser, int line);
/* Whether the token ends a block, whoever opened it. */
bool ml_ends_block(ml_parser *parser);

#include "lang/parse_errors.h"

#endif
