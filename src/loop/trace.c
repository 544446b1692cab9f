#include "loop/trace.h"

#include "loop/loop.h"

const char *ml_trace_name(ml_trace_kind kind) {
  static const char *const names[] = {
#define X(name, subject, value) #name,
#include "loop/trace_events.def"
#undef X
  };
  return kind < ML_TRACE_KIND_COUNT ? names[kind] : "?";
}

void ml_trace_tell(ml_loop *loop, ml_trace_kind kind, const void *subject, double value) {
  ml_trace_event event = {
      .kind = kind, .time = ml_loop_time(loop), .subject = subject, .value = value};
  loop->trace(loop->trace_context, &event);
}
