/*
 * command/change_domain.h - DELETE /v1/domain/{id}, POST /v1/domain/{id}/revoke, the operator's retry, an order's cancel.
 */
#ifndef MW_COMMAND_CHANGE_DOMAIN_H
#define MW_COMMAND_CHANGE_DOMAIN_H

#include "command/env.h"
#include "command/result.h"
#include "model/domain_state.h"

struct cmd_change_domain {
    /* in */
    const struct command_env *env;
    struct arena             *arena;
    int64_t                   account; /* 0: the operator, any account */
    int64_t                   id;      /* of the domain (or of the order, for cancel and retry) */
    struct str                actor;   /* for the audit log: "key <prefix>", "operator" */
    struct idem               idem;
    struct str                response; /* the whole JSON body of success, kept for a replay */
    int                       status;   /* of success */
    /* stamped */
    int64_t now_ms, first_id;
    /* out */
    enum refusal       refusal;
    struct problems   *problems;
    struct idem_replay replay;
    enum domain_state  state; /* when REFUSAL_STATE */
};

void cmd_change_domain_prepare(struct cmd_change_domain *cmd);

/* Only from active: deleted, auto-renewal off, purge date, a job that suspends the users; an annualFlexi slot. */
enum err_code cmd_delete_domain_txn(struct txn *t, void *cmd, struct err *e);
/* Only from deleted, before the purge and while its slot is unspent: active again, a job that wakes the users. */
enum err_code cmd_revoke_domain_txn(struct txn *t, void *cmd, struct err *e);
/* An order that is not paid: its checkout is expired by the workflow, which then lets it go. */
enum err_code cmd_cancel_order_txn(struct txn *t, void *cmd, struct err *e);
/* Runs the domains of an order again that failed or wait: from the first step that is not done. */
enum err_code cmd_retry_order_txn(struct txn *t, void *cmd, struct err *e);

#endif
