#include "teach/template.h"

#include <stdio.h>
#include <string.h>

#include "view/excerpt.h"
#include "view/text.h"

enum { KEY_LONGEST = 32 };

/* A hole: its key, and the words for when the fact is not known. */
typedef struct hole {
  char key[KEY_LONGEST];
  ml_slice fallback;
  bool has_fallback;
  size_t length; /* with both braces */
} hole;

static bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}

/* Reads the hole that begins at the brace at the start of `text`, if it is one. */
static bool parse_hole(ml_slice text, hole *out) {
  const char *close = memchr(text.text, '}', text.length);
  if (text.length == 0 || text.text[0] != '{' || close == NULL) return false;
  out->length = (size_t)(close - text.text) + 1;
  size_t key = 1;
  while (is_key_character(text.text[key])) key++;
  out->has_fallback = text.text[key] == '|';
  if (key == 1 || key > KEY_LONGEST || (text.text[key] != '}' && !out->has_fallback)) return false;
  memcpy(out->key, text.text + 1, key - 1);
  out->key[key - 1] = '\0';
  out->fallback = (ml_slice){text.text + key + 1, 0};
  if (out->has_fallback) out->fallback.length = out->length - key - 2;
  return true;
}

/* Adds the first line of a value. */
static void add_value(ml_buffer *out, const ml_style *style, const char *value, size_t length,
                      int longest) {
  const char *newline = memchr(value, '\n', length);
  if (newline == NULL) {
    ml_text_add_cut(out, style, value, length, longest);
    return;
  }
  ml_text_add_cut(out, style, value, (size_t)(newline - value),
                  longest - ml_style_ellipsis_width(style) - 1);
  ml_buffer_addf(out, " %s", ml_style_ellipsis(style));
}

/* The message without the name of the error before it. */
static const char *reason(const ml_diag *diag) {
  const char *colon = diag->message == NULL ? NULL : strstr(diag->message, ": ");
  return colon == NULL ? NULL : colon + 2;
}

/* One of the facts that every diagnostic has; `text` is NULL when it is not known. */
static ml_slice common_fact(const char *key, const ml_diag *diag) {
  ml_slice code = {NULL, 0};
  if (strcmp(key, "code") == 0) {
    code.text = ml_source_line(diag->source, diag->span.line, &code.length);
    return code.text == NULL ? code : ml_slice_trim(code);
  }
  const char *value = NULL;
  if (strcmp(key, "file") == 0) value = diag->file;
  if (strcmp(key, "message") == 0) value = diag->message;
  if (strcmp(key, "reason") == 0) value = reason(diag);
  return (ml_slice){value, value == NULL ? 0 : strlen(value)};
}

/* The value of a fact. The name of what has none is no name to speak of. */
static const char *fact(const ml_diag *diag, const char *key) {
  const char *value = ml_diag_get(diag, key);
  return value != NULL && strstr(value, "<anonymous>") == NULL ? value : NULL;
}

static bool fill_hole(ml_buffer *out, const ml_style *style, const hole *at, const ml_diag *diag,
                      int longest) {
  const char *value = fact(diag, at->key);
  if (value == NULL && strcmp(at->key, "line") == 0 && diag->span.line > 0) {
    ml_buffer_addf(out, "%d", diag->span.line);
    return true;
  }
  ml_slice known = {value, value == NULL ? 0 : strlen(value)};
  if (value == NULL) known = common_fact(at->key, diag);
  if (known.text != NULL)
    add_value(out, style, known.text, known.length, longest);
  else if (at->has_fallback)
    ml_buffer_add(out, at->fallback.text, at->fallback.length);
  return known.text != NULL || at->has_fallback;
}

bool ml_template_fill(ml_buffer *out, const ml_style *style, ml_slice sentence, const ml_diag *diag,
                      int longest) {
  size_t plain = 0;
  for (size_t i = 0; i < sentence.length;) {
    hole at;
    if (!parse_hole((ml_slice){sentence.text + i, sentence.length - i}, &at)) {
      i++;
      continue;
    }
    ml_buffer_add(out, sentence.text + plain, i - plain);
    if (!fill_hole(out, style, &at, diag, longest)) return false;
    i += at.length;
    plain = i;
  }
  ml_buffer_add(out, sentence.text + plain, sentence.length - plain);
  return true;
}

const char *ml_template_whole(ml_slice sentence, const ml_diag *diag) {
  hole at;
  if (!parse_hole(sentence, &at) || at.length != sentence.length) return NULL;
  return ml_diag_get(diag, at.key);
}
