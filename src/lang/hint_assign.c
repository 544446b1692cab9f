/* Assignments as other languages have them, numerals, and names that are words here. */
#include <string.h>

#include "lang/hint.h"

/* The tokens of the error's line, and which of them is the error. */
static int find_error(const ml_hint *hint, ml_line_tokens *line) {
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->token.start), line);
  int at = 0;
  while (at < line->count && line->all[at].start < hint->token.start) at++;
  return at;
}

/* Where the variable begins that ends before `end`: a name with its fields; `end`: it is none. */
static int variable_start(const ml_line_tokens *line, int end) {
  int start = end;
  while (start > 0 && line->all[start - 1].kind == ML_TOKEN_NAME) {
    start--;
    if (start == 0 || line->all[start - 1].kind != ML_TOKEN_DOT) return start;
    start--;
  }
  return end;
}

static ml_stretch to_the_end(const ml_line_tokens *line, int from) {
  return ml_hint_between(&line->all[from], &line->all[line->count - 1]);
}

/* `local {2} += {3}`, which is {1}. */
bool ml_match_LOCAL_UPDATE(ml_hint *hint, const char *text) {
  (void)text;
  ml_line_tokens line;
  int at = find_error(hint, &line);
  if (at < 2 || at + 2 >= line.count || line.all[at + 1].kind != ML_TOKEN_ASSIGN) return false;
  if (line.all[at].end != line.all[at + 1].start || line.all[at - 1].kind != ML_TOKEN_NAME ||
      line.all[at - 2].kind != ML_TOKEN_LOCAL)
    return false;
  hint->part[0] = to_the_end(&line, at - 2);
  hint->part[1] = ml_hint_between(&line.all[at - 1], &line.all[at - 1]);
  hint->part[2] = to_the_end(&line, at + 2);
  hint->word = ml_hint_between(&line.all[at], &line.all[at + 1]);
  return true;
}

/* `{1} := {2}`, in parentheses or as a statement. */
bool ml_match_WALRUS(ml_hint *hint, const char *text) {
  (void)text;
  ml_line_tokens line;
  int at = find_error(hint, &line);
  if (hint->token.kind == ML_TOKEN_COLON) at++;
  if (at < 2 || at + 1 >= line.count || line.all[at].kind != ML_TOKEN_ASSIGN) return false;
  const ml_token *colon = &line.all[at - 1];
  if (colon->kind != ML_TOKEN_COLON || colon->end != line.all[at].start) return false;
  if (line.all[at - 2].kind != ML_TOKEN_NAME) return false;
  int close = ml_hint_find(&line, at + 1, ML_TOKEN_CLOSE_PAREN);
  if (close == at + 1) return false;
  hint->part[0] = ml_hint_between(&line.all[at - 2], &line.all[at - 2]);
  hint->part[1] = ml_hint_between(&line.all[at + 1], &line.all[close - 1]);
  hint->word = ml_hint_between(colon, &line.all[at]);
  return true;
}

/* `{1} = {2} = {3}`, where {1} and {2} are variables. */
bool ml_match_CHAIN(ml_hint *hint, const char *text) {
  (void)text;
  ml_line_tokens line;
  int at = find_error(hint, &line);
  if (hint->token.kind != ML_TOKEN_ASSIGN || at + 1 >= line.count) return false;
  int second = variable_start(&line, at);
  if (second == at || second < 2 || line.all[second - 1].kind != ML_TOKEN_ASSIGN) return false;
  int first = variable_start(&line, second - 1);
  if (first == second - 1) return false;
  if (first > 0 && line.all[first - 1].kind == ML_TOKEN_LOCAL) first--;
  hint->part[0] = ml_hint_between(&line.all[first], &line.all[second - 2]);
  hint->part[1] = ml_hint_between(&line.all[second], &line.all[at - 1]);
  hint->part[2] = to_the_end(&line, at + 1);
  hint->word = ml_hint_between(&line.all[at], &line.all[at]);
  return true;
}

