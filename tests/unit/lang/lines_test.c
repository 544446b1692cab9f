/* Every token stays on its line, wherever the line breaks are; and every node of the tree knows
 * its place. */
#include "base/buffer.h"
#include "lang/parser.h"
#include "support.h"

/* Statements of an async function, with a blank wherever a line may break; `~` where not. */
static const char *const statements[] = {
    "await f ( a , b )",
    "local x , y = await o : m ( 1 ) , await o.p.q : m { 2 }",
    "x = await ( await y ) .. await z [ 1 ] . w",
    "return~await g \"s\" ;",
    "local async~function h ( a , ... ) return~await a end",
    "async function M . n . f ( a ) local b = a end",
    "async function o : m ( ) return self end",
    "t = { k = async function ( ) end , [ 1 ] = async function ( ... ) return ... end }",
    "async for k , v in it ( ) do if k then break end end",
    "async with a as x , b , c ( ) as z do f ( x , z ) return x end",
    ("while c do try if a then break end goto l except~A . B , C~as e raise~e except~as g raise ; "
     "else f ( ) finally g ( ) end ::l:: end"),
    "try f ( ) except~*A , B~as g return g , 1 except~*C h ( ) finally local z = 1 end",
    "try try return finally end finally end",
    "f ( function ( ) local s = [[long\nstring]] return s end )",
    "; f : g ( ) ( f or g ) ( 1 )",
    "x = async function ( ) yield~1 , 2 ; local y = yield ; end",
};

static const char *const gaps[] = {" ", " ", " ", "\n", "\r\n", "\t\n\n ", " --x\n", "--[[ y\nz]]"};

static unsigned random_below(unsigned *seed, unsigned limit) {
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 8) % limit;
}

static void add_statement(ml_buffer *out, const char *statement, unsigned *seed) {
  for (; *statement != '\0'; statement++) {
    if (*statement == '~') {
      ml_buffer_add_char(out, ' ');
    } else if (*statement == ' ') {
      ml_buffer_add_string(out, gaps[random_below(seed, sizeof gaps / sizeof gaps[0])]);
    } else {
      ml_buffer_add_char(out, *statement);
    }
  }
}

static char *random_program(unsigned *seed) {
  ml_buffer out;
  ml_buffer_init(&out);
  ml_buffer_add_string(&out, "async function main(...)");
  for (unsigned i = 1 + random_below(seed, 6); i > 0; i--) {
    ml_buffer_add_string(&out, " do ");
    unsigned which = random_below(seed, sizeof statements / sizeof statements[0]);
    add_statement(&out, statements[which], seed);
    ml_buffer_add_string(&out, " end\n");
  }
  ml_buffer_add_string(&out, "end\n");
  return ml_buffer_take(&out);
}

/* A lexer over a text, for its words alone: names, numbers and strings. */
typedef struct word_reader {
  char *text;
  ml_arena arena;
  ml_names names;
  ml_lines lines;
  ml_lexer lexer;
} word_reader;

static void words_open(word_reader *words, const char *text, size_t length) {
  memset(words, 0, sizeof *words);
  words->text = calloc(1, length + ML_LEXER_PADDING);
  memcpy(words->text, text, length);
  ml_arena_init(&words->arena);
  assert_true(ml_names_init(&words->names, &words->arena));
  ml_lexer_init(&words->lexer, words->text, length, &words->lines, &words->names);
}

static void words_close(word_reader *words) {
  free(words->lines.starts);
  ml_names_free(&words->names);
  ml_arena_free(&words->arena);
  free(words->text);
}

/* Its spelling without quotes, which a label and a method name get; NULL at the end. */
static const char *next_word(word_reader *words, char *word, size_t size, int *line) {
  ml_token token;
  for (;;) {
    ml_lex_next(&words->lexer, &token);
    if (token.kind == ML_TOKEN_EOF) return NULL;
    bool is_new = token.kind == ML_TOKEN_AWAIT ||
                  (token.name != NULL && token.name->context != ML_CONTEXT_NONE);
    if (!is_new && (token.kind == ML_TOKEN_NAME || token.kind == ML_TOKEN_NUMBER ||
                    token.kind == ML_TOKEN_STRING))
      break;
  }
  uint32_t start = token.start, end = token.end;
  if (words->text[start] == '"') start++, end--;
  snprintf(word, size, "%.*s", (int)(end - start), words->text + start);
  *line = token.first_line;
  return word;
}

/* Each word of the source comes again in the output, in order, on its line. */
static void expect_true_lines(const char *source, const ml_translation *out) {
  word_reader before, after;
  words_open(&before, source, strlen(source));
  words_open(&after, out->text, out->length);
  char wanted[100], found[100];
  int wanted_line, found_line;
  while (next_word(&before, wanted, sizeof wanted, &wanted_line) != NULL) {
    do {
      if (next_word(&after, found, sizeof found, &found_line) == NULL)
        fail_msg("%s of line %d is gone\n%s\n----\n%s", wanted, wanted_line, source, out->text);
    } while (strcmp(found, wanted) != 0 || found_line != wanted_line);
  }
  words_close(&before);
  words_close(&after);
}

