/* timers: Lua threads that each ask to be resumed after a random time, in a binary heap by
 * deadline. */
#include "limit.h"

static const char program[] =
    "local pause = ...\n"
    "return function() pause() end\n";

typedef struct sleeper {
  double when; /* seconds on the monotonic clock */
  long place;  /* of its thread in the table of threads */
  lua_State *thread;
} sleeper;

static sleeper *heap;
static long heap_count;

static void heap_push(sleeper entry) {
  long place = heap_count++;
  while (place > 0 && entry.when < heap[(place - 1) / 2].when) {
    heap[place] = heap[(place - 1) / 2];
    place = (place - 1) / 2;
  }
  heap[place] = entry;
}

static sleeper heap_pop(void) {
  const sleeper first = heap[0], last = heap[--heap_count];
  long place = 0;
  for (;;) {
    long child = 2 * place + 1;
    if (child >= heap_count) break;
    if (child + 1 < heap_count && heap[child + 1].when < heap[child].when) child++;
    if (last.when <= heap[child].when) break;
    heap[place] = heap[child];
    place = child;
  }
  heap[place] = last;
  return first;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void sleep_until(double when) {
  const double seconds = when - now();
  if (seconds <= 0) return;
  struct timespec time = {.tv_sec = (time_t)seconds};
  time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
  nanosleep(&time, NULL);
}

/* The same sequence of random numbers from 0 to 1 in every language (Park and Miller's). */
static double next_random(void) {
  static long long state = 1;
  state = state * 16807 % 2147483647;
  return (double)state / 2147483647.0;
}

/* Starts a thread, up to its pause. */
static void start_thread(lua_State *L, long place) {
  const sleeper entry = {now() + next_random(), place, lua_newthread(L)};
  lua_rawseti(L, 2, place);
  lua_pushvalue(L, 1);
  lua_xmove(L, entry.thread, 1);
  int results;
  check(entry.thread, lua_resume(entry.thread, L, 0, &results));
  heap_push(entry);
}

int main(int argc, char **argv) {
  const long count = number_argument(argc, argv, 1);
  lua_State *L = open_program(program);
  heap = calloc((size_t)count, sizeof *heap);
  if (heap == NULL) return 1;
  lua_newtable(L);
  const double start = processor_seconds();

  for (long i = 1; i <= count; i++) start_thread(L, i);
  while (heap_count > 0) {
    sleep_until(heap[0].when);
    const sleeper due = heap_pop();
    int results;
    check(due.thread, lua_resume(due.thread, L, 0, &results));
    lua_pushnil(L);
    lua_rawseti(L, 2, due.place);
  }

  report("seconds", processor_seconds() - start);
  free(heap);
  lua_close(L);
  return 0;
}
