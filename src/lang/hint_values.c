/* Expressions of Python's and of other languages, and letters that no language of programs wants.
 */
#include <string.h>

#include "lang/hint.h"

/* --- in the parentheses of a call or a function --- */

/* The tokens from the parenthesis that is open at the error to the end of the line; false: there is
 * none on the line. `in_function`: it holds parameters. */
static bool find_open(const ml_hint *hint, ml_line_tokens *line, int *open, bool *in_function) {
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->token.start), line);
  int at = 0;
  while (at < line->count && line->all[at].start < hint->token.start) at++;
  for (int depth = 0; --at >= 0;) {
    depth += line->all[at].kind == ML_TOKEN_CLOSE_PAREN;
    if (line->all[at].kind == ML_TOKEN_OPEN_PAREN && depth-- == 0) break;
  }
  if (at < 0) return false;
  *open = at--;
  while (at >= 0 && (line->all[at].kind == ML_TOKEN_NAME || line->all[at].kind == ML_TOKEN_DOT ||
                     line->all[at].kind == ML_TOKEN_COLON))
    at--;
  *in_function = at >= 0 && line->all[at].kind == ML_TOKEN_FUNCTION;
  return true;
}

/* Whether an argument called `text` of that function has a way of its own into Lua. */
static bool is_known_argument(const ml_hint *hint, const char *text, const ml_token *function,
                              const ml_token *name) {
  static const char *const known[][2] = {
      {"flush", "print"}, {"sep", "print"}, {"key", "sorted"}, {"key", "sort"}, {"delay", "sleep"}};
  if (!ml_hint_stands(hint, name->start, text)) return false;
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strcmp(known[i][0], text) == 0 && ml_hint_stands(hint, function->start, known[i][1]))
      return true;
  return false;
}

/* Whether the argument at `name` is the one that the text calls. */
static bool is_keyword(const ml_hint *hint, const char *text, const ml_line_tokens *line, int open,
                       int name) {
  if (strcmp(text, "call") == 0) return true;
  if (strcmp(text, "lambda") == 0) return ml_hint_stands(hint, line->all[name + 2].start, text);
  return open > 0 && is_known_argument(hint, text, &line->all[open - 1], &line->all[name]);
}

/* `print(x, end="")`. */
bool ml_match_PRINT_END(ml_hint *hint, const char *text) {
  ml_line_tokens line;
  int open;
  bool in_function;
  if (hint->token.kind != ML_TOKEN_END || !find_open(hint, &line, &open, &in_function))
    return false;
  return open > 0 && ml_hint_stands(hint, line.all[open - 1].start, text);
}

/* `f({1})`, where {1} is `{2} = {3}` up to the parenthesis; the text is "function" for a parameter
 * with a value, "call" for any argument, "lambda" for one that is a function, or its name. */
bool ml_match_KEYWORD(ml_hint *hint, const char *text) {
  ml_line_tokens line;
  int open;
  bool in_function;
  if (hint->token.kind != ML_TOKEN_ASSIGN || hint->last.kind != ML_TOKEN_NAME ||
      !find_open(hint, &line, &open, &in_function))
    return false;
  if (in_function != (strcmp(text, "function") == 0)) return false;
  int name = open + 1;
  while (name < line.count && line.all[name].start < hint->last.start) name++;
  int stop = ml_hint_find(&line, name, in_function ? ML_TOKEN_COMMA : ML_TOKEN_CLOSE_PAREN);
  if (!in_function && stop == line.count) /* the call goes on on the next line */
    stop = ml_hint_find(&line, name, ML_TOKEN_COMMA);
  if (in_function && stop == line.count) stop = ml_hint_find(&line, name, ML_TOKEN_CLOSE_PAREN);
  if (stop >= line.count || stop - name < 3) return false;
  hint->word = hint->part[0] = ml_hint_between(&line.all[name], &line.all[stop - 1]);
  hint->part[1] = ml_hint_between(&line.all[name], &line.all[name]);
  hint->part[2] = ml_hint_between(&line.all[name + 2], &line.all[stop - 1]);
  return in_function || is_keyword(hint, text, &line, open, name);
}

