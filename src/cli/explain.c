/* `moonloop explain [NAME|NUMBER ...]`: the catalogue, read without an error at hand. */
#include "teach/explain.h"

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/terminal.h"

static const char *const names[] = {
#define X(id, number, name, report) name,
#include "base/diagnostics.def"
#undef X
};

enum { NAME_COUNT = sizeof names / sizeof names[0] };

static void unknown(const ml_cli_options *options, const char *word) {
  fprintf(stderr, "%s: no error or warning is called '%s'\n", options->progname, word);
  int shown = 0;
  for (int i = 0; i < NAME_COUNT; i++)
    if (ml_nearest_enough(word, names[i]))
      fprintf(stderr, "%s%s", shown++ == 0 ? "Did you mean " : " or ", names[i]);
  if (shown > 0)
    fputs("?\n", stderr);
  else
    fprintf(stderr, "'%s explain' lists them.\n", options->progname);
}

static int print(const ml_cli_options *options, const ml_buffer *page) {
  if (page->failed) {
    fprintf(stderr, "%s: not enough memory\n", options->progname);
    return ML_EXIT_ERROR;
  }
  fwrite(page->data, 1, page->length, stdout);
  return ML_EXIT_OK;
}

int ml_command_explain(const ml_cli_options *options, int argc, char **argv) {
  ml_style style = ml_terminal_style(stdout);
  ml_buffer page;
  ml_buffer_init(&page);
  int status = ML_EXIT_OK;
  if (argc == 0) ml_explain_list(&page, &style);
  for (int i = 0; i < argc && status == ML_EXIT_OK; i++) {
    if (i > 0) ml_buffer_add_char(&page, '\n');
    if (ml_explain_page(&page, argv[i], &style)) continue;
    unknown(options, argv[i]);
    status = ML_EXIT_USAGE;
  }
  if (status == ML_EXIT_OK) status = print(options, &page);
  ml_buffer_free(&page);
  return status;
}
