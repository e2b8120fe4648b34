/*
 * command/inbox.h - a verified notification of a payment provider: stored once, worked on later (facts: a hint only).
 */
#ifndef MW_COMMAND_INBOX_H
#define MW_COMMAND_INBOX_H

#include "command/env.h"

struct cmd_put_event {
    const struct command_env *env;
    struct str                provider, event_id, type, object_id, body;
    int64_t                   now_ms, id, job_id; /* stamped */
    bool                      out_new;            /* false: it was here already */
};
void          cmd_put_event_prepare(struct cmd_put_event *cmd);
enum err_code cmd_put_event_txn(struct txn *t, void *cmd, struct err *e);

#endif