/* `function f(x: int)`. */
bool ml_match_PARAMETER(ml_hint *hint, const char *text) {
  (void)text;
  ml_line_tokens line;
  int open;
  bool in_function;
  return hint->last.kind == ML_TOKEN_NAME && ml_match_TOKEN(hint, ":") &&
         find_open(hint, &line, &open, &in_function) && in_function;
}

/* `x = (1, 2)`; with the text ",", several variables stand there. */
bool ml_match_TUPLE(ml_hint *hint, const char *text) {
  ml_line_tokens line;
  int open;
  bool in_function;
  if (hint->token.kind != ML_TOKEN_COMMA || !find_open(hint, &line, &open, &in_function) ||
      open == 0)
    return false;
  hint->word = ml_hint_between(&line.all[open], &line.all[open]);
  ml_token_kind before = line.all[open - 1].kind;
  int comma = ml_hint_find(&line, 0, ML_TOKEN_COMMA);
  if (*text == ',') return before == ML_TOKEN_ASSIGN && comma < open;
  return before == ML_TOKEN_ASSIGN || before == ML_TOKEN_RETURN;
}

/* The text stands where an argument should begin. */
bool ml_match_ARGUMENT(ml_hint *hint, const char *text) {
  bool begins = hint->last.kind == ML_TOKEN_OPEN_PAREN || hint->last.kind == ML_TOKEN_COMMA;
  return begins && ml_match_TOKEN(hint, text);
}

/* `f(*{1})`: a name with its fields; with the text "list" anything. */
bool ml_match_STAR(ml_hint *hint, const char *text) {
  if (!ml_match_ARGUMENT(hint, "*")) return false;
  if (*text != '\0') return true;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.end, &line);
  int end = 0;
  while (end < line.count && line.all[end].kind == (end % 2 == 0 ? ML_TOKEN_NAME : ML_TOKEN_DOT))
    end++;
  if (end % 2 == 0 || end == line.count) return false;
  hint->part[0] = ml_hint_between(&line.all[0], &line.all[end - 1]);
  hint->word.end = hint->part[0].end;
  return line.all[end].kind == ML_TOKEN_CLOSE_PAREN || line.all[end].kind == ML_TOKEN_COMMA;
}

/* --- await --- */

/* `await {1}`, where {1} can be no call: the text says what it is. */
bool ml_match_AWAIT(ml_hint *hint, const char *text) {
  if (hint->last.kind != ML_TOKEN_AWAIT) return false;
  hint->word = hint->part[0] = ml_hint_between(&hint->token, &hint->token);
  switch (hint->token.kind) {
    case ML_TOKEN_NUMBER:
    case ML_TOKEN_STRING:
    case ML_TOKEN_NIL:
    case ML_TOKEN_TRUE:
    case ML_TOKEN_FALSE: return strcmp(text, "value") == 0;
    case ML_TOKEN_NOT:
    case ML_TOKEN_HASH:
    case ML_TOKEN_MINUS: return strcmp(text, "operator") == 0;
    case ML_TOKEN_FUNCTION: return strcmp(text, "function") == 0;
    default: return false;
  }
}