/* `first, *rest = t`. */
bool ml_match_STAR_TARGET(ml_hint *hint, const char *text) {
  (void)text;
  ml_line_tokens line;
  int at = find_error(hint, &line);
  if (hint->token.kind != ML_TOKEN_STAR || hint->last.kind != ML_TOKEN_COMMA) return false;
  if (at + 2 >= line.count || line.all[at + 1].kind != ML_TOKEN_NAME) return false;
  ml_token_kind behind = line.all[at + 2].kind;
  hint->word = ml_hint_between(&line.all[at], &line.all[at + 1]);
  return behind == ML_TOKEN_ASSIGN ||
         (behind == ML_TOKEN_COMMA && ml_hint_find(&line, at, ML_TOKEN_ASSIGN) < line.count);
}

/* `type(x) is int`: the text is the type. */
bool ml_match_IS_TYPE(ml_hint *hint, const char *text) {
  ml_line_tokens line;
  int at = find_error(hint, &line);
  if (at + 1 >= line.count || hint->last.kind != ML_TOKEN_CLOSE_PAREN) return false;
  return ml_hint_stands(hint, line.all[at + 1].start, text) && ml_match_TOKEN(hint, "is");
}

/* A malformed number {1} that begins with the text, behind which {2} stands; "_": it holds one. */
bool ml_match_NUMERAL(ml_hint *hint, const char *text) {
  if (!ml_match_FAULT(hint, "malformed number")) return false;
  const char *start = hint->text + hint->token.start;
  size_t length = 0, mark = strlen(text);
  while (ml_is(start[length], ML_ALPHA | ML_DIGIT)) length++;
  bool fits = *text == '_' ? ml_is(*start, ML_DIGIT) && memchr(start, '_', length) != NULL
                           : length > mark && strncmp(start, text, mark) == 0;
  if (!fits) return false;
  uint32_t end = hint->token.start + (uint32_t)length;
  hint->word = hint->part[0] = (ml_stretch){hint->token.start, end};
  hint->part[1] = (ml_stretch){hint->token.start + (uint32_t)mark, end};
  return true;
}

/* `r"\d"`. */
bool ml_match_RAW_STRING(ml_hint *hint, const char *text) {
  (void)text;
  uint32_t start = hint->token.start;
  if (!ml_match_FAULT(hint, "invalid escape sequence") || start == 0) return false;
  bool is_prefix = hint->text[start - 1] == 'r' &&
                   (start < 2 || !ml_is(hint->text[start - 2], ML_ALPHA | ML_DIGIT));
  hint->word = (ml_stretch){start - 1, hint->token.end};
  return is_prefix;
}

/* `await` where a name is wanted: of a field, {1} is what has it; the key of a table; or a name. */
bool ml_match_AWAIT_NAME(ml_hint *hint, const char *text) {
  bool is_missing = hint->token.kind == ML_TOKEN_AWAIT && ml_hint_expects(hint, "<name>");
  bool is_target = hint->last.kind == ML_TOKEN_AWAIT && hint->token.kind == ML_TOKEN_ASSIGN;
  if (!is_missing && !is_target) return false;
  ml_line_tokens line;
  int at = find_error(hint, &line) - (is_target ? 1 : 0);
  if (at < 0 || at >= line.count) return false;
  hint->word = ml_hint_between(&line.all[at], &line.all[at]);
  if (*text == '\0') return true;
  ml_token_kind before = at > 0 ? (ml_token_kind)line.all[at - 1].kind : ML_TOKEN_EOF;
  if (*text == 'k') return is_target && (before == ML_TOKEN_OPEN_BRACE || before == ML_TOKEN_COMMA);
  if (before != ML_TOKEN_DOT && before != ML_TOKEN_COLON) return false;
  int start = variable_start(&line, at - 1);
  if (start == at - 1) return false;
  hint->part[0] = ml_hint_between(&line.all[start], &line.all[at - 2]);
  return true;
}
