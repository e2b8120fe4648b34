#include "model/step_state.h"

#include "base/must.h"

static const struct str words[] = {
    [STEP_PENDING] = STR_INIT("pending"), [STEP_RUNNING] = STR_INIT("running"), [STEP_WAITING] = STR_INIT("waiting"),
    [STEP_DONE] = STR_INIT("done"),       [STEP_FAILED] = STR_INIT("failed"),   [STEP_SKIPPED] = STR_INIT("skipped"),
};
static_assert(COUNT(words) == STEP_STATE_COUNT, "every state has its word");

struct str step_state_word(enum step_state s)
{
    must(s < STEP_STATE_COUNT);
    return words[s];
}