/* `await {a(), b()}`, where {1} stands in the braces; with a text, whatever stands there. */
bool ml_match_AWAIT_LIST(ml_hint *hint, const char *text) {
  bool is_list =
      hint->token.kind == ML_TOKEN_OPEN_BRACE || hint->token.kind == ML_TOKEN_OPEN_BRACKET;
  if (hint->last.kind != ML_TOKEN_AWAIT || !is_list) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.start, &line);
  bool is_brace = hint->token.kind == ML_TOKEN_OPEN_BRACE;
  int close = ml_hint_find(&line, 1, is_brace ? ML_TOKEN_CLOSE_BRACE : ML_TOKEN_CLOSE_BRACKET);
  hint->word = ml_hint_between(&line.all[0], &line.all[0]);
  if (*text != '\0') return true;
  if (close >= line.count || close < 2) return false;
  hint->part[0] = ml_hint_between(&line.all[1], &line.all[close - 1]);
  hint->word = ml_hint_between(&line.all[0], &line.all[close]);
  return ml_hint_find(&line, 1, ML_TOKEN_FOR) == line.count;
}

/* --- in braces and brackets --- */

/* The colon at the error or up to two tokens before it, and its line; false: there is none. */
static bool find_colon(const ml_hint *hint, ml_line_tokens *line, int *colon) {
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->token.start), line);
  int at = 0;
  while (at < line->count && line->all[at].start < hint->token.start) at++;
  if (at == line->count) return false;
  for (*colon = at; *colon > 0 && *colon + 2 >= at; --*colon)
    if (line->all[*colon].kind == ML_TOKEN_COLON) return true;
  return false;
}

/* `{key: value}`. */
bool ml_match_ITEM_COLON(ml_hint *hint, const char *text) {
  (void)text;
  if (ml_hint_expects(hint, "}") && ml_match_TOKEN(hint, ":")) return true;
  ml_line_tokens line;
  int colon, depth = 0;
  if (!find_colon(hint, &line, &colon) || colon < 2) return false;
  ml_token_kind before = line.all[colon - 2].kind;
  if (before != ML_TOKEN_OPEN_BRACE && before != ML_TOKEN_COMMA) return false;
  for (int i = 0; i < colon; i++) {
    depth += line.all[i].kind == ML_TOKEN_OPEN_BRACE;
    depth -= line.all[i].kind == ML_TOKEN_CLOSE_BRACE;
  }
  hint->word = ml_hint_between(&line.all[colon], &line.all[colon]);
  return depth > 0 && ml_hint_ends_head(hint, &line.all[colon]);
}

/* `t[a:b]`. */
bool ml_match_SLICE(ml_hint *hint, const char *text) {
  (void)text;
  bool is_open = hint->last.kind == ML_TOKEN_OPEN_BRACKET || ml_hint_expects(hint, "]");
  if (is_open && ml_match_TOKEN(hint, ":")) return true;
  ml_line_tokens line;
  int colon;
  if (hint->token.kind != ML_TOKEN_CLOSE_BRACKET || !find_colon(hint, &line, &colon)) return false;
  hint->word = ml_hint_between(&line.all[colon], &line.all[colon]);
  return colon >= 2 && line.all[colon - 2].kind == ML_TOKEN_OPEN_BRACKET;
}

/* --- other values --- */

/* Behind the parameters of a function. */
bool ml_match_ARROW(ml_hint *hint, const char *text) {
  return hint->last.kind == ML_TOKEN_CLOSE_PAREN && ml_match_EARLIER(hint, "function") &&
         ml_match_TOKEN(hint, text);
}

/* Where the bracket or brace opens around the token at `at`; -1: nowhere on the line. */
static int find_opener(const ml_line_tokens *line, int at) {
  for (int depth = 0; --at >= 0;) {
    ml_token_kind kind = line->all[at].kind;
    bool opens =
        kind == ML_TOKEN_OPEN_PAREN || kind == ML_TOKEN_OPEN_BRACE || kind == ML_TOKEN_OPEN_BRACKET;
    bool closes = kind == ML_TOKEN_CLOSE_PAREN || kind == ML_TOKEN_CLOSE_BRACE ||
                  kind == ML_TOKEN_CLOSE_BRACKET;
    if (opens && depth-- == 0) return at;
    depth += closes;
  }
  return -1;
}

