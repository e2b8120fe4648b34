/*
 * model/mailbox_state.h - a mailbox, from the order to its end. Numbers are in the database.
 */
#ifndef MW_MODEL_MAILBOX_STATE_H
#define MW_MODEL_MAILBOX_STATE_H

#include "base/str.h"

enum mailbox_state {
    MAILBOX_PENDING, /* ordered; nothing made at the provider */
    MAILBOX_IN_PROGRESS,
    MAILBOX_ACTIVE,
    MAILBOX_FAILED,
    MAILBOX_SUSPENDED, /* its domain was deleted */
    MAILBOX_GONE,      /* purged */
    MAILBOX_STATE_COUNT
};

struct str mailbox_state_word(enum mailbox_state s); /* one of the five words of a domain */
/* Has provisioning of it ended? */
bool mailbox_state_ended(enum mailbox_state s);

#endif
