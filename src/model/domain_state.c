#include "model/domain_state.h"

#include "base/must.h"

static const struct str words[] = {
    [DOMAIN_UNPAID] = STR_INIT("inProgress"), [DOMAIN_IN_PROGRESS] = STR_INIT("inProgress"), [DOMAIN_ACTIVE] = STR_INIT("active"),
    [DOMAIN_DELETED] = STR_INIT("deleted"),   [DOMAIN_FAILED] = STR_INIT("failed"),          [DOMAIN_EXPIRED] = STR_INIT("expired"),
    [DOMAIN_VOID] = STR_INIT("failed"),
};
static_assert(COUNT(words) == DOMAIN_STATE_COUNT, "every state has its word");

static const struct str phases[] = {
    [PHASE_REGISTRATION] = STR_INIT("registration"), [PHASE_DNS] = STR_INIT("dns"),
    [PHASE_PROVIDER] = STR_INIT("provider"),         [PHASE_MAILBOXES] = STR_INIT("mailboxes"),
    [PHASE_VERIFICATION] = STR_INIT("verification"), [PHASE_DONE] = STR_INIT("done"),
};
static_assert(COUNT(phases) == PHASE_COUNT, "every phase has its word");

static const char *const event_names[] = {
    [DOMAIN_EV_START] = "start", [DOMAIN_EV_LET_GO] = "let go", [DOMAIN_EV_PROVISIONED] = "provisioned",
    [DOMAIN_EV_FAIL] = "fail",   [DOMAIN_EV_RETRY] = "retry",   [DOMAIN_EV_DELETE] = "delete",
    [DOMAIN_EV_REVOKE] = "revoke", [DOMAIN_EV_EXPIRE] = "expire",
};
static_assert(COUNT(event_names) == DOMAIN_EVENT_COUNT, "every event has its name");

static const struct domain_edge {
    enum domain_state from;
    enum domain_event on;
    enum domain_state to;
} edges[] = {
    { DOMAIN_UNPAID, DOMAIN_EV_START, DOMAIN_IN_PROGRESS },
    { DOMAIN_UNPAID, DOMAIN_EV_LET_GO, DOMAIN_VOID },
    { DOMAIN_VOID, DOMAIN_EV_START, DOMAIN_IN_PROGRESS },
    { DOMAIN_IN_PROGRESS, DOMAIN_EV_PROVISIONED, DOMAIN_ACTIVE },
    { DOMAIN_IN_PROGRESS, DOMAIN_EV_FAIL, DOMAIN_FAILED },
    { DOMAIN_FAILED, DOMAIN_EV_RETRY, DOMAIN_IN_PROGRESS },
    { DOMAIN_ACTIVE, DOMAIN_EV_DELETE, DOMAIN_DELETED },
    { DOMAIN_ACTIVE, DOMAIN_EV_EXPIRE, DOMAIN_EXPIRED },
    { DOMAIN_DELETED, DOMAIN_EV_REVOKE, DOMAIN_ACTIVE },
};

struct str domain_state_word(enum domain_state s)
{
    must(s < DOMAIN_STATE_COUNT);
    return words[s];
}

bool domain_state_parse(struct str word, enum domain_state *out)
{
    for (size_t i = DOMAIN_IN_PROGRESS; i <= DOMAIN_EXPIRED; i++)
        if (str_eq(words[i], word)) {
            *out = (enum domain_state)i;
            return true;
        }
    return false;
}

struct str domain_phase_word(enum domain_phase p)
{
    must(p < PHASE_COUNT);
    return phases[p];
}

const char *domain_event_name(enum domain_event ev)
{
    must(ev < DOMAIN_EVENT_COUNT);
    return event_names[ev];
}

enum err_code domain_apply(enum domain_state from, enum domain_event on, enum domain_state *out, struct err *e)
{
    must(from < DOMAIN_STATE_COUNT);
    for (size_t i = 0; i < COUNT(edges); i++)
        if (edges[i].from == from && edges[i].on == on) {
            *out = edges[i].to;
            return ERR_NONE;
        }
    return err_set(e, ERR_CONFLICT, "a domain that is %s cannot %s", words[from].ptr, domain_event_name(on));
}