/* `[x for x in t]`, at the bracket or behind it; the text is what stands before `for`. */
bool ml_match_COMPREHENSION(ml_hint *hint, const char *text) {
  ml_line_tokens line;
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->token.start), &line);
  int at = 0;
  while (at < line.count && line.all[at].start < hint->token.start) at++;
  int open = hint->token.kind == ML_TOKEN_OPEN_BRACKET ? at : find_opener(&line, at);
  if (open < 0) return false;
  int found = ml_hint_find(&line, open + 1, ML_TOKEN_FOR);
  int function = ml_hint_find(&line, open + 1, ML_TOKEN_FUNCTION);
  if (found >= line.count || found == open + 1 || function < found) return false;
  hint->word = ml_hint_between(&line.all[found], &line.all[found]);
  return *text == '\0' || ml_hint_stands(hint, line.all[found - 1].start, text);
}

/* `a if c else b`, at the `if`: behind a value, with no `then` before the `else`. */
bool ml_match_IF_ELSE(ml_hint *hint, const char *text) {
  (void)text;
  if (hint->token.kind != ML_TOKEN_IF || !ml_hint_on_one_line(hint)) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.start, &line);
  int other = ml_hint_find(&line, 0, ML_TOKEN_ELSE);
  return other < line.count && ml_hint_find(&line, 0, ML_TOKEN_THEN) > other &&
         ml_match_TOKEN(hint, "if");
}

bool ml_match_F_STRING(ml_hint *hint, const char *text) {
  (void)text;
  return ml_match_EARLIER(hint, "f\"") || ml_match_EARLIER(hint, "f'");
}

/* `{1}.{2}`, where {1} is a string. */
bool ml_match_STRING_METHOD(ml_hint *hint, const char *text) {
  (void)text;
  ml_line_tokens line;
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->token.start), &line);
  for (int i = 0; i + 2 < line.count; i++) {
    const ml_token *dot = &line.all[i + 1];
    bool is_near = line.all[i].start == hint->token.start || dot->start == hint->token.start;
    bool calls = dot->kind == ML_TOKEN_DOT || dot->kind == ML_TOKEN_COLON;
    if (!is_near || !calls || line.all[i].kind != ML_TOKEN_STRING) continue;
    hint->part[0] = ml_hint_between(&line.all[i], &line.all[i]);
    hint->part[1] = ml_hint_between(&line.all[i + 2], &line.all[i + 2]);
    hint->word = ml_hint_between(&line.all[i], &line.all[i + 2]);
    return line.all[i + 2].kind == ML_TOKEN_NAME;
  }
  return false;
}

/* A comment behind // on the line before the error. */
bool ml_match_SLASHES(ml_hint *hint, const char *text) {
  if (hint->token.kind != ML_TOKEN_EOF && ml_match_TOKEN(hint, text)) return true;
  if (hint->last.start != hint->parser->statement_start || hint->last.kind != ML_TOKEN_NAME)
    return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->last.start), &line);
  int slashes = ml_hint_find(&line, 0, ML_TOKEN_DOUBLE_SLASH);
  if (slashes == line.count || line.all[slashes].start > hint->last.start) return false;
  hint->word = ml_hint_between(&line.all[slashes], &line.all[slashes]);
  hint->rest = hint->word.end;
  return true;
}

static bool is_letter(char c) {
  return ml_is(c, ML_ALPHA | ML_DIGIT) || (unsigned char)c >= 0x80;
}

/* The word {1} has a letter that is not ASCII. */
bool ml_match_NON_ASCII(ml_hint *hint, const char *text) {
  (void)text;
  uint32_t start = hint->token.start, end = start;
  if (hint->token.kind != ML_TOKEN_UNKNOWN || (unsigned char)hint->text[start] < 0x80) return false;
  while (start > 0 && is_letter(hint->text[start - 1])) start--;
  while (is_letter(hint->text[end])) end++;
  hint->word = hint->part[0] = (ml_stretch){start, end};
  return true;
}
