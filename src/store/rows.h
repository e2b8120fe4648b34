/*
 * store/rows.h - the row work that commands and the workflow share: jobs, events, audit, and the states of orders and
 * domains. Everything runs inside the transaction that is given.
 *
 * A state changes by compare-and-set only: ERR_CONFLICT when the row was not in the state that the caller saw.
 */
#ifndef MW_STORE_ROWS_H
#define MW_STORE_ROWS_H

#include "model/domain_state.h"
#include "model/pay_state.h"
#include "store/store.h"

/* ---- jobs -------------------------------------------------------------------------------------------------------- */

/* Numbers are in the database: never reused. */
enum job_kind {
    JOB_CHECKOUT = 1, /* subject: attempt. Makes the checkout, follows it to its end. */
    JOB_INBOX    = 2, /* subject: inbox row. */
    JOB_DOMAIN   = 3, /* subject: domain. Provisions it. */
    JOB_MAILBOX  = 4, /* subject: domain, sub: mailbox. Provisions it. */
    JOB_SUSPEND  = 5, /* subject: domain. Users off after a delete. */
    JOB_RESUME   = 6, /* subject: domain. Users on after a revoke. */
    JOB_PURGE    = 7, /* subject: domain. Takes mailboxes and zone away at purge_at. */
    JOB_UNDO     = 8, /* subject: domain. Takes away what a failed domain has made. */
    JOB_SWEEP    = 9, /* subject: 0. Expired answers and quotes. */
};

struct job_row {
    int64_t       id;
    enum job_kind kind;
    int64_t       subject, sub, account;
    int64_t       tries, wakes, lease, created_at;
};

/* Makes the job due at run_at; one that is there already is woken instead (it looks again when it is running). */
MUST_USE enum err_code job_queue(struct txn *t, int64_t id, enum job_kind kind, int64_t subject, int64_t sub, int64_t account,
                                 int64_t run_at, int64_t now_ms, struct err *e);
/* Asks a job to look again now; none such is fine. */
MUST_USE enum err_code job_wake(struct txn *t, enum job_kind kind, int64_t subject, int64_t sub, int64_t now_ms, struct err *e);
/* Takes at most limit due jobs under the lease number, until lease_until. */
MUST_USE enum err_code job_claim(struct txn *t, int64_t now_ms, int64_t lease, int64_t lease_until, struct job_row *out,
                                 size_t limit, size_t *out_count, struct err *e);
/* ERR_CONFLICT: the lease was lost; whoever has it now does the work. Prolongs it otherwise. */
MUST_USE enum err_code job_hold(struct txn *t, const struct job_row *j, int64_t lease_until, struct err *e);
MUST_USE enum err_code job_done(struct txn *t, const struct job_row *j, struct err *e);
/* Gives it back, due at run_at (at once when it was woken meanwhile); error may be STR_NONE. tries starts again at 0
 * when fresh. */
MUST_USE enum err_code job_again(struct txn *t, const struct job_row *j, int64_t run_at, bool fresh, struct str error,
                                 int64_t now_ms, struct err *e);
/* When the next job is due; INT64_MAX: none waits. */
MUST_USE enum err_code job_next_at(struct txn *t, int64_t *out_run_at, struct err *e);

/* ---- what happened ----------------------------------------------------------------------------------------------- */

/* kind: "order.paid"; data: JSON or STR_NONE. Touches the account's topic. */
MUST_USE enum err_code event_add(struct txn *t, int64_t id, int64_t account, struct str kind, int64_t order_id, int64_t domain,
                                 struct str data, struct err *e);
MUST_USE enum err_code audit_add(struct txn *t, int64_t id, int64_t account, struct str actor, struct str action, int64_t object,
                                 struct str detail, struct err *e);

/* ---- states ------------------------------------------------------------------------------------------------------ */

MUST_USE enum err_code order_pay_set(struct txn *t, int64_t order_id, enum pay_state from, enum pay_state to,
                                     struct str reason, struct err *e);
MUST_USE enum err_code domain_state_set(struct txn *t, int64_t id, enum domain_state from, enum domain_state to, struct err *e);

/* The domains of an order lie in this range of ids (base/id.h, id_block). */
static inline int64_t order_domain_first(int64_t order_id)
{
    return order_id + 1;
}
static inline int64_t order_domain_last(int64_t order_id, int64_t domains)
{
    return order_id + domains;
}

/* Starts the domains of an order that is paid or needs no payment: unpaid (or void) -> inProgress, a job each.
 * first_id: an id block of that many jobs. ERR_CONFLICT: a name is held by another order meanwhile. */
MUST_USE enum err_code order_start(struct txn *t, int64_t account, int64_t order_id, int64_t domains, enum domain_state from,
                                   int64_t first_id, int64_t now_ms, struct err *e);
/* Lets the domains of an order go that will not be paid: unpaid -> void, held credits and slots come back. */
MUST_USE enum err_code order_let_go(struct txn *t, int64_t order_id, int64_t domains, struct err *e);

/* ---- installation ------------------------------------------------------------------------------------------------ */

/* The text kept under that name; makes it from fresh when there is none. Copied into a. */
MUST_USE enum err_code meta_get_or_set(struct txn *t, struct str name, struct str fresh, struct arena *a, struct str *out,
                                       struct err *e);

#endif
