/*
 * model/pay_state.h - the payment of an order (facts: payments 4.2). Numbers are in the database.
 *
 *   creating --created--> awaiting --delayed--> processing --captured--> paid
 *      |                     |                      +--------failed----> failed
 *      +----refused--> failed                        (paid is absorbing: nothing leaves it)
 *   awaiting --expired--> expired, --canceled--> canceled
 *   any that is not paid --captured--> paid; --mismatch--> review
 *
 * Refunded and disputed are sums and a flag beside it, never a state that overwrites this one.
 */
#ifndef MW_MODEL_PAY_STATE_H
#define MW_MODEL_PAY_STATE_H

#include "base/str.h"

enum pay_state {
    PAY_NOT_REQUIRED,
    PAY_CREATING,
    PAY_AWAITING,
    PAY_PROCESSING,
    PAY_PAID,
    PAY_EXPIRED,
    PAY_FAILED,
    PAY_CANCELED,
    PAY_REVIEW,
    PAY_STATE_COUNT
};

enum pay_event {
    PAY_EV_CREATED,
    PAY_EV_REFUSED,
    PAY_EV_DELAYED,
    PAY_EV_CAPTURED,
    PAY_EV_MISMATCH,
    PAY_EV_FAILED,
    PAY_EV_EXPIRED,
    PAY_EV_CANCELED,
    PAY_EVENT_COUNT
};

struct str  pay_state_word(enum pay_state s); /* what a client sees: "awaitingPayment" */
const char *pay_event_name(enum pay_event ev);
/* The state that the event leads to. ERR_CONFLICT: there is no such edge; *out is untouched then. */
MUST_USE enum err_code pay_apply(enum pay_state from, enum pay_event on, enum pay_state *out, struct err *e);

#endif
