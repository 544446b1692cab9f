/* Moonloop: parses the command line and hands over. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/run.h"

/* The number of a standard stream that is closed must not fall to another file. */
static void open_missing_streams(void) {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
      open("/dev/null", fd == STDIN_FILENO ? O_RDONLY : O_WRONLY);
}

/* Output that got lost, on a full disk say, is a failure. A standard output that the program has
 * closed is as it wants it. */
static int check_output(const char *progname, int status) {
  bool lost = fflush(stdout) != 0 || ferror(stdout) != 0;
  if (!lost || fcntl(STDOUT_FILENO, F_GETFD) < 0) return status;
  fprintf(stderr, "%s: cannot write to standard output\n", progname);
  return status == ML_EXIT_OK ? ML_EXIT_ERROR : status;
}

static int run(ml_cli_options *options, int argc, char **argv) {
  if (options->first < argc && !options->forced_script) {
    const ml_command *command = ml_command_find(argv[options->first]);
    if (command != NULL)
      return ml_cli_command_run(options, command, argc - options->first - 1,
                                argv + options->first + 1);
  }
  return ml_run(options);
}

int main(int argc, char **argv) {
  ml_cli_options options;
  int status;
  open_missing_streams();
  if (ml_cli_options_parse(argc, argv, &options, &status)) status = run(&options, argc, argv);
  return check_output(options.progname, status);
}
