#include "cli/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int columns_of(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* How wide the window is in which a lesson will show what goes into a pipe here. */
static int told_width(void) {
  const char *told = getenv("MOONLOOP_WIDTH");
  return told != NULL ? atoi(told) : 0;
}

ml_style ml_terminal_style(FILE *stream) {
  int descriptor = fileno(stream);
  bool terminal = isatty(descriptor) != 0;
  ml_style style = ml_style_choose(terminal, getenv);
  int width = terminal ? columns_of(descriptor) : told_width();
  if (width >= ML_STYLE_NARROWEST && width < style.width) style.width = width;
  return style;
}
