#include "cli/prompt.h"

#include <unistd.h>

#include "base/nearest.h"
#include "cli/signals.h"
#include "cli/uncaught.h"
#include "repl/repl.h"
#include "teach/explain.h"
#include "teach/recognise.h"

typedef struct prompt {
  const ml_cli_options *options;
  ml_reporter *reporter;
} prompt;

static int uncaught(void *context, lua_State *L, int status) {
  prompt *self = context;
  return ml_uncaught(L, status, self->options->progname, self->reporter);
}

static const ml_style *style(void *context) {
  prompt *self = context;
  return ml_reporter_style(self->reporter);
}

static bool explain(void *context, const char *name, ml_buffer *out) {
  if (name == NULL) ml_explain_list(out, style(context));
  if (name == NULL || ml_explain_page(out, name, style(context))) return true;
  ml_recognise_near(out, name);
  return false;
}

static const char *nearest(const char *word, const char *const *candidates, int count) {
  ml_nearest found = {.word = word};
  for (int i = 0; i < count; i++) ml_nearest_consider(&found, candidates[i]);
  return found.best;
}

static void begin_input(void *context) {
  prompt *self = context;
  self->reporter->apart = false;
}

static void resized(void *context) {
  prompt *self = context;
  self->reporter->styled = false;
}

int ml_prompt_run(const ml_cli_options *options, ml_runtime *runtime, ml_reporter *reporter) {
  prompt self = {.options = options, .reporter = reporter};
  const ml_repl_host host = {.context = &self,
                             .uncaught = uncaught,
                             .explain = explain,
                             .nearest = nearest,
                             .style = style,
                             .begin_input = begin_input,
                             .resized = resized};
  ml_signals_own_line(isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
  int status = ml_repl_run(runtime, &host);
  ml_signals_own_line(false);
  return status;
}
