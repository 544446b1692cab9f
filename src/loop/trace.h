/* The seam for tracing: the loop tells each of its transitions as it happens,
 * as data, to one listener.
 *
 * Always compiled in. Cost when nobody listens: one predictable branch per trace
 * point. The listener must not call back into the loop; an event is valid only
 * during the call. */
#ifndef ML_LOOP_TRACE_H
#define ML_LOOP_TRACE_H

struct ml_loop;

typedef enum ml_trace_kind {
#define X(name, subject, value) ML_TRACE_##name,
#include "loop/trace_events.def"
#undef X
  ML_TRACE_KIND_COUNT
} ml_trace_kind;

typedef struct ml_trace_event {
  ml_trace_kind kind;
  double time;         /* on the loop's clock */
  const void *subject; /* what it happened to; its type hangs on the kind: see trace_events.def */
  double value;        /* likewise */
} ml_trace_event;

typedef void (*ml_trace_function)(void *context, const ml_trace_event *event);

/* The name of a kind as in trace_events.def, "TASK_CREATED". */
const char *ml_trace_name(ml_trace_kind kind);

/* Tells the listener; there must be one. Called through ml_trace (loop.h). */
void ml_trace_tell(struct ml_loop *loop, ml_trace_kind kind, const void *subject, double value);

#endif
