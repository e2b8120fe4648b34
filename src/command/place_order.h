/*
 * command/place_order.h - POST /v1/domain: one order, whole or not at all.
 *
 * The draft has passed every check that needs no rows (api/order_body.c, model/). Here, in one transaction: the
 * idempotency key, held names, pictures, quote, caps, credits or slots; then the rows and the job that follows.
 * A paid order gets an attempt (a checkout to be made by the workflow); one that needs no payment starts its domains.
 */
#ifndef MW_COMMAND_PLACE_ORDER_H
#define MW_COMMAND_PLACE_ORDER_H

#include "command/env.h"
#include "command/result.h"
#include "model/esp.h"
#include "model/plan.h"

enum order_kind { ORDER_KIND_PAID, ORDER_KIND_FREE, ORDER_KIND_REPLACEMENT };

struct draft_mailbox {
    struct str email; /* whole address, lower case */
    struct str firstname, lastname;
    int64_t    picture; /* 0: none */
};

struct draft_domain {
    struct str                  name, redirect_url;
    const struct draft_mailbox *mailboxes;
    size_t                      mailbox_count;
};

struct order_draft {
    struct str                 firstname, lastname, company, address, city, state, country, zipcode, phone;
    enum esp                   esp;
    enum plan                  plan;
    enum order_kind            kind;
    const struct draft_domain *domains;
    size_t                     domain_count;
    size_t                     mailbox_count; /* of all domains */
    int64_t                    quote_id;      /* 0: none */
    int64_t                    max_total;     /* -1: none */
    bool                       dry_run;
};

struct order_line {
    struct str kind;  /* "domain" | "mailbox" */
    struct str name;  /* "com domain, 12 months" */
    int64_t    quantity, unit, amount;
    bool       renews;
};

struct cmd_place_order {
    /* in */
    const struct command_env *env;
    struct arena             *arena; /* of the request: what is handed out lives there */
    int64_t                   account, api_key;
    int64_t                   order_cap, day_cap; /* of the key, minor units; 0: none */
    struct idem               idem;
    const struct order_draft *draft;
    struct str                body_hash; /* of the canonical order without quoteId, maxTotal, dryRun: 32 bytes */
    /* stamped by cmd_place_order_prepare */
    int64_t now_ms, order_id, attempt_id, first_other_id;
    char    contact_handle[17];
    /* out */
    enum refusal       refusal;
    struct problems   *problems; /* when refused */
    struct idem_replay replay;   /* found: nothing was done now */
    int64_t            out_order_id; /* the new one, or the one that stands in the way (REFUSAL_ALREADY_ORDERED) */
    int64_t            out_attempt_id; /* 0: no payment is needed */
    int64_t            total;
    struct order_line *lines;
    size_t             line_count;
};

/* Prices the draft and sets time and ids. ERR_INVALID with refusal set: no price for it (REFUSAL_VALIDATION). Call once,
 * before the transaction. */
MUST_USE enum err_code cmd_place_order_prepare(struct cmd_place_order *cmd, struct err *e);
/* store_fn; arg is the command. ERR_NONE also when refused (nothing is written then); dry runs write nothing. */
enum err_code cmd_place_order_txn(struct txn *t, void *cmd, struct err *e);

/* POST /v1/domain/quote: the same checks, and a row that holds the price. */
struct cmd_quote {
    struct cmd_place_order order; /* draft with dry_run */
    int64_t                quote_id;      /* stamped */
    int64_t                expires_at_ms; /* out */
    struct str             json;          /* in: what a replay answers is made by the caller from quote_id */
};
MUST_USE enum err_code cmd_quote_prepare(struct cmd_quote *cmd, struct err *e);
enum err_code          cmd_quote_txn(struct txn *t, void *cmd, struct err *e);

#endif
