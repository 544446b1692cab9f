/* What is said to somebody who types another language's spelling: the rows of hints.def, and the
 * facts that they are made of. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "lang/hint.h"

/* --- facts --- */

static void add_stretch(const ml_hint *hint, ml_buffer *out, ml_stretch stretch) {
  const char *text = hint->text;
  if (stretch.end < stretch.start) return; /* what is missing there */
  while (stretch.end > stretch.start && ml_is(text[stretch.end - 1], ML_SPACE)) stretch.end--;
  while (stretch.end > stretch.start && ml_is(text[stretch.start], ML_SPACE)) stretch.start++;
  ml_buffer_add(out, text + stretch.start, stretch.end - stretch.start);
}

/* Where a statement ends that begins with the line's first token: at a semicolon, or a word that
 * begins or ends a block around it. */
static int statement_end(const ml_line_tokens *line) {
  int blocks = 0;
  for (int i = 0; i < line->count; i++) {
    switch (line->all[i].kind) {
      case ML_TOKEN_FUNCTION:
      case ML_TOKEN_IF: blocks++; break;
      case ML_TOKEN_END:
        if (blocks-- == 0) return i;
        break;
      case ML_TOKEN_THEN:
      case ML_TOKEN_DO:
      case ML_TOKEN_ELSE:
      case ML_TOKEN_ELSEIF:
      case ML_TOKEN_UNTIL:
      case ML_TOKEN_SEMICOLON:
        if (blocks == 0) return i;
        break;
      default: break;
    }
  }
  return line->count;
}

/* The statement that begins at `start`, as far as it is on the line, without a last colon. */
static void add_line(const ml_hint *hint, ml_buffer *out, uint32_t start) {
  ml_line_tokens line;
  ml_hint_tokens(hint, start, &line);
  int last = statement_end(&line) - 1;
  if (last >= 0 && line.all[last].kind == ML_TOKEN_COLON) last--;
  if (last >= 0) add_stretch(hint, out, ml_hint_between(&line.all[0], &line.all[last]));
}

/* The name and the parameters' list at `start`, without what Python writes behind it. */
static void add_head(const ml_hint *hint, ml_buffer *out, uint32_t start) {
  const char *head = hint->text + start;
  head += strspn(head, " \t");
  size_t length = strcspn(head, ")\r\n");
  if (head[length] == ')')
    ml_buffer_add(out, head, length + 1);
  else
    add_line(hint, out, start);
}

/* A parameter in Lua is its name alone. */
static void add_parameter(const ml_hint *hint, ml_buffer *out, const ml_token *name, bool *first) {
  if (!*first) ml_buffer_add_string(out, ", ");
  *first = false;
  add_stretch(hint, out, ml_hint_between(name, name));
}

/* The parameters from `at` to `close`: what takes the rest of the arguments is the last. */
static void add_parameters(const ml_hint *hint, ml_buffer *out, const ml_line_tokens *line, int at,
                           int close) {
  bool first = true, takes_rest = false;
  for (; at < close; at = ml_hint_parameter_end(line, at) + 1) {
    int stars = 0;
    while (line->all[at].kind == ML_TOKEN_STAR) at++, stars++;
    if (line->all[at].kind != ML_TOKEN_NAME) continue;
    takes_rest = takes_rest || stars == 1;
    if (stars != 1) add_parameter(hint, out, &line->all[at], &first);
  }
  if (takes_rest) ml_buffer_add_string(out, first ? "..." : ", ...");
}

/* The same as Lua writes it: without types and values, and self of a class {3} before a colon. */
static void add_signature(const ml_hint *hint, ml_buffer *out) {
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->rest, &line);
  int close = ml_hint_find(&line, 2, ML_TOKEN_CLOSE_PAREN), at = 2;
  if (line.count < 3 || line.all[1].kind != ML_TOKEN_OPEN_PAREN) {
    add_head(hint, out, hint->rest);
    return;
  }
  if (hint->part[2].end > 0) {
    add_stretch(hint, out, hint->part[2]);
    ml_buffer_add_char(out, ':');
    at = ml_hint_parameter_end(&line, at) + 1;
  }
  add_stretch(hint, out, ml_hint_between(&line.all[0], &line.all[1]));
  if (close == line.count)
    ml_buffer_add_string(out, "…"); /* it goes on on the next line */
  else
    add_parameters(hint, out, &line, at, close);
  ml_buffer_add_char(out, ')');
}

