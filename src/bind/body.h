/* Bodies: how the code of an async function runs on a Lua thread.
 *
 * An await is a Lua call, so most bodies run on the stack of whoever awaits
 * them. Only tasks, async generators and coroutine objects driven by hand own
 * a thread. Such a thread runs `body_main`, a C function that calls the body
 * under lua_pcallk with the traceback handler: `<close>` variables unwind with
 * awaits allowed, and nothing leaves the thread but a result or an exception.
 *
 * Bouncing: each protected call costs C stack, of which Lua allows 200 levels.
 * A yield unwinds the C stack and leaves the Lua stack alone; so whoever is
 * about to make one call too many yields ML_YIELD_BOUNCE, and the driver
 * resumes it at once, with a C stack as good as new. Nesting of try, async
 * with and async for is therefore not bounded by C's stack: where it is 20,000 calls deep, it is a
 * RecursionError.
 *
 * Cost: a pooled thread runs a body in some 25 ns, a new one in 150. The pool keeps as many threads
 * as have been in use at once, up to 16,384, about a kilobyte each. */
#ifndef ML_BIND_BODY_H
#define ML_BIND_BODY_H

#include "bind/interrupt.h"
#include "bind/runtime.h"

enum { ML_PROTECTED_DEPTH_LIMIT = 100 };

/* Takes a thread from the pool, or makes one, and pushes it on L. May raise a memory error. */
lua_State *ml_thread_take(lua_State *L);
/* Pops a finished thread from L into the pool. */
void ml_thread_give_back(lua_State *L);

/* One spare thread is lent without being taken: its slot keeps it. So a body that is over at once,
 * as most are, costs no access to the pool. NULL: there is none, or it is lent already. */
static inline lua_State *ml_thread_borrow(ml_runtime *rt) {
  rt->lent_thread = rt->spare_thread;
  rt->spare_thread = NULL;
  return rt->lent_thread;
}
/* The lent thread is over, and empty. */
static inline void ml_thread_return(ml_runtime *rt) {
  rt->spare_thread = rt->lent_thread;
  rt->lent_thread = NULL;
}
/* The lent thread does not come back: somebody else keeps it, or it is dead. Never raises. */
void ml_thread_lose(lua_State *L);

/* Prepares `thread` to run a body: pushes body_main and the handler. The caller pushes the body and
 * its arguments and resumes with ml_body_resume(…, 2 + arguments). */
void ml_body_prepare(lua_State *thread);

/* What is done after a protected call of a body on its own thread: says in rt->body_failed how it
 * ended, and returns how many values above the handler are its results, or 1: its exception. */
int ml_body_done(lua_State *L, int status, int handler);

/* Resumes `thread` with `nargs` values (or to raise the one value, with rt->throwing) until it
 * stops for a reason. LUA_YIELD: see rt->yield_kind, *nres values are on its stack. LUA_OK: it is
 * over; rt->body_failed says whether the values are results or one exception. Never raises. */
int ml_body_resume(ml_runtime *rt, lua_State *thread, lua_State *from, int nargs, int *nres);

/* The same for a caller that sets rt->stepping and rt->interruptible right afterwards. */
int ml_body_go_on(ml_runtime *rt, lua_State *thread, lua_State *from, int nargs, int *nres);

/* One lua_resume, inline (see run.h): the caller sets rt->stepping and rt->interruptible
 * afterwards, and goes on with ml_body_go_on when the yield was a bounce. */
static inline int ml_body_resume_once(ml_runtime *rt, lua_State *thread, lua_State *from, int nargs,
                                      int *nres) {
  rt->stepping = thread;
  rt->interruptible = thread;
  rt->protected_depth = 0;
  rt->yield_kind = ML_YIELD_NONE;
  if (__builtin_expect(rt->interrupts != 0, 0)) ml_interrupt_arm(rt);
  return lua_resume(thread, from, nargs, nres);
}

/* Whether the running C function must bounce (lua_yieldk with ML_YIELD_BOUNCE) before it calls. */
static inline bool ml_must_bounce(ml_runtime *rt, lua_State *L) {
  return ++rt->protected_depth > ML_PROTECTED_DEPTH_LIMIT && rt->stepping == L &&
         lua_isyieldable(L);
}
/* Yields; `k` goes on. A RecursionError where the stack is very deep already. */
int ml_bounce(lua_State *L, lua_KContext context, lua_KFunction k);
static inline void ml_protected_done(ml_runtime *rt) {
  if (rt->protected_depth > 0) rt->protected_depth--;
}

/* As lua_pcallk with the traceback handler at `handler`. Where nobody can yield, and so nobody can
 * bounce (outside tasks), deep calls go on on a thread of their own, whose calls can. */
int ml_protected_call(lua_State *L, int nargs, int nresults, int handler, lua_KContext context,
                      lua_KFunction k);

/* Whether `f` is a C function that catches what is raised below it (for the traceback's walk). */
bool ml_is_catcher(lua_CFunction f);

#endif
