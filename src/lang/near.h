/* The `near …` part of Lua's messages: the text of a token as Lua's lexer holds it
 * at that moment, which for a string is its contents with the escapes done. */
#ifndef ML_LANG_NEAR_H
#define ML_LANG_NEAR_H

#include "base/buffer.h"
#include "lang/lexer.h"

/* Adds " near '…'" for a token of `text`; for a BROKEN one `fault` says how far it was read. */
void ml_near(ml_buffer *out, const char *text, const ml_token *token, const ml_fault *fault);

#endif
