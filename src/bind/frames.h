/* Frames of a stack as the user knows them: one for each call of a function.
 *
 * A part of a `try` or an `async with` is a Lua function of its own, which C calls for the function
 * that it is written in. So one call of the user's may have several frames in Lua; they are told as
 * one, which stands where the innermost of them stands. */
#ifndef ML_BIND_FRAMES_H
#define ML_BIND_FRAMES_H

#include <lua.h>
#include <stdbool.h>

#include "bind/runtime.h"
#include "lang/lang.h"

/* Where a walk outwards stands. Begins as ML_FRAMES_BEGIN. */
typedef struct ml_frames {
  const struct ml_chunk *chunk;
  int home;  /* the function whose frame came last, by its index in the chunk; -1: not known */
  bool part; /* since then came the C function that calls parts */
} ml_frames;

#define ML_FRAMES_BEGIN ((ml_frames){.chunk = NULL, .home = -1, .part = false})

/* Whether a frame, of which "Sl" are known, is one of the user's code. */
bool ml_is_user_frame(const lua_Debug *ar);

/* Whether the next frame of the walk, of which "Sln" are known, is a call of the user's that was
 * not told yet. `function` is what is known of it (never a part), or NULL. Raises nothing. */
bool ml_frames_is_new(lua_State *thread, ml_frames *self, lua_Debug *ar,
                      const ml_function_info **function);

/* The same for whoever may not touch the stack, as an allocator may not: whether `inner`, of which
 * C has called the function, is a part of the function of `outer`, the next frame of Lua's
 * outwards. "S" of both is known. Of several functions on the same lines it takes the first. */
bool ml_frames_is_part(ml_runtime *rt, const lua_Debug *inner, const lua_Debug *outer);

#endif
