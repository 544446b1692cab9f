/* Plays a lesson: shows its steps one by one, runs its programs, and keeps the place.
 *
 * With a person on the stage each step waits for Enter. Without one the lesson plays straight
 * through, and only exercises read the input. Its end ends the lesson in order, as does Ctrl-D.
 *
 * The world outside comes in through the player: where the lesson's binary is, which words are near
 * a mistyped one. */
#ifndef ML_TEACH_LESSON_PLAY_H
#define ML_TEACH_LESSON_PLAY_H

#include "teach/lesson.h"
#include "teach/lesson_run.h"
#include "teach/lesson_stage.h"
#include "teach/progress.h"

typedef struct ml_player {
  ml_stage *stage;
  const ml_lesson_runner *runner;
  ml_progress *progress;
  const ml_lesson *lesson;
  const char *name; /* "01-never-awaited" */
  const char *next; /* the word that plays the lesson after it; NULL: it is the last */
  /* The candidate (NULL among them is none) that a mistyped word is likely to mean, or NULL. */
  const char *(*nearest)(const char *word, const char *const *candidates, int count);
  bool told_unwritten; /* that the progress cannot be kept was said */
} ml_player;

/* Where to go after a step. */
typedef enum ml_move {
  ML_MOVE_NEXT,
  ML_MOVE_SKIP,
  ML_MOVE_BACK,
  ML_MOVE_QUIT,
  ML_MOVE_END
} ml_move;

/* Plays from the first step that is open; a lesson that is done begins anew. True: it was played to
 * its end. */
bool ml_lesson_play(ml_player *player);

/* Plays one exercise (lesson_exercise.c). */
ml_move ml_lesson_exercise(ml_player *player, const ml_part *part, int step);

/* Says, once, when something could not be kept. */
void ml_player_kept(ml_player *player, bool kept);

#endif
