#include "view/style.h"

#include <string.h>
#include <strings.h>

static const char *const tone_codes[] = {
    [ML_TONE_NAME] = "\x1b[1;31m", [ML_TONE_MARK] = "\x1b[31m", [ML_TONE_GUTTER] = "\x1b[2m",
    [ML_TONE_KEY] = "\x1b[1;36m",  [ML_TONE_CODE] = "\x1b[32m", [ML_TONE_TITLE] = "\x1b[1m",
};

ml_style ml_style_plain(void) {
  return (ml_style){.colour = false, .utf8 = false, .width = ML_STYLE_WIDTH};
}

static const char *first_set(char *(*environment)(const char *name)) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    const char *value = environment(names[i]);
    if (value != NULL && value[0] != '\0') return value;
  }
  return "";
}

static bool names_utf8(const char *locale) {
  for (; *locale != '\0'; locale++) {
    if (strncasecmp(locale, "utf-8", 5) == 0 || strncasecmp(locale, "utf8", 4) == 0) return true;
  }
  return false;
}

ml_style ml_style_choose(bool terminal, char *(*environment)(const char *name)) {
  ml_style style = ml_style_plain();
  style.utf8 = names_utf8(first_set(environment));
  const char *no_colour = environment("NO_COLOR");
  const char *kind = environment("TERM");
  bool wanted = no_colour == NULL || no_colour[0] == '\0';
  bool able = kind != NULL && kind[0] != '\0' && strcmp(kind, "dumb") != 0;
  style.colour = terminal && wanted && able;
  return style;
}

void ml_tone_begin(ml_buffer *out, const ml_style *style, ml_tone tone) {
  if (style->colour) ml_buffer_add_string(out, tone_codes[tone]);
}

void ml_tone_end(ml_buffer *out, const ml_style *style) {
  if (style->colour) ml_buffer_add_string(out, "\x1b[0m");
}

void ml_tone_add(ml_buffer *out, const ml_style *style, ml_tone tone, const char *text) {
  ml_tone_begin(out, style, tone);
  ml_buffer_add_string(out, text);
  ml_tone_end(out, style);
}

const char *ml_style_ellipsis(const ml_style *style) {
  return style->utf8 ? "\xe2\x80\xa6" : "...";
}

int ml_style_ellipsis_width(const ml_style *style) {
  return style->utf8 ? 1 : 3;
}
