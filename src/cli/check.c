/* `moonloop check FILE...`: what can be told of programs without running them.
 *
 * A line for each finding, as compilers print them, and its lines of source below. */
#include <errno.h>
#include <string.h>

#include "bind/load.h"
#include "cli/check_lua.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "lang/check.h"
#include "teach/explain.h"
#include "view/excerpt.h"
#include "view/text.h"

enum {
#define X(id, number, name, report) ML_COUNT_##id,
#include "base/diagnostics.def"
  DIAGNOSTICS,
  MOST_EXCERPTS = 200 /* in a file: each is searched for from its first line */
};

/* One run of the command. */
typedef struct check_run {
  const ml_cli_options *options;
  ml_style style;
  ml_buffer out;
  bool found[DIAGNOSTICS + 1]; /* by number: whether it was among the findings */
  size_t findings, files, files_with_findings;
  size_t faults; /* the findings that are no hints */
  bool failed;   /* a file could not be checked */
} check_run;

static void complain(check_run *run, const char *what, const char *file, const char *why) {
  fprintf(stderr, "%s: %s %s: %s\n", run->options->progname, what, file, why);
  run->failed = true;
}

/* --- one finding --- */

/* Where the line begins, for what has a line alone. */
static int column_of(const ml_diag *diag, const char *text) {
  size_t length, blank = 0;
  if (diag->span.column > 0) return diag->span.column;
  const char *line = ml_source_line(text, diag->span.line, &length);
  while (line != NULL && blank < length && (line[blank] == ' ' || line[blank] == '\t')) blank++;
  return (int)blank + 1;
}

static void add_message(check_run *run, const ml_diag *diag) {
  const char *message = diag->message != NULL ? diag->message : "";
  const char *hint = diag->report != NULL ? ml_diag_get(diag, "hint") : NULL;
  ml_text_add(&run->out, &run->style, message, strlen(message));
  if (hint != NULL && *hint != '\0') {
    size_t length = strlen(hint);
    ml_buffer_add_string(&run->out, " (");
    ml_text_add(&run->out, &run->style, hint, hint[length - 1] == '.' ? length - 1 : length);
    ml_buffer_add_char(&run->out, ')');
  }
  ml_buffer_add_char(&run->out, '\n');
}

static void add_finding(check_run *run, const ml_diag *diag, const char *file, const char *text,
                        bool with_excerpt) {
  ml_buffer_addf(&run->out, "%s:%d:%d: ", file, diag->span.line, column_of(diag, text));
  ml_tone_add(&run->out, &run->style, ML_TONE_NAME, ml_diag_name(diag->id));
  ml_buffer_add_string(&run->out, ": ");
  add_message(run, diag);
  run->found[diag->id] = true;
  if (!with_excerpt) return;
  ml_diag shown = *diag; /* the text is lent */
  shown.source = (char *)text;
  ml_excerpt(&run->out, &shown, &run->style, false);
}

/* --- one file --- */

/* What may be meant as it is, and makes no program wrong. */
static bool is_hint(const ml_diag *diag) {
  return diag->id == ML_DIAG_SEQUENTIAL_AWAITS;
}

static void add_findings(check_run *run, const ml_diag *diags, size_t count, const char *file,
                         const char *text) {
  bool excerpts = run->options->explain != ML_EXPLAIN_OFF;
  for (size_t i = 0; i < count; i++)
    add_finding(run, &diags[i], file, text, excerpts && i < MOST_EXCERPTS);
  run->findings += count;
  run->files_with_findings += count > 0;
  for (size_t i = 0; i < count; i++) run->faults += !is_hint(&diags[i]);
}

/* What the parser leaves to Lua is asked of Lua when nothing else is wrong. */
static void check_with_lua(check_run *run, const char *text, size_t length, const char *file) {
  ml_diag diag;
  ml_lua_verdict verdict = ml_lua_check(text, length, file, &diag);
  if (verdict == ML_LUA_REFUSES) {
    add_findings(run, &diag, 1, file, text);
    ml_diag_free(&diag);
  }
  if (verdict == ML_LUA_NO_MEMORY) complain(run, "cannot check", file, "not enough memory");
}

