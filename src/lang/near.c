#include "lang/near.h"

#include <string.h>

#include "lang/lex.h"

static unsigned hex_value(char c) {
  return ml_is(c, ML_DIGIT) ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a') + 10;
}

/* As Lua's luaO_utf8esc: up to six bytes. */
static void add_utf8(ml_buffer *out, unsigned long value) {
  char bytes[8];
  int count = 0;
  if (value < 0x80) {
    ml_buffer_add_char(out, (char)value);
    return;
  }
  unsigned long first_limit = 0x3f;
  do {
    bytes[7 - count++] = (char)(0x80 | (value & 0x3f));
    value >>= 6;
    first_limit >>= 1;
  } while (value > first_limit);
  bytes[7 - count++] = (char)((~first_limit << 1) | value);
  ml_buffer_add(out, bytes + 8 - count, (size_t)count);
}

static const char *skip_line_break(const char *at) {
  char first = *at++;
  return ml_is(*at, ML_NEWLINE) && *at != first ? at + 1 : at;
}

/* Adds what an escape without fault stands for; `at` is behind the backslash. */
static const char *add_escape(ml_buffer *out, const char *at) {
  static const char letters[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
  const char *letter = *at == '\0' ? NULL : strchr(letters, *at);
  if (letter != NULL) {
    ml_buffer_add_char(out, values[letter - letters]);
    return at + 1;
  }
  if (*at == 'x') {
    ml_buffer_add_char(out, (char)(hex_value(at[1]) * 16 + hex_value(at[2])));
    return at + 3;
  }
  if (*at == 'u') {
    unsigned long value = 0;
    for (at += 2; *at != '}'; at++) value = value * 16 + hex_value(*at);
    add_utf8(out, value);
    return at + 1;
  }
  if (*at == 'z') {
    for (at++; ml_is(*at, ML_SPACE); at++) continue;
    return at;
  }
  if (ml_is(*at, ML_DIGIT)) {
    int value = 0;
    for (int i = 0; i < 3 && ml_is(*at, ML_DIGIT); i++) value = value * 10 + (*at++ - '0');
    ml_buffer_add_char(out, (char)value);
    return at;
  }
  if (ml_is(*at, ML_NEWLINE)) {
    ml_buffer_add_char(out, '\n');
    return skip_line_break(at);
  }
  ml_buffer_add_char(out, *at);
  return at + 1;
}

static void add_string(ml_buffer *out, const char *at, const char *end) {
  while (at < end) {
    if (*at == '\\' && at + 1 < end) {
      at = add_escape(out, at + 1);
    } else {
      ml_buffer_add_char(out, *at++);
    }
  }
}

/* Line breaks become \n, and one right behind the opening bracket is no part of the string. */
static void add_long_string(ml_buffer *out, const char *at, const char *end) {
  const char *contents = strchr(at + 1, '[') + 1;
  ml_buffer_add(out, at, (size_t)(contents - at));
  at = ml_is(*contents, ML_NEWLINE) ? skip_line_break(contents) : contents;
  while (at < end) {
    if (ml_is(*at, ML_NEWLINE)) {
      ml_buffer_add_char(out, '\n');
      at = skip_line_break(at);
    } else {
      ml_buffer_add_char(out, *at++);
    }
  }
}

static void add_quoted(ml_buffer *out, const char *text, const ml_token *token,
                       const ml_fault *fault) {
  const char *start = text + token->start, *end = text + token->end;
  if (token->kind == ML_TOKEN_BROKEN) {
    if (*start == '"' || *start == '\'') {
      add_string(out, start, text + fault->raw_start);
      start = text + fault->raw_start;
    }
    ml_buffer_add(out, start, (size_t)(text + fault->near_end - start));
  } else if (token->kind == ML_TOKEN_STRING && *start == '[') {
    add_long_string(out, start, end);
  } else if (token->kind == ML_TOKEN_STRING) {
    add_string(out, start, end);
  } else {
    ml_buffer_add(out, start, (size_t)(end - start));
  }
}

/* A byte that begins no token, and is not printable ASCII, is told by its number. */
static bool is_odd_byte(const char *text, const ml_token *token) {
  unsigned char byte = (unsigned char)text[token->start];
  return token->kind == ML_TOKEN_UNKNOWN && (byte < 32 || byte > 126);
}

void ml_near(ml_buffer *out, const char *text, const ml_token *token, const ml_fault *fault) {
  if (token->kind == ML_TOKEN_EOF || (token->kind == ML_TOKEN_BROKEN && fault->near_eof)) {
    ml_buffer_add_string(out, " near <eof>");
  } else if (is_odd_byte(text, token)) {
    /* Lua takes the number of a zero byte for "no token". */
    unsigned char byte = (unsigned char)text[token->start];
    if (byte != 0) ml_buffer_addf(out, " near '<\\%d>'", byte);
  } else {
    ml_buffer_add_string(out, " near '");
    size_t start = out->length;
    add_quoted(out, text, token, fault);
    /* Lua's message is a C string: a zero byte cuts the text. */
    const char *zero = out->failed ? NULL : memchr(out->data + start, '\0', out->length - start);
    if (zero != NULL) out->length = (size_t)(zero - out->data);
    ml_buffer_add_char(out, '\'');
  }
}
