#include "lang/edits.h"

#include <stdbool.h>
#include <string.h>

#include "base/alloc.h"
#include "lang/lex.h"

/* The key: 32 bits of offset, 2 of kind, 30 of construct (counted down for closing texts). */
enum { CLOSES = 0, SEPARATES = 1, OPENS = 2, CONSTRUCT_BITS = 30 };
#define LAST_CONSTRUCT (((uint32_t)1 << CONSTRUCT_BITS) - 1)

void ml_edits_init(ml_edits *edits, ml_arena *arena, jmp_buf *no_memory, const char *prefix) {
  memset(edits, 0, sizeof *edits);
  edits->arena = arena;
  edits->no_memory = no_memory;
  edits->prefix = prefix;
}

void ml_edits_free(ml_edits *edits) {
  ml_free(edits->edits);
  ml_free(edits->scratch);
  edits->edits = NULL;
  edits->scratch = NULL;
}

static void *need(ml_edits *edits, void *memory) {
  if (memory == NULL) longjmp(*edits->no_memory, 1);
  return memory;
}

void ml_edits_next(ml_edits *edits) {
  if (edits->construct == LAST_CONSTRUCT) need(edits, NULL);
  edits->construct++;
}

/* --- texts --- */

void ml_say_bytes(ml_edits *edits, const char *bytes, size_t length) {
  if (edits->scratch_capacity - edits->scratch_length < length) {
    size_t capacity = (edits->scratch_capacity + length) * 2 + 64;
    edits->scratch = need(edits, ml_realloc(edits->scratch, capacity));
    edits->scratch_capacity = capacity;
  }
  if (length > 0) memcpy(edits->scratch + edits->scratch_length, bytes, length);
  edits->scratch_length += length;
}

void ml_say(ml_edits *edits, const char *text) {
  bool in_name = false;
  const char *start = text;
  for (; *text != '\0'; text++) {
    if (*text == '_' && !in_name) {
      ml_say_bytes(edits, start, (size_t)(text - start));
      ml_say_bytes(edits, edits->prefix, strlen(edits->prefix));
      start = text;
    }
    in_name = ml_is(*text, ML_ALPHA | ML_DIGIT);
  }
  ml_say_bytes(edits, start, (size_t)(text - start));
}

void ml_say_name(ml_edits *edits, const ml_name *name) {
  ml_say_bytes(edits, name->text, name->length);
}

/* --- edits --- */

static void add(ml_edits *edits, uint32_t at, uint32_t removed, uint64_t kind, uint64_t construct) {
  if (edits->count == edits->capacity) {
    size_t capacity = edits->capacity == 0 ? 64 : edits->capacity * 2;
    edits->edits = need(edits, ml_realloc(edits->edits, capacity * sizeof *edits->edits));
    edits->capacity = capacity;
  }
  size_t length = edits->scratch_length;
  char *text = need(edits, ml_arena_alloc(edits->arena, length));
  if (length > 0) memcpy(text, edits->scratch, length);
  edits->scratch_length = 0;
  edits->edits[edits->count++] =
      (ml_edit){.key = (uint64_t)at << 32 | kind << CONSTRUCT_BITS | construct,
                .removed = removed,
                .length = (uint32_t)length,
                .text = text};
}

void ml_edit_close(ml_edits *edits, uint32_t at) {
  add(edits, at, 0, CLOSES, LAST_CONSTRUCT - edits->construct);
}

void ml_edit_separate(ml_edits *edits, uint32_t at) {
  add(edits, at, 0, SEPARATES, edits->construct);
}

void ml_edit_open(ml_edits *edits, uint32_t at, uint32_t removed) {
  add(edits, at, removed, OPENS, edits->construct);
}

/* --- sorting and splicing --- */

/* Stable, and linear where the edits are in order already, as most are. */
static void sort(ml_edit *edits, size_t count, ml_edit *spare) {
  if (count < 2) return;
  size_t half = count / 2;
  sort(edits, half, spare);
  sort(edits + half, count - half, spare);
  if (edits[half - 1].key <= edits[half].key) return;
  memcpy(spare, edits, half * sizeof *edits);
  size_t left = 0, right = half;
  for (size_t i = 0; left < half; i++) {
    bool take_right = right < count && edits[right].key < spare[left].key;
    edits[i] = take_right ? edits[right++] : spare[left++];
  }
}

static void sort_all(ml_edits *edits) {
  if (edits->count < 2) return;
  ml_edit *spare = need(edits, ml_alloc(edits->count / 2 * sizeof *spare));
  sort(edits->edits, edits->count, spare);
  ml_free(spare);
}

/* Copies, with a blank between where two words would grow together. */
static char *put(char *at, const char *start, const char *bytes, size_t length) {
  if (length == 0) return at;
  int word = ML_ALPHA | ML_DIGIT;
  if (at > start && ml_is(at[-1], word) && ml_is(bytes[0], word)) *at++ = ' ';
  memcpy(at, bytes, length);
  return at + length;
}

/* Enough for the whole output, the blanks between words included. */
static size_t room_for(const ml_edits *edits, size_t source_length) {
  size_t total = source_length;
  for (size_t i = 0; i < edits->count; i++) total += edits->edits[i].length + 2;
  return total;
}

void ml_edits_splice(ml_edits *edits, const char *source, size_t source_length, const char *before,
                     const char *after, char **out, size_t *length) {
  sort_all(edits);
  size_t total = strlen(before) + room_for(edits, source_length) + strlen(after);
  char *start = *out = need(edits, ml_alloc(total + 1));
  char *at = put(start, start, before, strlen(before));
  size_t from = 0;
  for (size_t i = 0; i < edits->count; i++) {
    const ml_edit *edit = &edits->edits[i];
    size_t offset = (size_t)(edit->key >> 32);
    at = put(at, start, source + from, offset - from);
    at = put(at, start, edit->text, edit->length);
    from = offset + edit->removed;
  }
  at = put(at, start, source + from, source_length - from);
  at = put(at, start, after, strlen(after));
  *at = '\0';
  *length = (size_t)(at - start);
}