/* One less than a number or an expression. */
static void add_before(const ml_hint *hint, ml_buffer *out, ml_stretch end) {
  char *rest;
  long number = strtol(hint->text + end.start, &rest, 10);
  if (rest == hint->text + end.end) {
    ml_buffer_addf(out, "%ld", number - 1);
  } else {
    add_stretch(hint, out, end);
    ml_buffer_add_string(out, " - 1");
  }
}

/* Whether the tokens are `len(...)` up to that offset. */
static bool is_length(const ml_hint *hint, const ml_line_tokens *line, uint32_t end) {
  if (line->count < 4 || line->all[1].kind != ML_TOKEN_OPEN_PAREN) return false;
  int close = ml_hint_find(line, 2, ML_TOKEN_CLOSE_PAREN);
  return ml_hint_stands(hint, line->all[0].start, "len") && close < line->count &&
         line->all[close].end == end;
}

static void add_count(const ml_hint *hint, ml_buffer *out, const ml_line_tokens *line) {
  ml_stretch all = hint->part[1];
  if (is_length(hint, line, all.end)) {
    ml_buffer_add_string(out, "1, #");
    add_stretch(hint, out, (ml_stretch){line->all[1].end, all.end - 1});
  } else {
    ml_buffer_add_string(out, "0, ");
    add_before(hint, out, all);
  }
}

/* What range's arguments, {2}, are in Lua: `0, n - 1`; `1, #t` for the length of a list. */
static void add_range(const ml_hint *hint, ml_buffer *out) {
  ml_line_tokens line;
  ml_stretch all = hint->part[1];
  ml_hint_tokens(hint, all.start, &line);
  int first = ml_hint_find(&line, 0, ML_TOKEN_COMMA);
  if (first + 1 >= line.count || line.all[first].start >= all.end) {
    add_count(hint, out, &line);
    return;
  }
  int second = ml_hint_find(&line, first + 1, ML_TOKEN_COMMA);
  bool has_step = second + 1 < line.count && line.all[second].start < all.end;
  ml_stretch last = {line.all[first + 1].start, has_step ? line.all[second].start : all.end};
  add_stretch(hint, out, (ml_stretch){all.start, line.all[first].start});
  ml_buffer_add_string(out, ", ");
  if (has_step && line.all[second + 1].kind == ML_TOKEN_MINUS) {
    add_stretch(hint, out, last);
    ml_buffer_add_string(out, " + 1");
  } else {
    add_before(hint, out, last);
  }
  if (has_step) add_stretch(hint, out, (ml_stretch){last.end, all.end});
}

typedef void (*adder)(const ml_hint *hint, ml_buffer *out);

static void add_rest(const ml_hint *hint, ml_buffer *out) {
  add_line(hint, out, hint->rest);
}

static void add_rest_before(const ml_hint *hint, ml_buffer *out) {
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->rest, &line);
  int colon = ml_hint_find(&line, 0, ML_TOKEN_COLON);
  if (colon > 0 && colon < line.count && ml_hint_ends_head(hint, &line.all[colon]))
    add_stretch(hint, out, ml_hint_between(&line.all[0], &line.all[colon - 1]));
  else
    add_line(hint, out, hint->rest);
}

static void add_rest_head(const ml_hint *hint, ml_buffer *out) {
  add_head(hint, out, hint->rest);
}

static void add_whole_line(const ml_hint *hint, ml_buffer *out) {
  if (hint->line_end > hint->line_at)
    add_stretch(hint, out, (ml_stretch){hint->line_at, hint->line_end});
  else
    add_line(hint, out, hint->line_at);
}

static void add_target(const ml_hint *hint, ml_buffer *out) {
  uint32_t start = hint->parser->statement_start;
  if (hint->last.end > start) add_stretch(hint, out, (ml_stretch){start, hint->last.end});
}

static void add_opener(const ml_hint *hint, ml_buffer *out) {
  ml_buffer_add_string(out, hint->parser->opener == NULL ? "block" : hint->parser->opener);
}

static void add_opened(const ml_hint *hint, ml_buffer *out) {
  ml_buffer_addf(out, "%d", hint->parser->opened);
}

