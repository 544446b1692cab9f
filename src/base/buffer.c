#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

enum { SMALLEST = 64 };

void ml_buffer_init(ml_buffer *buffer) {
  memset(buffer, 0, sizeof *buffer);
}

void ml_buffer_free(ml_buffer *buffer) {
  ml_free(buffer->data);
  ml_buffer_init(buffer);
}

/* Makes room for `length` more bytes and a NUL. */
static bool reserve(ml_buffer *buffer, size_t length) {
  if (buffer->failed) return false;
  size_t needed = buffer->length + length + 1;
  if (needed <= buffer->capacity) return true;
  size_t capacity = buffer->capacity < SMALLEST ? SMALLEST : buffer->capacity * 2;
  if (capacity < needed) capacity = needed;
  char *data = ml_realloc(buffer->data, capacity);
  if (data == NULL) {
    buffer->failed = true;
    return false;
  }
  buffer->data = data;
  buffer->capacity = capacity;
  return true;
}

void ml_buffer_add(ml_buffer *buffer, const char *bytes, size_t length) {
  if (!reserve(buffer, length)) return;
  if (length > 0) memcpy(buffer->data + buffer->length, bytes, length);
  buffer->length += length;
  buffer->data[buffer->length] = '\0';
}

void ml_buffer_addv(ml_buffer *buffer, const char *format, va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  if (length < 0 || !reserve(buffer, (size_t)length)) return;
  vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, arguments);
  buffer->length += (size_t)length;
}

void ml_buffer_addf(ml_buffer *buffer, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  ml_buffer_addv(buffer, format, arguments);
  va_end(arguments);
}

void ml_buffer_add_string(ml_buffer *buffer, const char *string) {
  ml_buffer_add(buffer, string, strlen(string));
}

void ml_buffer_add_char(ml_buffer *buffer, char c) {
  ml_buffer_add(buffer, &c, 1);
}

void ml_buffer_add_repeated(ml_buffer *buffer, char c, size_t count) {
  if (!reserve(buffer, count)) return;
  memset(buffer->data + buffer->length, c, count);
  buffer->length += count;
  buffer->data[buffer->length] = '\0';
}

char *ml_buffer_take(ml_buffer *buffer) {
  ml_buffer_add(buffer, "", 0);
  char *data = buffer->data;
  if (buffer->failed) {
    ml_free(data);
    data = NULL;
  }
  ml_buffer_init(buffer);
  return data;
}
