/*
 * connector/registrar.h - the contract of everything that registers domain names (EPP registries, HTTP registrars).
 *
 * Words are RFC 5731's. A connector belongs to one thread at a time; sessions behind it may be shared (its own locks).
 * Every call blocks until until_ms (monotonic) at most.
 *
 * Errors   ERR_REFUSED      for good: policy, premium, reserved, bad value (EPP 2306, 2308, 2001..2005)
 *          ERR_EXISTS       create: the name (or id) exists (2302): observe() decides whose
 *          ERR_NOT_FOUND    info and others: no such object (2303)
 *          ERR_FORBIDDEN    not the sponsor (2201)
 *          ERR_STATE        a status prohibits it (2304), an association does (2305)
 *          ERR_PAYMENT      the registrar's account lacks funds (2104, HTTP 402): pause creates, call the operator
 *          ERR_AUTH         credentials, client certificate (2200, 2501): never looped
 *          ERR_THROTTLED    session or rate limits (2502, 429)
 *          ERR_UNAVAILABLE  nothing was sent; ERR_AMBIGUOUS it may have happened (2400, 2500, lost answer)
 */
#ifndef MW_CONNECTOR_REGISTRAR_H
#define MW_CONNECTOR_REGISTRAR_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/money.h"

enum registrar_cap {
    REGISTRAR_CAN_PRICE  = 1 << 0, /* check() fills fees */
    REGISTRAR_CAN_DS     = 1 << 1, /* set_ds() */
    REGISTRAR_CAN_DELETE = 1 << 2,
    REGISTRAR_CAN_EVENTS = 1 << 3, /* event_next(), event_ack() */
};

struct registrar_check {
    struct str   name; /* in: lower case, LDH; the caller's */
    enum { CHECK_UNKNOWN, CHECK_FREE, CHECK_TAKEN } state; /* out; UNKNOWN when no answer named it */
    bool         premium;
    bool         has_fee;
    struct money fee;       /* of the first period, when has_fee */
    struct money fee_renew; /* when has_fee; minor 0 when not told */
    struct str   reason;    /* for people; in the arena */
};

/* A person or company, as the order holds it. ASCII forms are made by the caller (model/translit). */
struct registrar_contact {
    struct str id;     /* ours, 3..16 characters, stored before the first call */
    struct str name, org, street, city, state, postal_code, country; /* ASCII ("int" form, RFC 5733) */
    struct str phone;  /* E.164 */
    struct str email;
    struct str auth;   /* authInfo */
};

enum { REGISTRAR_NS_MAX = 6 };

struct registration {
    struct str                      key;    /* idempotency key of this attempt; never reused (clTRIDs are made from fresh ones) */
    struct str                      name;   /* lower case */
    int                             years;
    struct str                      auth;   /* authInfo, ours, random */
    const struct registrar_contact *contact;
    struct str                      ns[REGISTRAR_NS_MAX]; /* host names without final dot */
    size_t                          ns_count;
    struct money                    fee_max;      /* refuse above it; currency "" when not known */
    int64_t                         intended_at_ms; /* when the intent was committed, UTC */
};

struct registrar_domain {
    bool       ours;      /* the sponsor is us */
    bool       pending;   /* pendingCreate, or accepted and not done */
    int64_t    created_at_ms, expires_at_ms; /* 0: not told */
    struct str auth;      /* when told */
    struct str ns[REGISTRAR_NS_MAX];
    size_t     ns_count;
    struct str statuses;  /* space separated, RFC 5731 names */
    struct str registrant; /* contact id, when told */
};

struct registrar_event {
    struct str id;      /* to acknowledge */
    int64_t    at_ms;
    struct str kind;    /* "panData", "trnData", "changePoll", ..; "" when unknown */
    struct str name;    /* the domain, when it names one */
    bool       success; /* panData: paResult */
    struct str text;
    struct str raw;     /* whole frame or body */
};

struct registrar;
struct registrar_ops {
    const char *name; /* as in the configuration: "epp", "namecom" */
    unsigned    caps; /* REGISTRAR_CAN_*; what is not claimed is never called */

    /* Fills state of each. Reads only. A name that spoils its batch is found by halving it. */
    enum err_code (*check)(struct registrar *r, struct registrar_check *names, size_t count, int64_t until_ms, struct arena *a,
                           struct err *e);
    /* Everything that create() needs and that is shared by many names: contact, name-server hosts. Repeatable: finds
     * what is there (our own contact id, an existing host) and goes on. */
    enum err_code (*prepare)(struct registrar *r, const struct registration *reg, int64_t until_ms, struct arena *a,
                             struct err *e);
    /* Registers. ERR_NONE with out->pending when it was accepted and is finished later. Not repeatable: after
     * ERR_AMBIGUOUS or ERR_EXISTS ask observe() first. */
    enum err_code (*create)(struct registrar *r, const struct registration *reg, int64_t until_ms, struct arena *a,
                            struct registrar_domain *out, struct err *e);
    /* Is there such a name, and is it from this attempt (sponsor, creation not before the intent, authInfo where shown)?
     * out->ours says so. ERR_NOT_FOUND: it does not exist. Reads only. */
    enum err_code (*observe)(struct registrar *r, const struct registration *reg, int64_t until_ms, struct arena *a,
                             struct registrar_domain *out, struct err *e);
    enum err_code (*info)(struct registrar *r, struct str name, int64_t until_ms, struct arena *a,
                          struct registrar_domain *out, struct err *e);
    /* Adds years to a name that expires at expires_at_ms; a repeat with the old date changes nothing (ERR_STATE). */
    enum err_code (*renew)(struct registrar *r, struct str name, int64_t expires_at_ms, int years, int64_t until_ms,
                           struct arena *a, int64_t *out_expires_at_ms, struct err *e);
    /* Makes the name servers exactly these; reads first and sends only the difference. */
    enum err_code (*set_ns)(struct registrar *r, struct str name, const struct str *ns, size_t count, int64_t until_ms,
                            struct arena *a, struct err *e);
    /* Adds or takes away one status (RFC 5731, 2.3: "clientTransferProhibited"). */
    enum err_code (*set_status)(struct registrar *r, struct str name, struct str status, bool on, int64_t until_ms,
                                struct arena *a, struct err *e);
    /* ds: "keyTag alg digestType DIGEST"; count 0 removes all. Only with REGISTRAR_CAN_DS. */
    enum err_code (*set_ds)(struct registrar *r, struct str name, const struct str *ds, size_t count, int64_t until_ms,
                            struct arena *a, struct err *e);
    /* Gone already is success. Only with REGISTRAR_CAN_DELETE. */
    enum err_code (*delete)(struct registrar *r, struct str name, int64_t until_ms, struct arena *a, struct err *e);
    /* Oldest message that waits; ERR_NOT_FOUND: none. Does not take it away. Only with REGISTRAR_CAN_EVENTS. */
    enum err_code (*event_next)(struct registrar *r, int64_t until_ms, struct arena *a, struct registrar_event *out,
                                struct err *e);
    enum err_code (*event_ack)(struct registrar *r, struct str id, int64_t until_ms, struct err *e);
    /* Reachable, authorised, right server? For doctor; out_text is one line for people. */
    enum err_code (*probe)(struct registrar *r, int64_t until_ms, struct arena *a, struct str *out_text, struct err *e);
    void (*close)(struct registrar *r); /* NULL is fine */
};

/* First member of every implementation. */
struct registrar {
    const struct registrar_ops *ops;
};

#endif