static void check_text(check_run *run, const char *text, size_t length, const char *file) {
  ml_check_result result;
  size_t faults = run->faults;
  ml_lang_status status = ml_check(text, length, file, &result);
  if (status == ML_LANG_NO_MEMORY) complain(run, "cannot check", file, "not enough memory");
  if (status == ML_LANG_ERROR) add_findings(run, result.diags, result.count, file, text);
  if (status != ML_LANG_NO_MEMORY && run->faults == faults) check_with_lua(run, text, length, file);
  ml_check_free(&result);
}

static void check_file(check_run *run, const char *name) {
  bool is_stdin = strcmp(name, "-") == 0;
  const char *file = is_stdin ? "stdin" : name;
  ml_buffer text;
  ml_buffer_init(&text);
  ml_buffer_add_string(&text, "");
  const char *failed = ml_read_file(&text, is_stdin ? NULL : name);
  run->files++;
  if (failed != NULL) {
    complain(run, strcmp(failed, "open") == 0 ? "cannot open" : "cannot read", file,
             strerror(errno));
  } else if (text.failed) {
    complain(run, "cannot read", file, "not enough memory");
  } else if (text.length > 0 && text.data[0] == LUA_SIGNATURE[0]) {
    complain(run, "cannot check", file, "it is compiled");
  } else {
    size_t start = ml_skip_first_line(text.data, text.length);
    check_text(run, text.data + start, text.length - start, file);
  }
  ml_buffer_free(&text);
}

/* --- all of them --- */

static void add_more(check_run *run) {
  bool first = true;
  for (int id = 1; id <= DIAGNOSTICS; id++) {
    if (!run->found[id]) continue;
    if (run->options->explain == ML_EXPLAIN_FULL) {
      ml_buffer_add_char(&run->out, '\n');
      ml_explain_page(&run->out, ml_diag_name((ml_diag_id)id), &run->style);
      continue;
    }
    if (first) ml_buffer_add_char(&run->out, '\n');
    ml_buffer_add_string(&run->out, "  ");
    ml_tone_add(&run->out, &run->style, ML_TONE_KEY, first ? "more" : "    ");
    ml_buffer_addf(&run->out, "  moonloop explain %s\n", ml_diag_name((ml_diag_id)id));
    first = false;
  }
}

static void add_summary(check_run *run) {
  if (run->findings > 0) ml_buffer_add_char(&run->out, '\n');
  if (run->findings == 0)
    ml_buffer_addf(&run->out, "nothing found in %zu files\n", run->files);
  else
    ml_buffer_addf(&run->out, "%zu thing%s found in %zu of %zu files\n", run->findings,
                   run->findings == 1 ? "" : "s", run->files_with_findings, run->files);
}

static void flush(check_run *run) {
  if (run->out.length > 0) fwrite(run->out.data, 1, run->out.length, stdout);
  if (run->out.failed) complain(run, "cannot check", "everything", "not enough memory");
  ml_buffer_free(&run->out);
  fflush(stdout);
}

static int wrong_use(const ml_cli_options *options, const char *word) {
  if (word != NULL) fprintf(stderr, "%s: unrecognized option '%s'\n", options->progname, word);
  fprintf(stderr, "usage: %s check FILE...\n", options->progname);
  return ML_EXIT_USAGE;
}

int ml_command_check(const ml_cli_options *options, int argc, char **argv) {
  check_run run = {.options = options, .style = ml_terminal_style(stdout)};
  if (argc == 0) return wrong_use(options, NULL);
  for (int i = 0; i < argc; i++)
    if (argv[i][0] == '-' && argv[i][1] != '\0') return wrong_use(options, argv[i]);
  for (int i = 0; i < argc; i++) {
    check_file(&run, argv[i]);
    flush(&run);
  }
  if (options->explain != ML_EXPLAIN_OFF) add_more(&run);
  if (argc > 1) add_summary(&run);
  flush(&run);
  if (run.failed) return ML_EXIT_USAGE;
  return run.faults > 0 ? ML_EXIT_ERROR : ML_EXIT_OK;
}
