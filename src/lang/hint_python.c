/* Statements of Python's, and the names and values in them that a hint quotes. */
#include <string.h>

#include "lang/hint.h"

/* --- blocks --- */

int ml_hint_parameter_end(const ml_line_tokens *line, int at) {
  int comma = ml_hint_find(line, at, ML_TOKEN_COMMA);
  return comma < line->count ? comma : ml_hint_find(line, at, ML_TOKEN_CLOSE_PAREN);
}

/* The first parameter that has a value of its own: `{1} = {2}`. */
static bool find_default(ml_hint *hint) {
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->rest, &line);
  if (line.count < 2 || line.all[1].kind != ML_TOKEN_OPEN_PAREN) return false;
  for (int at = 2, end; at < line.count; at = end + 1) {
    end = ml_hint_parameter_end(&line, at);
    int assign = ml_hint_find(&line, at, ML_TOKEN_ASSIGN);
    if (end == line.count || assign + 1 >= end) continue;
    hint->part[0] = ml_hint_between(&line.all[at], &line.all[at]);
    hint->part[1] = ml_hint_between(&line.all[assign + 1], &line.all[end - 1]);
    return line.all[at].kind == ML_TOKEN_NAME;
  }
  return false;
}

/* The class {3} around a function whose first parameter is self: the line above that is indented
 * less begins it. */
static void find_class(ml_hint *hint) {
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->rest, &line);
  if (line.count < 3 || !ml_hint_stands(hint, line.all[2].start, "self")) return;
  uint32_t start = ml_hint_line_start(hint, hint->token.start);
  size_t depth = hint->parser->statement_start - start;
  while (start > 0) {
    start = ml_hint_line_start(hint, start - 1);
    const char *text = hint->text + start;
    size_t found = strspn(text, " \t");
    if (found >= depth || strchr("\r\n", text[found]) != NULL) continue;
    ml_hint_tokens(hint, start, &line);
    if (line.count > 1 && ml_hint_stands(hint, line.all[0].start, "class"))
      hint->part[2] = ml_hint_between(&line.all[1], &line.all[1]);
    return;
  }
}

/* `def`, behind `async` when the text says so; with "=" at its end, a parameter has a default. */
bool ml_match_DEF(ml_hint *hint, const char *text) {
  bool is_async = ml_hint_stands(hint, hint->last.start, "async") && ml_match_TOKEN(hint, "def");
  if (is_async != (*text == 'a') || (!is_async && !ml_match_FIRST(hint, "def"))) return false;
  hint->is_function = true;
  find_class(hint);
  return strchr(text, '=') == NULL || find_default(hint);
}

/* `class {1}({2}):`; with a text, {2} must end in it. */
bool ml_match_CLASS(ml_hint *hint, const char *text) {
  if (!ml_match_FIRST(hint, "class") || hint->token.kind != ML_TOKEN_NAME) return false;
  hint->part[0] = ml_hint_between(&hint->token, &hint->token);
  if (*text == '\0') return true;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.end, &line);
  int close = ml_hint_find(&line, 1, ML_TOKEN_CLOSE_PAREN);
  if (line.count < 3 || line.all[0].kind != ML_TOKEN_OPEN_PAREN || close < 2 || close >= line.count)
    return false;
  hint->part[1] = ml_hint_between(&line.all[1], &line.all[close - 1]);
  size_t length = strlen(text);
  uint32_t end = hint->part[1].end;
  return end - hint->part[1].start >= length &&
         memcmp(hint->text + end - length, text, length) == 0;
}

/* `with`, and behind it the text. */
bool ml_match_WITH(ml_hint *hint, const char *text) {
  return ml_match_FIRST(hint, "with") &&
         (*text == '\0' || ml_hint_stands(hint, hint->token.start, text));
}

/* `with {1} as {2}`, where {1} begins with the text. */
bool ml_match_WITH_AS(ml_hint *hint, const char *text) {
  if (!ml_match_WITH(hint, text)) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.start, &line);
  for (int i = 1; i + 1 < line.count; i++) {
    if (!ml_hint_stands(hint, line.all[i].start, "as")) continue;
    hint->part[0] = ml_hint_between(&line.all[0], &line.all[i - 1]);
    hint->part[1] = ml_hint_between(&line.all[i + 1], &line.all[i + 1]);
    return line.all[i + 1].kind == ML_TOKEN_NAME;
  }
  return false;
}

