#include "model/pay_state.h"

#include "base/must.h"

static const struct str words[] = {
    [PAY_NOT_REQUIRED] = STR_INIT("notRequired"), [PAY_CREATING] = STR_INIT("awaitingPayment"),
    [PAY_AWAITING] = STR_INIT("awaitingPayment"), [PAY_PROCESSING] = STR_INIT("processing"),
    [PAY_PAID] = STR_INIT("paid"),                [PAY_EXPIRED] = STR_INIT("expired"),
    [PAY_FAILED] = STR_INIT("failed"),            [PAY_CANCELED] = STR_INIT("canceled"),
    [PAY_REVIEW] = STR_INIT("review"),
};
static_assert(COUNT(words) == PAY_STATE_COUNT, "every state has its word");

static const char *const event_names[] = {
    [PAY_EV_CREATED] = "created",   [PAY_EV_REFUSED] = "refused", [PAY_EV_DELAYED] = "delayed", [PAY_EV_CAPTURED] = "captured",
    [PAY_EV_MISMATCH] = "mismatch", [PAY_EV_FAILED] = "failed",   [PAY_EV_EXPIRED] = "expired", [PAY_EV_CANCELED] = "canceled",
};
static_assert(COUNT(event_names) == PAY_EVENT_COUNT, "every event has its name");

static const struct pay_edge {
    enum pay_state from;
    enum pay_event on;
    enum pay_state to;
} edges[] = {
    { PAY_CREATING, PAY_EV_CREATED, PAY_AWAITING },
    { PAY_CREATING, PAY_EV_REFUSED, PAY_FAILED },
    { PAY_CREATING, PAY_EV_CANCELED, PAY_CANCELED },
    { PAY_AWAITING, PAY_EV_DELAYED, PAY_PROCESSING },
    { PAY_AWAITING, PAY_EV_CAPTURED, PAY_PAID },
    { PAY_AWAITING, PAY_EV_MISMATCH, PAY_REVIEW },
    { PAY_AWAITING, PAY_EV_FAILED, PAY_FAILED },
    { PAY_AWAITING, PAY_EV_EXPIRED, PAY_EXPIRED },
    { PAY_AWAITING, PAY_EV_CANCELED, PAY_CANCELED },
    { PAY_PROCESSING, PAY_EV_CAPTURED, PAY_PAID },
    { PAY_PROCESSING, PAY_EV_MISMATCH, PAY_REVIEW },
    { PAY_PROCESSING, PAY_EV_FAILED, PAY_FAILED },
    { PAY_PROCESSING, PAY_EV_EXPIRED, PAY_EXPIRED },
    { PAY_EXPIRED, PAY_EV_CAPTURED, PAY_PAID },
    { PAY_EXPIRED, PAY_EV_MISMATCH, PAY_REVIEW },
    { PAY_FAILED, PAY_EV_CAPTURED, PAY_PAID },
    { PAY_FAILED, PAY_EV_MISMATCH, PAY_REVIEW },
    { PAY_CANCELED, PAY_EV_CAPTURED, PAY_PAID },
    { PAY_CANCELED, PAY_EV_MISMATCH, PAY_REVIEW },
    { PAY_REVIEW, PAY_EV_CAPTURED, PAY_PAID },
};

struct str pay_state_word(enum pay_state s)
{
    must(s < PAY_STATE_COUNT);
    return words[s];
}

const char *pay_event_name(enum pay_event ev)
{
    must(ev < PAY_EVENT_COUNT);
    return event_names[ev];
}

enum err_code pay_apply(enum pay_state from, enum pay_event on, enum pay_state *out, struct err *e)
{
    must(from < PAY_STATE_COUNT);
    for (size_t i = 0; i < COUNT(edges); i++)
        if (edges[i].from == from && edges[i].on == on) {
            *out = edges[i].to;
            return ERR_NONE;
        }
    return err_set(e, ERR_CONFLICT, "a payment that is %s cannot be %s", words[from].ptr, pay_event_name(on));
}
