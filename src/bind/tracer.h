/* What Lua has allocated, and which of the user's lines asked for it: tracemalloc's bookkeeping.
 *
 * While tracing, and only then, the allocator of the Lua state is one of ours that hands on to the
 * real one. It notes each new block with the innermost user frames, and takes it from the books
 * when it is freed. A block that grows belongs to the line that made it grow, one that the
 * collector shrinks stays with its line. What was allocated before is not known, nor what
 * src/lib/tracemalloc*.lua allocate: that is the bookkeeping's own.
 *
 * An allocator may be called in the midst of anything. lua_getstack and lua_getinfo with "S" and
 * "l" read and allocate nothing; the list of calls they walk is whole at each allocation but one:
 * from Lua 5.4.6 on a stack moves while its calls hold offsets in place of addresses. Whether this
 * Lua does that is tried out at the start, and a block that grows then stays with its line.
 * The line is that of the last instruction whose place was saved, which Lua does not do for each;
 * so the threads get a count hook that hardly ever fires, under which it does.
 *
 * Cost: nothing while off, for the allocator is swapped. While on, each allocation walks to its
 * frames and looks into a hash table (some 150 ns), each instruction saves its place, and each
 * block takes some 40 bytes. Without memory for the books a block is not counted. */
#ifndef ML_BIND_TRACER_H
#define ML_BIND_TRACER_H

#include "bind/runtime.h"

enum { ML_TRACED_FRAMES_MOST = 128 /* however many are asked for */ };

typedef struct ml_tracer ml_tracer;

/* Begins to trace, with `frames` frames of each block; does nothing when it does already. -1
 * without memory. L is the thread that runs. */
int ml_tracer_start(lua_State *L, int frames);
/* Ends tracing and forgets everything. Called before the state is closed. */
void ml_tracer_stop(ml_runtime *rt);
/* Forgets all blocks, and goes on. */
void ml_tracer_clear(ml_runtime *rt);
/* The highest size is the present one, from now on. */
void ml_tracer_reset_peak(ml_runtime *rt);

/* Bytes in traced blocks, the most that there were, and those that the books take. All 0 while
 * off. */
typedef struct ml_traced_memory {
  size_t current, peak, books;
} ml_traced_memory;
ml_traced_memory ml_tracer_memory(const ml_runtime *rt);

/* Pushes a list with a table for each traceback that has blocks: {size =, count =, file, line,
 * file, line, ...}, the oldest frame first. Returns 1, and so does the next. */
int ml_tracer_traces(lua_State *L);
/* Pushes {file, line, ...} of the block of the object at `index`, nil when it is not known. */
int ml_tracer_object(lua_State *L, int index);

/* Whether a hook of a thread is the one set for exact lines: others may replace it. */
bool ml_is_tracer_hook(lua_Hook hook);

#endif
