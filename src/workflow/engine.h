/*
 * workflow/engine.h - what a job is given, and how it says what comes next. For the folder alone.
 */
#ifndef MW_WORKFLOW_ENGINE_H
#define MW_WORKFLOW_ENGINE_H

#include "store/rows.h"
#include "workflow/workflow.h"

struct job_ctx {
    const struct workflow_conf *conf;
    struct arena               *arena; /* of this run of the job */
    struct job_row              job;
};

/* What becomes of a job after a run. */
struct verdict {
    enum { VERDICT_AGAIN, VERDICT_DONE } what;
    int64_t    run_at;  /* AGAIN: UTC */
    bool       fresh;   /* AGAIN: it made progress, tries start anew */
    struct str error;   /* AGAIN: for the operator; STR_NONE */
    bool       settled; /* the job row is dealt with already, inside the job's own transaction */
};

static inline struct verdict verdict_done(void)
{
    return (struct verdict){ .what = VERDICT_DONE };
}
static inline struct verdict verdict_settled(void)
{
    return (struct verdict){ .settled = true };
}
struct verdict verdict_at(int64_t run_at, bool fresh);
/* After a failure: waits longer with each try, at least as long as the other side asked for. */
struct verdict verdict_retry(const struct job_ctx *c, const struct err *why);

/* Runs one job; an error is a failure of ours (the store): the job is tried again. */
typedef enum err_code job_fn(struct job_ctx *c, struct verdict *out, struct err *e);

enum err_code run_checkout(struct job_ctx *c, struct verdict *out, struct err *e); /* checkout.c */
enum err_code run_inbox(struct job_ctx *c, struct verdict *out, struct err *e);    /* inbox.c */
enum err_code run_domain(struct job_ctx *c, struct verdict *out, struct err *e);   /* flows/domain.c */
enum err_code run_mailbox(struct job_ctx *c, struct verdict *out, struct err *e);  /* flows/mailbox.c */
enum err_code run_suspend(struct job_ctx *c, struct verdict *out, struct err *e);  /* flows/aftercare.c */
enum err_code run_resume(struct job_ctx *c, struct verdict *out, struct err *e);
enum err_code run_purge(struct job_ctx *c, struct verdict *out, struct err *e);
enum err_code run_undo(struct job_ctx *c, struct verdict *out, struct err *e);

static inline int64_t now_of(const struct job_ctx *c)
{
    return clock_now(c->conf->clock);
}
/* Deadline of one call to the outside, monotonic. */
static inline int64_t call_until(const struct job_ctx *c)
{
    return mono_ms() + c->conf->call_ms;
}

/* A transaction of a job: fn runs only while the lease is ours (ERR_CONFLICT otherwise), and the lease is prolonged. */
MUST_USE enum err_code job_write(struct job_ctx *c, store_fn *fn, void *arg, struct err *e);

#endif
