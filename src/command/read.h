/*
 * command/read.h - what an account can read: domains, orders, plans. All of it is bound to the account in SQL.
 *
 * These are store_fn for store_read(); texts are copied into the arena that the argument names. Lists come in pages:
 * limit + 1 rows are read, more says whether there are further ones.
 */
#ifndef MW_COMMAND_READ_H
#define MW_COMMAND_READ_H

#include "base/arena.h"
#include "model/domain_state.h"
#include "model/esp.h"
#include "model/mailbox_state.h"
#include "model/pay_state.h"
#include "model/plan.h"
#include "model/step_state.h"
#include "store/store.h"

struct mailbox_view {
    int64_t            id;
    struct str         email, firstname, lastname;
    int64_t            picture;
    enum mailbox_state state;
    bool               send_ready;
};

struct domain_view {
    int64_t              id, order_id;
    struct str           name, redirect_url, failure_reason; /* failure_reason STR_NONE: none */
    enum esp             esp;
    enum plan            plan;
    enum domain_state    state;
    enum domain_phase    phase;
    bool                 send_ready;
    int64_t              created_at, activated_at, expires_at, deleted_at, purge_at; /* 0: none */
    struct mailbox_view *mailboxes;
    size_t               mailbox_count;
};

struct step_view {
    struct str      name;
    struct str      mailbox; /* address, for a step of a mailbox; STR_NONE */
    enum step_state state;
    int64_t         attempts, started_at, finished_at, next_at, deadline_at;
    struct str      waiting_for; /* "operator", "upstream", "customer"; STR_NONE */
    struct str      error_type, error_text; /* STR_NONE: none */
};

struct order_view {
    int64_t             id, created_at;
    enum esp            esp;
    enum plan           plan;
    int                 kind; /* enum order_kind */
    enum pay_state      pay_state;
    struct str          currency, pay_reason;
    int64_t             total, captured, refunded;
    bool                disputed;
    struct str          checkout_url; /* only while it can be paid; STR_NONE */
    int64_t             checkout_expires_at, renews_at;
    struct domain_view *domains;
    size_t              domain_count;
};

struct read_domains {
    struct arena *arena;
    int64_t       account;
    struct str    search;   /* part of the name, lower case; empty: all */
    bool          descending;
    int           state;    /* enum domain_state; -1: all that are listed */
    int64_t       order_id; /* 0: all */
    int64_t       limit;
    struct str    after_name; /* cursor: the last name and id of the page before; empty: from the start */
    int64_t       after_id;
    /* out */
    struct domain_view *domains;
    size_t              count;
    bool                more;
};
enum err_code read_domains_txn(struct txn *t, void *read, struct err *e);

/* One domain with its steps. ERR_NOT_FOUND: not this account's, or not listed (unpaid). */
struct read_domain {
    struct arena *arena;
    int64_t       account, id;
    /* out */
    struct domain_view domain;
    struct step_view  *steps; /* those that have begun, in order */
    size_t             step_count;
};
enum err_code read_domain_txn(struct txn *t, void *read, struct err *e);

struct read_orders {
    struct arena *arena;
    int64_t       account;
    int64_t       limit;
    int64_t       before_id; /* cursor; 0: from the newest */
    int64_t       now_ms;
    /* out */
    struct order_view *orders;
    size_t             count;
    bool               more;
};
enum err_code read_orders_txn(struct txn *t, void *read, struct err *e);

/* ERR_NOT_FOUND: not this account's. */
struct read_order {
    struct arena *arena;
    int64_t       account, id;
    int64_t       now_ms;
    /* out */
    struct order_view order;
    /* of the first attempt, for the answer of POST /v1/domain: the same for ever once it has a url */
    int64_t    attempt_id, attempt_expires_at;
    struct str attempt_url;    /* STR_NONE: the provider has not answered yet */
    struct str attempt_error;  /* the provider refused for good; STR_NONE */
};
enum err_code read_order_txn(struct txn *t, void *read, struct err *e);

/* What GET /v1/domain/plans adds to the price list. */
struct slot_view {
    enum esp esp;
    int64_t  slots, mailboxes, expires_at; /* slots of the same size and end */
};
struct read_account {
    struct arena *arena;
    int64_t       account, now_ms;
    /* out */
    int64_t           credit_domains, credit_mailboxes;
    struct slot_view *slots; /* oldest end first */
    size_t            slot_count;
};
enum err_code read_account_txn(struct txn *t, void *read, struct err *e);

/* Addresses of that domain that this account has (open orders too), for the name generator. */
struct read_taken {
    struct arena *arena;
    int64_t       account;
    struct str    domain;
    /* out */
    struct str *emails;
    size_t      count;
};
enum err_code read_taken_txn(struct txn *t, void *read, struct err *e);

/* Which of these names are held in this installation; ours says by this account. */
struct read_held {
    int64_t           account;
    const struct str *names;
    size_t            count;
    /* out, arrays of the caller */
    bool    *held;
    int64_t *order_ids; /* of this account's open order; 0 */
};
enum err_code read_held_txn(struct txn *t, void *read, struct err *e);

#endif
