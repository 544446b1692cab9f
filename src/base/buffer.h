/* Text that grows.
 *
 * When memory runs out the buffer keeps what it has, drops what is added from
 * then on and sets `failed`: whoever builds a text adds all of it without a
 * check and asks once, at the end.
 *
 * Cost: doubling growth, so adding is amortised O(bytes added). `data` is
 * always NUL-terminated once something was added; before that it is NULL.
 * The buffer owns `data`; ml_buffer_free gives it back. A zeroed struct is an
 * empty buffer. */
#ifndef ML_BASE_BUFFER_H
#define ML_BASE_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct ml_buffer {
  char *data;
  size_t length;   /* bytes in use, without the NUL */
  size_t capacity; /* bytes allocated */
  bool failed;     /* something could not be added */
} ml_buffer;

void ml_buffer_init(ml_buffer *buffer);
void ml_buffer_free(ml_buffer *buffer);
/* Adds `length` bytes. */
void ml_buffer_add(ml_buffer *buffer, const char *bytes, size_t length);
/* Adds as printf would print. */
void ml_buffer_addf(ml_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same with the arguments as vprintf takes them. */
void ml_buffer_addv(ml_buffer *buffer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
/* Adds a string, a single byte, or the same byte `count` times. */
void ml_buffer_add_string(ml_buffer *buffer, const char *string);
void ml_buffer_add_char(ml_buffer *buffer, char c);
void ml_buffer_add_repeated(ml_buffer *buffer, char c, size_t count);
/* Hands `data` over, to be given back with ml_free, and leaves the buffer empty; NULL when it
 * has failed. */
char *ml_buffer_take(ml_buffer *buffer);

#endif
