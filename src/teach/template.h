/* Sentences with holes: `{key}` in a short explanation stands for a fact of the
 * diagnostic, `{key|words}` for the fact or, where it is not known, the words.
 *
 * Some facts every diagnostic has without being told: `line`, `file`, `code`
 * (the line of source it is about), `message`, and `reason` (the message
 * without the name of the error before it).
 *
 * A sentence whose fact is not known is not said. It is the caller who leaves
 * it out: filling only tells whether all was known. Braces that hold anything but a name
 * made of a-z and _ (Lua's tables) are plain text. */
#ifndef ML_TEACH_TEMPLATE_H
#define ML_TEACH_TEMPLATE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "teach/catalogue.h"
#include "view/style.h"

/* Adds `sentence` with its holes filled: from each fact the first line, made
 * safe to show and cut to `longest` columns. False when a fact was not known;
 * the buffer then holds the beginning of the sentence. */
bool ml_template_fill(ml_buffer *out, const ml_style *style, ml_slice sentence, const ml_diag *diag,
                      int longest);

/* The value of a sentence that is one hole and nothing else (`{waits}`), of as
 * many lines as it has; NULL when the sentence is another, or the fact not known. */
const char *ml_template_whole(ml_slice sentence, const ml_diag *diag);

#endif
