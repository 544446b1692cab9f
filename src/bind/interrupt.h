/* Ctrl-C: stops what runs, wherever it runs.
 *
 * The signal handler only counts, wakes the poller and sets a hook on the
 * thread that executes Lua code now. The hook, back in ordinary code, decides: inside
 * asyncio.run the first Ctrl-C cancels the main task, as CPython does; a
 * body that does not come back to its loop within a moment, or a second Ctrl-C,
 * is interrupted where it stands by KeyboardInterrupt.
 *
 * A program may catch KeyboardInterrupt, and a pcall catches it without meaning to. Somebody who
 * presses Ctrl-C three times in a row wants out: from then on it is raised again wherever it was
 * caught, until nothing is left that could catch it. */
#ifndef ML_BIND_INTERRUPT_H
#define ML_BIND_INTERRUPT_H

#include "bind/runtime.h"

/* Async-signal-safe. Called by the handler of SIGINT. */
void ml_interrupt(ml_runtime *rt);

/* Sets the hook on the thread that is about to run, since a Ctrl-C is waiting. */
void ml_interrupt_arm(ml_runtime *rt);
/* In the loop, between callbacks: cancels the main task, or leaves the loop by KeyboardInterrupt.
 */
void ml_interrupt_answer(ml_runtime *rt);

/* What was interrupted is over: nothing waits for an answer any more. */
void ml_interrupt_end(ml_runtime *rt);

/* Private helpers of src/lib/runners.lua, into the table at the top: interrupt_target, interrupted.
 */
void ml_open_interrupts(lua_State *L);

#endif
