/*
 * command/remember.h - the answers that an Idempotency-Key brings back for requests that change no rows of their own
 * (generate-mailbox-names), and the sweep of old ones.
 */
#ifndef MW_COMMAND_REMEMBER_H
#define MW_COMMAND_REMEMBER_H

#include "command/env.h"
#include "command/result.h"

struct cmd_remember {
    const struct command_env *env;
    struct arena             *arena;
    struct idem               idem;
    int                       status;
    struct str                response;
    int64_t                   now_ms;
    /* out */
    enum refusal       refusal;
    struct idem_replay replay; /* found: answer this instead */
};
enum err_code cmd_remember_txn(struct txn *t, void *cmd, struct err *e);

/* Looks a key up and writes nothing: for store_read(). */
enum err_code cmd_recall_txn(struct txn *t, void *cmd, struct err *e);

/* Deletes at most 1000 expired answers and quotes; out_deleted says how many. */
struct cmd_sweep {
    int64_t now_ms, out_deleted;
};
enum err_code cmd_sweep_txn(struct txn *t, void *cmd, struct err *e);

#endif
