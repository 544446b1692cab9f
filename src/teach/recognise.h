/* Which diagnostic a pasted message is about.
 *
 * The reports of diagnostics.def hold stand-ins (NAME, V, T, ...) for what varies; in a message
 * there are names and values at their places, and a file or the name of an exception before it.
 * Words are compared, without quotes, points and capitals. A stand-in is up to some words, or none.
 *
 * Cost: the words of the message times those of all reports; nothing is allocated. */
#ifndef ML_TEACH_RECOGNISE_H
#define ML_TEACH_RECOGNISE_H

#include "base/buffer.h"
#include "base/diag.h"

/* The diagnostic whose report is in the message; of several on one line the most specific, of
 * several lines the first. Also the only one whose report holds the whole message. ML_DIAG_NONE:
 * none, or it is not clear which. */
ml_diag_id ml_recognise(const char *message);

/* Adds the names of a few diagnostics that may have been meant, parted by " or "; nothing when
 * there is none. */
void ml_recognise_near(ml_buffer *out, const char *message);

#endif
