#include "lang/parse.h"

void ml_add_hint(ml_parser *parser, ml_diag *diag) {
  (void)parser;
  (void)diag;
}
