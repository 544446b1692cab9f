/* Slots: the places of the registry at which C finds the objects of Lua that it
 * needs often. A part of runtime.h, which includes it. */
#ifndef ML_BIND_SLOT_H
#define ML_BIND_SLOT_H

typedef enum ml_slot {
  ML_SLOT_GO,        /* function(f, ...) return f(...) end */
  ML_SLOT_RUN,       /* runs the body of a coroutine object under its guard */
  ML_SLOT_WRAP,      /* makes an awaiting function of a plain one */
  ML_SLOT_AWAIT,     /* weak table: function -> what to call to await a call of it; see await.h */
  ML_SLOT_THREADS,   /* pool of idle Lua threads */
  ML_SLOT_SPARE,     /* one more; see ml_thread_borrow */
  ML_SLOT_FRESH,     /* the newest coroutine object; see coroutine.h */
  ML_SLOT_ASYNCIO,   /* the table asyncio */
  ML_SLOT_LIBRARY,   /* private C helpers that src/lib is given */
  ML_SLOT_GLOBALS,   /* a copy of the globals as they were at the start, for src/lib */
  ML_SLOT_CAUGHT,    /* an exception on its way out of the loop */
  ML_SLOT_MESSAGE,   /* of the cancellation that is being passed on */
  ML_SLOT_WARNING,   /* to be raised by --warnings=error */
  ML_SLOT_CALLED,    /* debug mode: the handle whose callback runs */
  ML_SLOT_TRACEBACK, /* that consists of the newest entry; see ml_known_entry */
  ML_SLOT_TRACEBACK_FUNCTION, /* and the function that it is about */
  ML_SLOT_WARNED,             /* places where a warning was given already */
  ML_SLOT_CONTEXT,            /* of the code that runs, unless it is the empty one; see context.h */
  ML_SLOT_CONTEXT_CLASS,
  ML_SLOT_DEMOTED,      /* during a collection: who merely watches; see anchor.c */
  ML_SLOT_LOOPS,        /* weak table: a loop's address -> the loop, also when it is closed */
  ML_SLOT_CURRENT_LOOP, /* that of set_event_loop; 0 when none was set, nil when nothing was */
  ML_SLOT_COUNT
} ml_slot;

#endif
