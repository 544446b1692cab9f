/* Moonloop: parses the command line and hands over. */
#include "cli/command.h"
#include "cli/options.h"
#include "cli/run.h"

int main(int argc, char **argv) {
  ml_cli_options options;
  int status;
  if (!ml_cli_options_parse(argc, argv, &options, &status)) return status;
  if (options.first < argc && !options.forced_script) {
    const ml_command *command = ml_command_find(argv[options.first]);
    if (command != NULL)
      return command->run(&options, argc - options.first - 1, argv + options.first + 1);
  }
  return ml_run(&options);
}
