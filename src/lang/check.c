#include "lang/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "lang/check_parts.h"

void *ml_checker_alloc(ml_checker *checker, size_t size) {
  void *piece = ml_arena_alloc(&checker->tree->arena, size);
  if (piece == NULL) {
    checker->failed = true;
    return NULL;
  }
  return memset(piece, 0, size);
}

/* --- the two walks --- */

static bool collect(void *context, ml_node *node) {
  ml_checker *checker = context;
  ml_frames_enter(checker, node);
  if (!checker->failed) ml_places_collect(checker, node);
  if (!checker->failed) ml_conduct_collect(checker, node);
  return !checker->failed;
}

typedef void (*rule)(ml_checker *checker, const ml_node *node);

static const rule rules[] = {
#define X(name) ml_rule_##name,
    ML_RULES(X)
#undef X
};

static bool apply_rules(void *context, ml_node *node) {
  ml_checker *checker = context;
  ml_frames_enter(checker, node);
  for (size_t i = 0; i < sizeof rules / sizeof rules[0] && !checker->failed; i++)
    rules[i](checker, node);
  return !checker->failed;
}

static bool walk(ml_checker *checker, ml_visit visit) {
  return ml_frames_begin(checker) && ml_tree_walk(checker->tree, visit, checker);
}

/* --- the result --- */

static int by_position(const void *left, const void *right) {
  const ml_diag *a = left, *b = right;
  if (a->span.line != b->span.line) return a->span.line < b->span.line ? -1 : 1;
  if (a->span.column != b->span.column) return a->span.column < b->span.column ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

static bool reserve(ml_check_result *out, size_t count) {
  if (count == 0) return true;
  ml_diag *diags = ml_realloc(out->diags, count * sizeof *diags);
  if (diags == NULL) return false;
  out->diags = diags;
  return true;
}

/* Moves diagnostics behind those that are there. */
static bool hand_over(ml_check_result *out, ml_diag *diags, size_t *count) {
  if (!reserve(out, out->count + *count)) return false;
  if (*count > 0) memcpy(out->diags + out->count, diags, *count * sizeof *diags);
  out->count += *count;
  *count = 0;
  return true;
}

/* Whether the tree holds the whole program. */
static bool is_whole(const ml_tree *tree) {
  for (size_t i = 0; i < tree->diag_count; i++) {
    ml_diag_id id = tree->diags[i].id;
    if (id == ML_DIAG_SYNTAX_ERROR || id == ML_DIAG_PYTHON_SPELLING) return false;
  }
  return true;
}

static bool check_tree(ml_tree *tree, ml_check_result *out) {
  ml_checker checker = {.tree = tree};
  bool done = walk(&checker, collect) && walk(&checker, apply_rules);
  done = done && hand_over(out, checker.diags, &checker.count);
  for (size_t i = 0; i < checker.count; i++) ml_diag_free(&checker.diags[i]);
  ml_free(checker.diags);
  ml_free(checker.frames);
  ml_pairs_free(&checker.places);
  ml_pairs_free(&checker.uses);
  return done;
}

ml_lang_status ml_check(const char *text, size_t length, const char *file, ml_check_result *out) {
  memset(out, 0, sizeof *out);
  ml_tree tree;
  ml_translate_options options = {.file = file};
  ml_lang_status parsed = ml_parse(text, length, &options, &tree);
  bool done = parsed != ML_LANG_NO_MEMORY && (!is_whole(&tree) || check_tree(&tree, out)) &&
              hand_over(out, tree.diags, &tree.diag_count);
  ml_tree_free(&tree);
  if (out->count > 1) qsort(out->diags, out->count, sizeof *out->diags, by_position);
  out->status = !done ? ML_LANG_NO_MEMORY : out->count > 0 ? ML_LANG_ERROR : ML_LANG_OK;
  return out->status;
}

void ml_check_free(ml_check_result *result) {
  for (size_t i = 0; i < result->count; i++) ml_diag_free(&result->diags[i]);
  ml_free(result->diags);
  *result = (ml_check_result){0};
}