static void every_token_stays_on_its_line(void **state) {
  (void)state;
  unsigned seed = 7;
  for (int i = 0; i < 3000; i++) {
    char *source = random_program(&seed);
    ml_translation out;
    if (translate(source, &out) != ML_LANG_OK) fail_msg("%s\n%s", out.diags[0].report, source);
    assert_true(out.changed);
    expect_true_lines(source, &out);
    ml_translation_free(&out);
    free(source);
  }
}

typedef struct place_check {
  const ml_tree *tree;
  size_t awaits, names, nodes;
} place_check;

static bool check_place(void *context, ml_node *node) {
  place_check *places = context;
  const char *text = places->tree->text + node->start;
  ml_span span = ml_node_span(places->tree, node);
  assert_true(node->start <= node->end && node->end <= places->tree->length);
  assert_int_equal(span.line, node->line);
  places->nodes++;
  if (node->kind == ML_NODE_AWAIT) {
    places->awaits++;
    assert_memory_equal(text, "await", 5);
  } else if (node->kind == ML_NODE_NAME) {
    places->names++;
    assert_int_equal(node->end - node->start, node->name.name->length);
    assert_memory_equal(text, node->name.name->text, node->name.name->length);
  }
  return true;
}

static void every_node_knows_its_place(void **state) {
  (void)state;
  unsigned seed = 8;
  for (int i = 0; i < 300; i++) {
    char *source = random_program(&seed);
    ml_tree tree;
    ml_translate_options options = {.file = "demo.lua"};
    assert_int_equal(ml_parse(source, strlen(source), &options, &tree), ML_LANG_OK);
    place_check places = {.tree = &tree};
    assert_true(ml_tree_walk(&tree, check_place, &places));
    assert_true(places.nodes > places.names);
    ml_tree_free(&tree);
    free(source);
  }
}

static bool note_kind(void *context, ml_node *node) {
  char *kinds = context;
  static const char *const names[] = {
#define X(id, member, what) #id,
#include "lang/nodes.def"
  };
  strcat(kinds, names[node->kind]);
  strcat(kinds, " ");
  return true;
}

static void a_walk_goes_in_order_of_appearance(void **state) {
  (void)state;
  const char *text = "local a = f(1, b.c) async function o:m(x) return await x end";
  ml_tree tree;
  ml_translate_options options = {.file = "demo.lua"};
  assert_int_equal(ml_parse(text, strlen(text), &options, &tree), ML_LANG_OK);
  char kinds[500] = "";
  assert_true(ml_tree_walk(&tree, note_kind, kinds));
  assert_string_equal(kinds,
                      "LOCAL LOCAL_NAME CALL NAME NUMBER FIELD NAME FUNCTION_STATEMENT FIELD NAME "
                      "FUNCTION LOCAL_NAME RETURN AWAIT NAME ");
  ml_tree_free(&tree);
}

static void names_are_resolved(void **state) {
  (void)state;
  const char *text =
      "local a = a function f(b) local a = a + b repeat local c until c + a end a = c";
  ml_tree tree;
  ml_translate_options options = {.file = "demo.lua"};
  assert_int_equal(ml_parse(text, strlen(text), &options, &tree), ML_LANG_OK);
  ml_node *local = tree.main->body->first;
  ml_variable *outer = local->assign.targets->local_name.variable;
  assert_null(local->assign.values->name.variable);
  ml_node *function = local->next->function_statement.function;
  ml_node *inner = function->function.function->body->first;
  ml_node *sum = inner->assign.values;
  assert_ptr_equal(sum->binary.left->name.variable, outer);
  assert_true(ml_name_is_upvalue(sum->binary.left, function->function.function));
  assert_false(ml_name_is_upvalue(sum->binary.right, function->function.function));
  assert_ptr_equal(sum->binary.right->name.variable->home, function->function.function);
  ml_node *condition = inner->next->loop.condition;
  assert_non_null(condition->binary.left->name.variable);
  assert_ptr_equal(condition->binary.right->name.variable,
                   inner->assign.targets->local_name.variable);
  ml_node *last = local->next->next;
  assert_ptr_equal(last->assign.targets->name.variable, outer);
  assert_null(last->assign.values->name.variable);
  ml_tree_free(&tree);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_token_stays_on_its_line),
      cmocka_unit_test(every_node_knows_its_place),
      cmocka_unit_test(a_walk_goes_in_order_of_appearance),
      cmocka_unit_test(names_are_resolved),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
