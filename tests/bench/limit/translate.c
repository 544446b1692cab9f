/* translate: Lua's own compiler on the same text in plain Lua. */
#include "limit.h"

/* The whole file, which the caller frees; its length in `length`. */
static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
    perror(path);
    exit(1);
  }
  *length = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*length + 1);
  if (text == NULL || fread(text, 1, *length, file) != *length) exit(1);
  fclose(file);
  return text;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  const long count = number_argument(argc, argv, 2);
  lua_State *L = luaL_newstate();
  if (L == NULL) return 1;
  double seconds = 0;
  for (long i = 1; i <= count; i++) {
    char path[4096];
    snprintf(path, sizeof path, "%s/plain-%ld.lua", argv[1], i);
    size_t length;
    char *text = read_file(path, &length);
    const double start = processor_seconds();
    check(L, luaL_loadbufferx(L, text, length, path, "t"));
    lua_settop(L, 0);
    seconds += processor_seconds() - start;
    free(text);
  }
  report("seconds", seconds);
  lua_close(L);
  return 0;
}
