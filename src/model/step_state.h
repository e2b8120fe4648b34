/*
 * model/step_state.h - a step of a flow. Numbers are in the database.
 */
#ifndef MW_MODEL_STEP_STATE_H
#define MW_MODEL_STEP_STATE_H

#include "base/str.h"

enum step_state { STEP_PENDING, STEP_RUNNING, STEP_WAITING, STEP_DONE, STEP_FAILED, STEP_SKIPPED, STEP_STATE_COUNT };

struct str step_state_word(enum step_state s); /* "waiting" */

#endif
