/* `moonloop explain [NAME|NUMBER|MESSAGE ...]`: the catalogue, read without an error at hand. */
#include "teach/explain.h"

#include "cli/command.h"
#include "cli/terminal.h"
#include "teach/recognise.h"

static void unknown(const ml_cli_options *options, const char *word) {
  ml_buffer near = {0};
  ml_recognise_near(&near, word);
  fprintf(stderr, "%s: no error or warning is called '%s'\n", options->progname, word);
  if (near.length > 0)
    fprintf(stderr, "Did you mean %s?\n", near.data);
  else
    fprintf(stderr, "'%s explain' lists them.\n", options->progname);
  ml_buffer_free(&near);
}

/* A message that was pasted without quotes comes in as many words. False: it is none, or there are
 * names among them. */
static bool explain_together(ml_buffer *page, int argc, char **argv, const ml_style *style) {
  ml_buffer message = {0};
  bool names = argc < 2;
  for (int i = 0; i < argc && !names; i++) {
    names = ml_diag_find(argv[i]) != ML_DIAG_NONE;
    ml_buffer_addf(&message, "%s%s", i > 0 ? " " : "", argv[i]);
  }
  bool known = !names && !message.failed && ml_explain_page(page, message.data, style);
  ml_buffer_free(&message);
  return known;
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
  bool together = explain_together(&page, argc, argv, &style);
  for (int i = 0; i < argc && !together && status == ML_EXIT_OK; i++) {
    if (i > 0) ml_buffer_add_char(&page, '\n');
    if (ml_explain_page(&page, argv[i], &style)) continue;
    unknown(options, argv[i]);
    status = ML_EXIT_USAGE;
  }
  if (status == ML_EXIT_OK) status = print(options, &page);
  ml_buffer_free(&page);
  return status;
}
