#include "cli/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

ml_style ml_terminal_style(FILE *stream) {
  int descriptor = fileno(stream);
  bool terminal = isatty(descriptor) != 0;
  ml_style style = ml_style_choose(terminal, getenv);
  struct winsize size;
  if (terminal && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= ML_STYLE_NARROWEST &&
      size.ws_col < style.width)
    style.width = size.ws_col;
  return style;
}