static void add_first(const ml_hint *hint, ml_buffer *out) {
  add_stretch(hint, out, hint->part[0]);
}

static void add_second(const ml_hint *hint, ml_buffer *out) {
  add_stretch(hint, out, hint->part[1]);
}

static void add_third(const ml_hint *hint, ml_buffer *out) {
  add_stretch(hint, out, hint->part[2]);
}

static const struct {
  const char *name;
  adder add;
} parts[] = {
    {"{rest}", add_rest},       {"{before}", add_rest_before},
    {"{head}", add_rest_head},  {"{signature}", add_signature},
    {"{line}", add_whole_line}, {"{target}", add_target},
    {"{opener}", add_opener},   {"{opened}", add_opened},
    {"{range}", add_range},     {"{1}", add_first},
    {"{2}", add_second},        {"{3}", add_third},
};

static adder part_at(const char *at) {
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
    if (strncmp(at, parts[i].name, strlen(parts[i].name)) == 0) return parts[i].add;
  return NULL;
}

/* What a text of Python's has for a word or sign at `at`, in Lua; NULL: the same. */
static const char *in_lua(const char *at, size_t *length) {
  static const char *const words[][2] = {
      {"True", "true"}, {"False", "false"}, {"None", "nil"}, {"!=", "~="}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    *length = strlen(words[i][0]);
    if (strncmp(at, words[i][0], *length) != 0) continue;
    bool goes_on = ml_is(*at, ML_ALPHA) && ml_is(at[*length], ML_ALPHA | ML_DIGIT);
    if (!goes_on) return words[i][1];
  }
  return NULL;
}

/* Adds a text of the program, with Python's words in Lua's spelling. */
static void add_in_lua(ml_buffer *out, const char *text) {
  char quote = '\0', before = ' ';
  for (size_t length; *text != '\0'; before = *text++) {
    const char *word = NULL;
    if (quote == '\0' && !ml_is(before, ML_ALPHA | ML_DIGIT)) word = in_lua(text, &length);
    if (word != NULL) {
      ml_buffer_add_string(out, word);
      text += length - 1;
      continue;
    }
    ml_buffer_add_char(out, *text);
    if (*text == '"' || *text == '\'')
      quote = quote == '\0' ? *text : quote == *text ? '\0' : quote;
  }
}

static void add_pattern(const ml_hint *hint, ml_buffer *out, const char *pattern) {
  for (; *pattern != '\0'; pattern++) {
    adder add = part_at(pattern);
    if (add == NULL) {
      ml_buffer_add_char(out, *pattern);
      continue;
    }
    add(hint, out);
    pattern = strchr(pattern, '}');
  }
}

static void add_fact(const ml_hint *hint, ml_diag *diag, const char *key, const char *pattern) {
  ml_buffer out;
  ml_buffer_init(&out);
  add_pattern(hint, &out, pattern);
  if (out.data != NULL && !out.failed) ml_diag_fact(diag, key, "%s", out.data);
  ml_buffer_free(&out);
}

/* The same for what is to be typed. */
static void add_lua(const ml_hint *hint, ml_diag *diag, const char *pattern) {
  ml_buffer python, lua;
  ml_buffer_init(&python);
  ml_buffer_init(&lua);
  add_pattern(hint, &python, pattern);
  if (python.data != NULL && !python.failed) add_in_lua(&lua, python.data);
  if (lua.data != NULL && !lua.failed) ml_diag_fact(diag, "lua", "%s", lua.data);
  ml_buffer_free(&python);
  ml_buffer_free(&lua);
}

/* --- rows --- */

#define HINT_PYTHON_SPELLING ML_DIAG_PYTHON_SPELLING, NULL
#define HINT_OTHER_SPELLING  ML_DIAG_PYTHON_SPELLING, "other"
#define HINT_SYNTAX_ERROR    ML_DIAG_SYNTAX_ERROR, NULL

