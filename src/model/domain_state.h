/*
 * model/domain_state.h - a domain, from the order to its end. Numbers are in the database, and the index domain_held
 * knows that up to DOMAIN_DELETED the name is held.
 *
 *   unpaid --start--> inProgress --provisioned--> active --delete--> deleted     deleted --revoke--> active
 *     |                  |                          +----expire----> expired
 *     +--let go--> void  +--fail--> failed          failed --retry--> inProgress     void --start--> inProgress (late money)
 */
#ifndef MW_MODEL_DOMAIN_STATE_H
#define MW_MODEL_DOMAIN_STATE_H

#include "base/str.h"

enum domain_state {
    DOMAIN_UNPAID,
    DOMAIN_IN_PROGRESS,
    DOMAIN_ACTIVE,
    DOMAIN_DELETED,
    DOMAIN_FAILED,
    DOMAIN_EXPIRED,
    DOMAIN_VOID, /* its order was never paid */
    DOMAIN_STATE_COUNT
};

enum domain_event {
    DOMAIN_EV_START,
    DOMAIN_EV_LET_GO,
    DOMAIN_EV_PROVISIONED,
    DOMAIN_EV_FAIL,
    DOMAIN_EV_RETRY,
    DOMAIN_EV_DELETE,
    DOMAIN_EV_REVOKE,
    DOMAIN_EV_EXPIRE,
    DOMAIN_EVENT_COUNT
};

enum domain_phase {
    PHASE_REGISTRATION,
    PHASE_DNS,
    PHASE_PROVIDER,
    PHASE_MAILBOXES,
    PHASE_VERIFICATION,
    PHASE_DONE,
    PHASE_COUNT
};

/* The word that a client sees. unpaid and void are never listed; their words show in an order: "inProgress", "failed". */
struct str  domain_state_word(enum domain_state s);
bool        domain_state_parse(struct str word, enum domain_state *out); /* one of the five public words */
struct str  domain_phase_word(enum domain_phase p);
const char *domain_event_name(enum domain_event ev);
MUST_USE enum err_code domain_apply(enum domain_state from, enum domain_event on, enum domain_state *out, struct err *e);

#endif
