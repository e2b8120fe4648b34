/*
 * workflow/workflow.h - the durable job engine: what was promised in rows is done at the outside, once.
 *
 * A scheduler thread claims due jobs in batches (store/rows.h) and hands them to worker threads, which run ordinary
 * blocking code with a deadline on every call. Waiting costs a row, not a thread. After a crash a job is due again when
 * its lease ends; its steps start at observe.
 *
 * Threads  workflow_open() starts them, workflow_stop() ends them. The connectors that are given must be usable by
 *          several threads at a time.
 */
#ifndef MW_WORKFLOW_WORKFLOW_H
#define MW_WORKFLOW_WORKFLOW_H

#include "base/clock.h"
#include "base/id.h"
#include "base/rand.h"
#include "base/secret.h"
#include "connector/dns.h"
#include "connector/mailbox.h"
#include "connector/payment.h"
#include "connector/registrar.h"
#include "model/esp.h"
#include "store/store.h"

enum { WORKFLOW_TLDS_MAX = 64, WORKFLOW_REGISTRARS_MAX = 16, WORKFLOW_PROVIDERS_MAX = 64, WORKFLOW_ASK_MAX = 6 };

struct workflow_registrar {
    const char       *name;
    struct registrar *registrar;
    const char       *tlds[WORKFLOW_TLDS_MAX];
    size_t            tld_count;
    bool              contacts; /* the registry wants a contact object */
};

struct workflow_provider {
    const char              *name; /* of the upstream account, as in the configuration */
    enum esp                 esp;
    struct mailbox_provider *provider;
    int64_t                  domains_max, users_max; /* what the account may hold */
};

struct workflow_conf {
    struct store              *store;
    const struct clock        *clock;
    struct id_source          *ids;
    const struct rand         *rand;
    const struct seal_key     *seal_key;
    struct workflow_registrar  registrars[WORKFLOW_REGISTRARS_MAX];
    size_t                     registrar_count;
    struct dns                *dns;
    const char                *dns_name;
    const char                *ask[WORKFLOW_ASK_MAX]; /* our authoritative servers, "127.0.0.1:53" */
    size_t                     ask_count;
    const char                *redirect_addresses[WORKFLOW_ASK_MAX]; /* A or AAAA of the redirect hosts */
    size_t                     redirect_count;
    const char                *dmarc_rua; /* mailto: address of reports; NULL: none */
    struct workflow_provider   providers[WORKFLOW_PROVIDERS_MAX];
    size_t                     provider_count;
    struct payment            *payment; /* NULL: orders need no payment */
    const char                *payment_name;
    bool                       payment_live; /* the key's mode */
    const char                *public_url;   /* where a customer comes back to after the checkout */
    const char                *id_salt;      /* of the installation, for the ids that a provider is shown */
    int                        workers;
    int64_t                    lease_ms;       /* 120000 */
    int64_t                    call_ms;        /* deadline of one call, 30000 */
    int64_t                    retry_base_ms;  /* first wait after a failure that may pass, 1000 */
    int64_t                    retry_max_ms;   /* 600000 */
    int64_t                    poll_ms;        /* between looks at what takes its time, 15000 */
    int64_t                    operator_ms;    /* between looks at what waits for the operator, 300000 */
};

struct workflow;
MUST_USE enum err_code workflow_open(const struct workflow_conf *conf, struct workflow **out, struct err *e);
/* No new jobs; waits for those that run until until_ms (monotonic). */
void workflow_stop(struct workflow *w, int64_t until_ms);
void workflow_close(struct workflow *w); /* after stop; NULL is fine */

struct workflow_stats {
    int64_t running, done, again, failed, lost; /* lost: the lease was gone at the end */
};
void workflow_stats_get(struct workflow *w, struct workflow_stats *out);

/* Names of the steps of a domain's flow, in order, for showing those that have not begun. Static. */
const char *const *workflow_domain_steps(size_t *out_count);

#endif
