/*
 * command/result.h - how a command refuses: the word that becomes the problem's type, and what to say about it.
 */
#ifndef MW_COMMAND_RESULT_H
#define MW_COMMAND_RESULT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/problem.h"

/* Every value is a row of api/problem.c (checked there by static_assert). */
enum refusal {
    REFUSAL_NONE,            /* it was done */
    REFUSAL_VALIDATION,      /* problems lists what is wrong */
    REFUSAL_STATE,           /* the object's state does not allow it; problems[0] names the state */
    REFUSAL_NOT_FOUND,       /* no such object in this account */
    REFUSAL_ALREADY_ORDERED, /* this account has the name in an open order: order_id */
    REFUSAL_UNAVAILABLE,     /* names that cannot be had: one problem each */
    REFUSAL_CREDIT,          /* free credits do not cover the order */
    REFUSAL_SLOT,            /* no fitting replacement slots; or a revoke whose slot was spent */
    REFUSAL_QUOTE,           /* unknown, expired, of another order */
    REFUSAL_TOTAL,           /* total above maxTotal */
    REFUSAL_SPEND_CAP,       /* the key's cap for an order or a day */
    REFUSAL_IDEMPOTENCY,     /* the key was used for another body */
    REFUSAL_COUNT
};

/* The Idempotency-Key of a request. id and body_hash are 16 and 32 bytes of BLAKE2b; an id of length 0 means that the
 * request has none. */
struct idem {
    struct str id;        /* over account, route, key */
    struct str body_hash; /* over the canonical body */
};

/* What an earlier request with the same key was answered. */
struct idem_replay {
    bool       found;
    int        status;   /* 0: the answer follows from order_id */
    struct str response; /* whole JSON body */
    int64_t    order_id;
};

#endif