/* `for {1} in text({2}):`; without a text, {1} and {2} are single names. */
bool ml_match_FOR_COLON(ml_hint *hint, const char *text) {
  if (!ml_match_HEADER_COLON(hint, "do")) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->parser->header_start, &line);
  int in = ml_hint_find(&line, 0, ML_TOKEN_IN), colon = ml_hint_find(&line, 0, ML_TOKEN_COLON);
  if (line.all[0].kind != ML_TOKEN_FOR || in < 2 || in + 1 >= colon) return false;
  hint->part[0] = ml_hint_between(&line.all[1], &line.all[in - 1]);
  hint->part[1] = ml_hint_between(&line.all[in + 1], &line.all[colon - 1]);
  if (*text == '\0') return in == 2 && colon == in + 2 && line.all[in + 1].kind == ML_TOKEN_NAME;
  if (*text == '.') { /* a method without arguments */
    if (colon < in + 6 || !ml_hint_stands(hint, line.all[colon - 4].start, text)) return false;
    hint->part[1].end = line.all[colon - 5].end;
    return true;
  }
  bool is_call = ml_hint_stands(hint, line.all[in + 1].start, text) &&
                 line.all[in + 2].kind == ML_TOKEN_OPEN_PAREN &&
                 ml_hint_find(&line, in + 3, ML_TOKEN_CLOSE_PAREN) == colon - 1;
  if (is_call) hint->part[1] = ml_hint_between(&line.all[in + 3], &line.all[colon - 2]);
  return is_call && colon - 2 >= in + 3;
}

/* `except (A, B) as e`. */
bool ml_match_EXCEPT_PARENS(ml_hint *hint, const char *text) {
  (void)text;
  return ml_hint_stands(hint, hint->last.start, "as") && ml_match_EARLIER(hint, "except");
}

/* `except print("x") end`: the name was taken for a class, and the block begins with a parenthesis.
 */
bool ml_match_EXCEPT_BODY(ml_hint *hint, const char *text) {
  (void)text;
  uint32_t start = hint->parser->statement_start;
  ml_line_tokens line;
  ml_hint_tokens(hint, ml_hint_line_start(hint, start), &line);
  int at = 0;
  while (at < line.count && line.all[at].start < start) at++;
  if (at < 2 || at == line.count || line.all[at - 1].kind != ML_TOKEN_NAME) return false;
  ml_token_kind kind = line.all[at].kind;
  if (kind != ML_TOKEN_OPEN_PAREN && kind != ML_TOKEN_STRING && kind != ML_TOKEN_OPEN_BRACE)
    return false;
  int except = at - 1;
  while (except >= 0 && !ml_hint_stands(hint, line.all[except].start, "except")) except--;
  if (except < 0) return false;
  hint->word = hint->part[0] = ml_hint_between(&line.all[except + 1], &line.all[at - 1]);
  return except + 1 <= at - 1;
}

/* `else if` where an `end` is missing, at the beginning of a line. */
bool ml_match_ELSE_IF(ml_hint *hint, const char *text) {
  (void)text;
  const ml_lines *lines = &hint->parser->tree->lines;
  if (!ml_hint_expects(hint, "end")) return false;
  int last = ml_lines_find(lines, hint->token.start);
  for (int number = hint->parser->opened; number > 0 && number <= last; number++) {
    uint32_t start = lines->starts[number - 1];
    start += (uint32_t)strspn(hint->text + start, " \t");
    if (!ml_hint_stands(hint, start, "else")) continue;
    uint32_t second = start + 4 + (uint32_t)strspn(hint->text + start + 4, " ");
    if (!ml_hint_stands(hint, second, "if")) continue;
    hint->word = (ml_stretch){start, second + 2};
    return true;
  }
  return false;
}

/* --- imports, raise, types --- */

/* `import {1} as {2}`. */
bool ml_match_IMPORT_AS(ml_hint *hint, const char *text) {
  (void)text;
  if (!ml_match_FIRST(hint, "import")) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.start, &line);
  int last = line.count - 1;
  if (last < 2 || !ml_hint_stands(hint, line.all[last - 1].start, "as")) return false;
  hint->part[0] = ml_hint_between(&line.all[0], &line.all[last - 2]);
  hint->part[1] = ml_hint_between(&line.all[last], &line.all[last]);
  return ml_hint_find(&line, 0, ML_TOKEN_COMMA) == line.count;
}

/* `import name`, and nothing else. */
bool ml_match_IMPORT(ml_hint *hint, const char *text) {
  (void)text;
  if (!ml_match_FIRST(hint, "import")) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.start, &line);
  return line.count == 1 && line.all[0].kind == ML_TOKEN_NAME;
}

