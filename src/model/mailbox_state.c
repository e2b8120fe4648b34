#include "model/mailbox_state.h"

#include "base/must.h"

static const struct str words[] = {
    [MAILBOX_PENDING] = STR_INIT("inProgress"), [MAILBOX_IN_PROGRESS] = STR_INIT("inProgress"),
    [MAILBOX_ACTIVE] = STR_INIT("active"),      [MAILBOX_FAILED] = STR_INIT("failed"),
    [MAILBOX_SUSPENDED] = STR_INIT("deleted"),  [MAILBOX_GONE] = STR_INIT("deleted"),
};
static_assert(COUNT(words) == MAILBOX_STATE_COUNT, "every state has its word");

struct str mailbox_state_word(enum mailbox_state s)
{
    must(s < MAILBOX_STATE_COUNT);
    return words[s];
}

bool mailbox_state_ended(enum mailbox_state s)
{
    return s != MAILBOX_PENDING && s != MAILBOX_IN_PROGRESS;
}
