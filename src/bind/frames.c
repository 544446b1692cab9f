#include "bind/frames.h"

#include <string.h>

#include "bind/chunk.h"
#include "bind/try.h"

bool ml_is_user_frame(const lua_Debug *ar) {
  return *ar->what != 'C' && ar->currentline > 0 && strncmp(ar->source, "=[moonloop", 10) != 0;
}

static bool calls_parts(lua_State *thread, lua_Debug *ar) {
  lua_getinfo(thread, "f", ar);
  lua_CFunction function = lua_tocfunction(thread, -1);
  lua_pop(thread, 1);
  return function != NULL && ml_is_try(function);
}

bool ml_frames_is_new(lua_State *thread, ml_frames *self, lua_Debug *ar,
                      const ml_function_info **function) {
  *function = NULL;
  if (*ar->what == 'C' && self->home >= 0 && calls_parts(thread, ar)) self->part = true;
  if (!ml_is_user_frame(ar)) return false;
  ml_frames last = *self;
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(thread), ar->source);
  const char *hint = ar->name != NULL ? ar->name : "<anonymous>";
  *self = (ml_frames){.chunk = chunk, .home = -1};
  if (chunk != NULL)
    *function = ml_chunk_function(chunk, ar->linedefined, ar->lastlinedefined, hint);
  if (*function == NULL) return true;
  *function = ml_chunk_home(chunk, *function);
  self->home = (int)(*function - chunk->functions);
  return !(last.part && last.home == self->home && last.chunk == chunk);
}

bool ml_frames_is_part(ml_runtime *rt, const lua_Debug *inner, const lua_Debug *outer) {
  if (inner->source != outer->source) return false;
  struct ml_chunk *chunk = ml_chunk_find(rt, inner->source);
  if (chunk == NULL) return false;
  const ml_function_info *part =
      ml_chunk_function(chunk, inner->linedefined, inner->lastlinedefined, NULL);
  const ml_function_info *around =
      ml_chunk_function(chunk, outer->linedefined, outer->lastlinedefined, NULL);
  if (part == NULL || around == NULL || part->kind != ML_FUNCTION_PART) return false;
  return ml_chunk_home(chunk, part) == ml_chunk_home(chunk, around);
}
