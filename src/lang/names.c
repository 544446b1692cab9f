#include "lang/names.h"

#include <string.h>

#include "base/alloc.h"
#include "lang/token.h"

enum { FIRST_SLOTS = 512 };

/* Spelling, token and context of the words; padded so that ml_names_intern may read past. */
static const struct {
  char text[24];
  uint8_t token, context;
} words[] = {
#define ML_WORD(id, text)    {text, ML_TOKEN_##id, ML_CONTEXT_NONE},
#define ML_CONTEXT(id, text) {text, ML_TOKEN_NAME, ML_CONTEXT_##id},
#include "lang/tokens.def"
};

static const char *const token_texts[] = {
#define ML_WORD(id, text)  [ML_TOKEN_##id] = text,
#define ML_MARK(id, text)  [ML_TOKEN_##id] = text,
#define ML_OTHER(id, text) [ML_TOKEN_##id] = text,
#include "lang/tokens.def"
};

const char *ml_token_text(ml_token_kind kind) {
  return token_texts[kind];
}

/* The first `length` (at most 8) bytes as a number. */
static uint64_t load_up_to_8(const char *text, uint32_t length) {
  uint64_t word = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (length == 0) return 0;
  memcpy(&word, text, 8); /* may read past the name, never past the padding */
  return word & (~(uint64_t)0 >> (64 - 8 * length));
#else
  memcpy(&word, text, length);
  return word;
#endif
}

/* Eight bytes at a time: this is most of what interning costs. */
static uint32_t hash_of(const char *text, uint32_t length) {
  uint64_t hash = length;
  for (; length > 8; text += 8, length -= 8) {
    hash = (hash ^ load_up_to_8(text, 8)) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
  }
  hash = (hash ^ load_up_to_8(text, length)) * 0x9E3779B97F4A7C15u;
  return (uint32_t)(hash >> 32);
}

static void place(ml_names *names, ml_name *name) {
  uint32_t i = name->hash & names->mask;
  while (names->slots[i] != NULL) i = (i + 1) & names->mask;
  names->slots[i] = name;
}

static bool grow(ml_names *names) {
  uint32_t old_count = names->slots == NULL ? 0 : names->mask + 1;
  uint32_t count = old_count == 0 ? FIRST_SLOTS : old_count * 2;
  ml_name **slots = ml_alloc(count * sizeof(ml_name *));
  if (slots == NULL) return false;
  memset(slots, 0, count * sizeof(ml_name *));
  ml_name **old = names->slots;
  names->slots = slots;
  names->mask = count - 1;
  for (uint32_t i = 0; i < old_count; i++)
    if (old[i] != NULL) place(names, old[i]);
  ml_free(old);
  return true;
}

bool ml_names_init(ml_names *names, ml_arena *arena) {
  memset(names, 0, sizeof *names);
  names->arena = arena;
  if (!grow(names)) return false;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    ml_name *name = ml_names_intern(names, words[i].text, (uint32_t)strlen(words[i].text));
    if (name == NULL) return false;
    name->token = words[i].token;
    name->context = words[i].context;
  }
  return true;
}

void ml_names_free(ml_names *names) {
  ml_free(names->slots);
  names->slots = NULL;
}

static ml_name *add(ml_names *names, const char *text, uint32_t length, uint32_t hash) {
  if (names->count * 2 > names->mask && !grow(names)) return NULL;
  ml_name *name = ml_arena_alloc(names->arena, sizeof *name);
  if (name == NULL) return NULL;
  *name = (ml_name){.text = text, .length = length, .hash = hash, .token = ML_TOKEN_NAME};
  place(names, name);
  names->count++;
  return name;
}

ml_name *ml_names_intern(ml_names *names, const char *text, uint32_t length) {
  uint32_t hash = hash_of(text, length);
  uint32_t i = hash & names->mask;
  for (ml_name *name; (name = names->slots[i]) != NULL; i = (i + 1) & names->mask)
    if (name->hash == hash && name->length == length && memcmp(name->text, text, length) == 0)
      return name;
  return add(names, text, length, hash);
}

bool ml_name_is(const ml_name *name, const char *text) {
  return name != NULL && strlen(text) == name->length &&
         memcmp(name->text, text, name->length) == 0;
}
