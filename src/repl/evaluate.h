/* Running an input and showing its values. */
#ifndef ML_REPL_EVALUATE_H
#define ML_REPL_EVALUATE_H

#include "repl/session.h"

/* Runs the session's input, which is READY with its main function at the top of the Lua stack
 * (popped), shows what it returns, and reports at once what it made and dropped. */
void ml_evaluate(ml_session *session);

#endif
