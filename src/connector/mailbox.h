/*
 * connector/mailbox.h - the contract of a mail provider (ESP): Google Workspace, Microsoft 365, Azure.
 *
 * One struct mailbox_provider is one upstream account (house account, tenant). Every call blocks until until_ms
 * (monotonic) at most; one thread at a time.
 *
 * Every mutation can be repeated after asking: the state calls (domain_get, user_get) read only. What we made bears our
 * marker ("<order>/<mailbox>", "<order>"); what does not bear it is never adopted: ERR_EXISTS.
 *
 * Errors   ERR_NOT_YET     the provider needs time (DNS not seen, user creation not complete): not counted as a failure
 *          ERR_NOT_FOUND   no such object
 *          ERR_EXISTS      it exists and is not ours (domain in another account, user without our marker)
 *          ERR_PAYMENT     no free seat, no quota: the operator must act
 *          ERR_AUTH, ERR_FORBIDDEN  credentials, delegation, roles: the operator must act
 *          ERR_REFUSED     our data is refused for good
 *          ERR_THROTTLED   with retry_after_ms when told
 *          ERR_UNAVAILABLE nothing was sent; ERR_AMBIGUOUS it may have happened
 */
#ifndef MW_CONNECTOR_MAILBOX_H
#define MW_CONNECTOR_MAILBOX_H

#include "base/arena.h"
#include "base/err.h"
#include "base/secret.h"
#include "base/str.h"
#include "connector/dns.h"

enum mailbox_cap {
    MAILBOX_CAN_DKIM    = 1 << 0, /* makes DKIM keys by itself; else it is an operator's task (Google, facts 1.7) */
    MAILBOX_CAN_PICTURE = 1 << 1,
    MAILBOX_CAN_LICENCE = 1 << 2, /* licences are assigned by us; else the account assigns them by itself */
};

struct mailbox_domain {
    bool       verified; /* the provider will deliver for it */
    struct str raw_state; /* the provider's word, for people */
};

struct mailbox_user {
    struct str email;
    struct str first_name, last_name; /* at most 60 characters each at Google */
    struct str group;                 /* organisational unit: "/orders/<order>" at Google; "" where there is none */
    struct str marker;
    struct str password_crypt;        /* $6$ form; the clear password never leaves our store (Google) */
    const struct secret *password;    /* for providers that take only the clear one; NULL otherwise */
};

struct mailbox_state {
    struct str external_id; /* the provider's immutable id */
    bool       ours;        /* bears the marker asked for */
    bool       ready;       /* mail can be delivered and fetched */
    bool       suspended;
    struct str picture_etag; /* changes with the picture; "" when there is none */
};

struct mailbox_settings {
    struct str display_name;
    bool       imap;
};

struct mailbox_provider;
struct mailbox_ops {
    const char *name; /* "google" */
    unsigned    caps;

    /* Records that prove the domain to the provider, to be published before domain_verify. Same answer when repeated.
     * Records for mail (MX, SPF, ..) come from mail_records. */
    enum err_code (*proof_records)(struct mailbox_provider *p, struct str domain, int64_t until_ms, struct arena *a,
                                   struct dns_record **out, size_t *out_count, struct err *e);
    /* Are we the proved owner already? Reads only. */
    enum err_code (*domain_verified)(struct mailbox_provider *p, struct str domain, int64_t until_ms, struct arena *a,
                                     bool *out_verified, struct err *e);
    /* Asks the provider to look at the proof. ERR_NOT_YET: it does not see it yet. */
    enum err_code (*domain_verify)(struct mailbox_provider *p, struct str domain, int64_t until_ms, struct arena *a,
                                   struct err *e);
    enum err_code (*domain_get)(struct mailbox_provider *p, struct str domain, int64_t until_ms, struct arena *a,
                                struct mailbox_domain *out, struct err *e);
    enum err_code (*domain_add)(struct mailbox_provider *p, struct str domain, int64_t until_ms, struct arena *a,
                                struct err *e);
    enum err_code (*domain_remove)(struct mailbox_provider *p, struct str domain, int64_t until_ms, struct arena *a,
                                   struct err *e);
    /* Records for sending and receiving; for some providers known only after domain_add. */
    enum err_code (*mail_records)(struct mailbox_provider *p, struct str domain, int64_t until_ms, struct arena *a,
                                  struct dns_record **out, size_t *out_count, struct err *e);
    /* The group that the users of an order belong to. Exists already is success. No-op where there are none. */
    enum err_code (*group_get)(struct mailbox_provider *p, struct str group, int64_t until_ms, struct arena *a, struct err *e);
    enum err_code (*group_add)(struct mailbox_provider *p, struct str group, int64_t until_ms, struct arena *a, struct err *e);

    enum err_code (*user_get)(struct mailbox_provider *p, struct str email, struct str marker, int64_t until_ms,
                              struct arena *a, struct mailbox_state *out, struct err *e);
    enum err_code (*user_add)(struct mailbox_provider *p, const struct mailbox_user *u, int64_t until_ms, struct arena *a,
                              struct mailbox_state *out, struct err *e);
    /* Suspends or wakes up; repeatable. ERR_EXISTS when the user does not bear the marker. */
    enum err_code (*user_suspend)(struct mailbox_provider *p, struct str email, struct str marker, bool suspended,
                                  int64_t until_ms, struct arena *a, struct err *e);
    /* Deletes. Gone already is success. ERR_EXISTS when the user does not bear the marker. */
    enum err_code (*user_remove)(struct mailbox_provider *p, struct str email, struct str marker, int64_t until_ms,
                                 struct arena *a, struct err *e);
    enum err_code (*settings_get)(struct mailbox_provider *p, struct str email, int64_t until_ms, struct arena *a,
                                  struct mailbox_settings *out, struct err *e);
    enum err_code (*settings_set)(struct mailbox_provider *p, struct str email, const struct mailbox_settings *s,
                                  int64_t until_ms, struct arena *a, struct err *e);
    /* Image bytes (PNG, JPEG, GIF). Repeating sets it again. Only with MAILBOX_CAN_PICTURE. */
    enum err_code (*picture_set)(struct mailbox_provider *p, struct str email, struct str image, int64_t until_ms,
                                 struct arena *a, struct err *e);
    enum err_code (*probe)(struct mailbox_provider *p, int64_t until_ms, struct arena *a, struct str *out_text, struct err *e);
    void (*close)(struct mailbox_provider *p);
};
struct mailbox_provider {
    const struct mailbox_ops *ops;
};

#endif
