#include "teach/recognise.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/nearest.h"
#include "teach/catalogue.h"

enum {
  HOLE_WORDS = 8, /* what one stand-in can stand for */
  FEWEST_WORDS = 2,
  FEWEST_LETTERS = 4,
  MOST_NEAR = 4
};

typedef struct wording {
  ml_diag_id id;
  const char *name, *report;
} wording;

static const wording wordings[] = {
#define X(id, number, name, report) {ML_DIAG_##id, name, report},
#include "base/diagnostics.def"
#undef X
    /* What Python says of the same where Moonloop has one wording. */
    {ML_DIAG_AWAIT_OUTSIDE_FUNCTION, NULL, "'await' outside async function"},
};

enum { WORDING_COUNT = sizeof wordings / sizeof wordings[0] };

/* ---- words ---- */

static bool is_part(char c) {
  return isalnum((unsigned char)c) || c == '_';
}

/* Takes the next word off a text: letters, digits and underlines, or an ellipsis. */
static bool next_word(ml_slice *rest, ml_slice *word) {
  size_t start = 0, end;
  while (start < rest->length && !is_part(rest->text[start]) &&
         strncmp(rest->text + start, "...", 3) != 0)
    start++;
  if (start == rest->length) return false;
  for (end = start; end < rest->length && is_part(rest->text[end]);) end++;
  if (end == start) end += 3;
  *word = (ml_slice){rest->text + start, end - start};
  *rest = (ml_slice){rest->text + end, rest->length - end};
  return true;
}

/* Whether a word of a report stands for something else: NAME, V, x, 0.123, an ellipsis. */
static bool is_hole(ml_slice word) {
  bool capitals = true;
  for (size_t i = 0; i < word.length; i++) capitals &= isupper((unsigned char)word.text[i]) != 0;
  return capitals || word.length == 1 || !isalpha((unsigned char)word.text[0]);
}

static bool same(ml_slice a, ml_slice b) {
  return a.length == b.length && strncasecmp(a.text, b.text, a.length) == 0;
}

static int count_words(ml_slice text) {
  int count = 0;
  ml_slice word;
  while (next_word(&text, &word)) count++;
  return count;
}

/* ---- a report in a message ---- */

/* How many words of a report stand at the start of a text, which has all of it; -1: it has not. */
static int matched(ml_slice report, ml_slice text) {
  ml_slice wanted, word;
  if (!next_word(&report, &wanted)) return 0;
  if (is_hole(wanted)) {
    int words = matched(report, text);
    for (int i = 0; words < 0 && i < HOLE_WORDS && next_word(&text, &word); i++)
      words = matched(report, text);
    return words;
  }
  if (!next_word(&text, &word) || !same(wanted, word)) return -1;
  int words = matched(report, text);
  return words < 0 ? -1 : words + 1;
}

/* The same anywhere in the text. */
static int best_match(ml_slice report, ml_slice text) {
  ml_slice word;
  int best = -1;
  do {
    int words = matched(report, text);
    if (words > best) best = words;
  } while (next_word(&text, &word));
  return best;
}

static ml_diag_id recognise_line(ml_slice line) {
  ml_diag_id found = ML_DIAG_NONE;
  int best = 0;
  for (int i = 0; i < WORDING_COUNT; i++) {
    const char *report = wordings[i].report;
    int words = best_match((ml_slice){report, strlen(report)}, line);
    if (words <= best) continue;
    best = words;
    found = wordings[i].id;
  }
  return found;
}

/* ---- a message in a report ---- */

/* Most words must be the report's own: its stand-ins would hold any text. */
static bool begins_with(ml_slice report, ml_slice text) {
  ml_slice wanted, word;
  int words = 0, own = 0;
  for (; next_word(&text, &word); words++) {
    if (!next_word(&report, &wanted)) return false;
    if (same(wanted, word))
      own++;
    else if (!is_hole(wanted))
      return false;
  }
  return own * 2 > words;
}

static bool is_part_of(ml_slice text, const char *report) {
  ml_slice rest = {report, strlen(report)}, word;
  do
    if (begins_with(rest, text)) return true;
  while (next_word(&rest, &word));
  return false;
}

static ml_diag_id only_report_with(ml_slice text) {
  ml_diag_id found = ML_DIAG_NONE;
  if (count_words(text) < FEWEST_WORDS) return ML_DIAG_NONE;
  for (int i = 0; i < WORDING_COUNT; i++) {
    if (!is_part_of(text, wordings[i].report)) continue;
    if (found != ML_DIAG_NONE && found != wordings[i].id) return ML_DIAG_NONE;
    found = wordings[i].id;
  }
  return found;
}

ml_diag_id ml_recognise(const char *message) {
  ml_slice whole = {message, strlen(message)}, rest = whole, line;
  while (ml_slice_line(&rest, &line)) {
    ml_diag_id found = recognise_line(line);
    if (found != ML_DIAG_NONE) return found;
  }
  return only_report_with(whole);
}

/* ---- what may have been meant ---- */

static bool holds(const wording *of, ml_slice text) {
  return of->name != NULL &&
         (strcasestr(of->name, text.text) != NULL || is_part_of(text, of->report));
}

/* The name that is nearest to one mistyped; NULL: none. */
static const char *nearest(const char *name) {
  ml_nearest found = {.word = name};
  for (int i = 0; i < WORDING_COUNT; i++) ml_nearest_consider(&found, wordings[i].name);
  return strpbrk(name, " \n") == NULL ? found.best : NULL;
}

void ml_recognise_near(ml_buffer *out, const char *message) {
  ml_slice text = {message, strlen(message)};
  int count = 0;
  for (int i = 0; text.length >= FEWEST_LETTERS && i < WORDING_COUNT && count < MOST_NEAR; i++)
    if (holds(&wordings[i], text))
      ml_buffer_addf(out, "%s%s", count++ > 0 ? " or " : "", wordings[i].name);
  const char *name = count == 0 ? nearest(message) : NULL;
  if (name != NULL) ml_buffer_add_string(out, name);
}