static const struct {
  ml_matcher matches;
  const char *text;
  ml_diag_id id;
  const char *variant;
  const char *python, *lua, *hint;
} rows[] = {
#define X(matcher, text, id, python, lua, hint) \
  {ml_match_##matcher, text, HINT_##id, python, lua, hint},
#include "lang/hints.def"
};

/* Python's blocks have no `end`: do not ask for it again and again, nor for more text. */
static void expect_python_block(const ml_hint *hint, ml_diag *diag) {
  if (hint->is_function) ml_expect_python_body(hint->parser, hint->parser->statement_start);
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->line_at, &line);
  bool at_end = line.count > 0 && line.all[line.count - 1].kind == ML_TOKEN_COLON;
  if (!at_end && hint->line_end == 0) return;
  hint->parser->unsure = true;
  hint->parser->only_eof = false;
  diag->incomplete = false;
}

static void mark_opener(const ml_parser *parser, ml_diag *diag) {
  ml_token_kind expected = parser->expected;
  if (parser->opener == NULL || parser->opened == diag->span.line) return;
  if (expected != ML_TOKEN_END && expected != ML_TOKEN_UNTIL && expected != ML_TOKEN_CLOSE_PAREN &&
      expected != ML_TOKEN_CLOSE_BRACE)
    return;
  ml_span line = {.line = parser->opened, .end_line = parser->opened};
  ml_diag_mark(diag, line, "'%s' begins here", parser->opener);
}

/* Points at the word, wherever Lua noticed that something is wrong: it may be on a later line,
 * which has its own errors then. */
static void mark_word(const ml_hint *hint, ml_diag *diag) {
  if (hint->word.end <= hint->word.start) return;
  ml_span span = ml_tree_span(hint->parser->tree, hint->word.start, hint->word.end);
  ml_diag_mark(diag, span, "%s", "");
  hint->parser->error_line = span.line;
}

static size_t find_row(ml_hint *hint) {
  const ml_hint fresh = *hint;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    if (rows[i].matches(hint, rows[i].text)) return i;
    *hint = fresh;
  }
  return sizeof rows / sizeof rows[0];
}

/* Tells it at a place before the one at which Lua stumbles, where the reader looks for it. What Lua
 * says stays a fact, for those who ask `load`. */
static void tell_before(const ml_hint *hint, ml_diag *diag, ml_stretch place, const char *reason) {
  ml_parser *parser = hint->parser;
  ml_span span = ml_tree_span(parser->tree, place.start, place.end);
  if (span.line == diag->span.line) return;
  int length = (int)(place.end - place.start);
  ml_diag_fact(diag, "as_lua", "%d: %s", diag->span.line, diag->message + strlen("SyntaxError: "));
  diag->span = span;
  ml_diag_setf(&diag->message, "SyntaxError: %s near '%.*s'", reason, length,
               hint->text + place.start);
  if (diag->message == NULL) ml_no_memory(parser);
}

/* Lua takes the colon for a method's, and may stumble on a later line. */
static void tell_colon(const ml_hint *hint, ml_diag *diag) {
  ml_stretch colon = {hint->colon - 1, hint->colon};
  ml_token_kind word = hint->parser->header_word;
  tell_before(hint, diag, colon, word == ML_TOKEN_DO ? "'do' expected" : "'then' expected");
}

/* What stands behind the colon of a head is its block, whatever Lua took it for. */
static void end_head(const ml_hint *hint, ml_diag *diag) {
  ml_parser *parser = hint->parser;
  if (hint->colon == 0 || parser->header_diags + 1 != parser->tree->diag_count) return;
  tell_colon(hint, diag);
  parser->resume = hint->colon;
}

void ml_add_hint(ml_parser *parser, ml_diag *diag) {
  ml_hint hint = {.parser = parser,
                  .text = parser->tree->text,
                  .token = parser->token,
                  .last = parser->last,
                  .line_at = parser->token.start};
  size_t i = find_row(&hint), count = sizeof rows / sizeof rows[0];
  bool is_general = i == count || rows[i].matches == ml_match_EXPECTED;
  if (is_general) mark_opener(parser, diag);
  if (is_general && ml_add_misspelt(parser, diag)) return;
  if (i == count) return;
  diag->id = rows[i].id;
  ml_diag_set(&diag->variant, rows[i].variant);
  mark_word(&hint, diag);
  add_fact(&hint, diag, "python", rows[i].python);
  add_lua(&hint, diag, rows[i].lua);
  add_fact(&hint, diag, "hint", rows[i].hint);
  expect_python_block(&hint, diag);
  end_head(&hint, diag);
  if (rows[i].matches == ml_match_ALONE) tell_before(&hint, diag, hint.word, "syntax error");
}
