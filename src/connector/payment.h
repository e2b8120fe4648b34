/*
 * connector/payment.h - the contract of a payment provider with a hosted checkout (Stripe, Paddle).
 *
 * One checkout is one attempt row of ours; its key is stored before the call. Amounts are integer minor units. Every
 * call blocks until until_ms (monotonic) at most; one thread at a time.
 *
 * Errors   ERR_REFUSED the provider refuses the data for good; ERR_AUTH; ERR_THROTTLED; ERR_NOT_FOUND; ERR_STATE it is
 *          not in a state that allows this (expire of a checkout that is complete: retrieve and follow);
 *          ERR_UNAVAILABLE nothing was sent; ERR_AMBIGUOUS it may have happened: with PAYMENT_KEYED repeat with the
 *          same key, without it find by checkout_find first.
 */
#ifndef MW_CONNECTOR_PAYMENT_H
#define MW_CONNECTOR_PAYMENT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/money.h"

enum payment_cap {
    PAYMENT_KEYED         = 1 << 0, /* create takes an idempotency key (Stripe); else look before repeating (Paddle) */
    PAYMENT_CAN_SUBSCRIBE = 1 << 1,
};

struct payment_line {
    struct str name;
    int64_t    unit_minor;
    int64_t    quantity;
    int        recurring_months; /* 0: once; 3, 12 */
};

struct payment_checkout {
    struct str                 key;        /* idempotency key: "ck.<attempt>" */
    struct str                 order_id;   /* shown form */
    struct str                 attempt_id; /* ours, as text */
    struct str                 currency;   /* "USD" */
    const struct payment_line *lines;
    size_t                     line_count;
    int64_t                    total_minor;
    struct str                 customer_email; /* "" when not known */
    struct str                 success_url, cancel_url;
    int64_t                    expires_at_ms;
};

enum payment_state {
    PAYMENT_OPEN,       /* can be paid at url */
    PAYMENT_PROCESSING, /* complete, the money comes later */
    PAYMENT_PAID,
    PAYMENT_EXPIRED, /* cannot be paid any more */
    PAYMENT_FAILED,
    PAYMENT_STATE_COUNT,
};

/* What the provider says of one checkout; text borrowed from the arena. */
struct payment_object {
    struct str         id; /* the provider's */
    enum payment_state state;
    struct str         url; /* while OPEN */
    struct str         currency; /* upper case */
    int64_t            subtotal_minor, total_minor, discount_minor;
    struct str         order_id, attempt_id; /* as we sent them; a hint, not a proof */
    struct str         payment_ref; /* the capture: payment intent, or the invoice of a subscription */
    struct str         subscription_ref;
    bool               livemode;
    bool               from_link; /* not made by our API: never ours */
    int64_t            expires_at_ms;
};

struct payment_event {
    struct str id; /* unique at this provider */
    struct str type;
    struct str object_id; /* checkout that it is about; "" when it is about something else */
    int64_t    created_at_ms;
    bool       livemode;
};

struct payment;
struct payment_ops {
    const char *name; /* "stripe" */
    unsigned    caps;

    enum err_code (*checkout_create)(struct payment *p, const struct payment_checkout *c, int64_t until_ms, struct arena *a,
                                     struct payment_object *out, struct err *e);
    enum err_code (*checkout_get)(struct payment *p, struct str id, int64_t until_ms, struct arena *a,
                                  struct payment_object *out, struct err *e);
    /* Makes it unpayable. ERR_STATE: it was not open any more. */
    enum err_code (*checkout_expire)(struct payment *p, struct str id, struct str key, int64_t until_ms, struct arena *a,
                                     struct payment_object *out, struct err *e);
    /* The checkout of that attempt, made not before since_ms. ERR_NOT_FOUND: none. */
    enum err_code (*checkout_find)(struct payment *p, struct str attempt_id, int64_t since_ms, int64_t until_ms,
                                   struct arena *a, struct payment_object *out, struct err *e);
    /* Is this notification from the provider, for our mode? Verifies over the raw bytes; does no I/O. ERR_AUTH: no. */
    enum err_code (*event_verify)(struct payment *p, struct str signature_header, struct str body, int64_t now_ms,
                                  struct arena *a, struct payment_event *out, struct err *e);
    const char *signature_header; /* "stripe-signature" */
    enum err_code (*probe)(struct payment *p, int64_t until_ms, struct arena *a, struct str *out_text, struct err *e);
    void (*close)(struct payment *p);
};
struct payment {
    const struct payment_ops *ops;
};

#endif