/* `import {1}, ...`. */
bool ml_match_IMPORT_LIST(ml_hint *hint, const char *text) {
  (void)text;
  if (!ml_match_FIRST(hint, "import")) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.start, &line);
  int comma = ml_hint_find(&line, 0, ML_TOKEN_COMMA);
  if (comma != 1 || comma == line.count) return false;
  hint->part[0] = ml_hint_between(&line.all[0], &line.all[comma - 1]);
  return true;
}

/* `from {1} import {2}`, one name. */
bool ml_match_FROM_IMPORT(ml_hint *hint, const char *text) {
  (void)text;
  if (!ml_match_FIRST(hint, "from")) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.start, &line);
  int last = line.count - 1;
  if (last < 2 || !ml_hint_stands(hint, line.all[last - 1].start, "import")) return false;
  hint->part[0] = ml_hint_between(&line.all[0], &line.all[last - 2]);
  hint->part[1] = ml_hint_between(&line.all[last], &line.all[last]);
  return line.all[last].kind == ML_TOKEN_NAME;
}

static bool ends_operand(const ml_token *token) {
  return token->kind == ML_TOKEN_END || token->kind == ML_TOKEN_ELSE ||
         token->kind == ML_TOKEN_ELSEIF || token->kind == ML_TOKEN_SEMICOLON;
}

/* `raise {1} from {2}`. */
bool ml_match_RAISE_FROM(ml_hint *hint, const char *text) {
  (void)text;
  if (!ml_match_FIRST(hint, "from")) return false;
  ml_stretch from = hint->word;
  if (!ml_match_EARLIER(hint, "raise")) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->token.start, &line);
  int end = 0;
  while (end < line.count && !ends_operand(&line.all[end])) end++;
  if (end == 0) return false;
  hint->part[0] = (ml_stretch){hint->word.end, from.start};
  hint->part[1] = ml_hint_between(&line.all[0], &line.all[end - 1]);
  hint->word = from;
  return true;
}

/* `raise {1}, {2}`. */
bool ml_match_RAISE_COMMA(ml_hint *hint, const char *text) {
  (void)text;
  uint32_t start = hint->parser->statement_start;
  if (hint->token.kind != ML_TOKEN_COMMA || !ml_hint_on_one_line(hint)) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->token.start), &line);
  int at = 0;
  while (at < line.count && line.all[at].start < hint->token.start) at++;
  if (at < 2 || at + 1 >= line.count) return false;
  int raise = at - 1;
  while (raise > 0 && !ml_hint_stands(hint, line.all[raise].start, "raise")) raise--;
  if (raise > at - 2 || line.all[raise].start > start) return false;
  if (!ml_hint_stands(hint, line.all[raise].start, "raise")) return false;
  hint->part[0] = ml_hint_between(&line.all[raise + 1], &line.all[at - 1]);
  hint->part[1] = ml_hint_between(&line.all[at + 1], &line.all[at + 1]);
  hint->word = ml_hint_between(&line.all[at], &line.all[at]);
  return true;
}

/* Where in the line a variable is followed by a colon that is no method's; 0: nowhere. */
static int find_annotation(const ml_hint *hint, const ml_line_tokens *line) {
  for (int i = 1; i + 1 < line->count; i++) {
    if (line->all[i].kind != ML_TOKEN_COLON || line->all[i - 1].kind != ML_TOKEN_NAME) continue;
    bool is_local = i > 1 && line->all[i - 2].kind == ML_TOKEN_LOCAL;
    bool is_first = line->all[i - 1].start == hint->parser->statement_start;
    bool is_apart = hint->text[line->all[i].end] == ' ';
    return is_apart && (is_local || is_first) ? i : 0;
  }
  return 0;
}

/* `{1}: {2} = {3}`; with the text "=" there is a value, with "local" or "" there is none. */
bool ml_match_ANNOTATION(ml_hint *hint, const char *text) {
  ml_line_tokens line;
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->last.start), &line);
  int colon = find_annotation(hint, &line);
  if (colon == 0) return false;
  bool is_local = colon > 1 && line.all[colon - 2].kind == ML_TOKEN_LOCAL;
  int assign = ml_hint_find(&line, colon + 1, ML_TOKEN_ASSIGN);
  bool has_value = assign + 1 < line.count;
  if (has_value != (*text == '=') || (!has_value && is_local != (*text == 'l'))) return false;
  if (has_value) hint->part[2] = ml_hint_between(&line.all[assign + 1], &line.all[line.count - 1]);
  hint->part[0] = ml_hint_between(&line.all[colon - (is_local ? 2 : 1)], &line.all[colon - 1]);
  hint->part[1] = ml_hint_between(&line.all[colon + 1], &line.all[assign - 1]);
  hint->word = ml_hint_between(&line.all[colon], &line.all[assign - 1]);
  return true;
}
