#include "workflow/engine.h"

#include "base/lock.h"
#include "base/log.h"
#include "base/must.h"

#include <stdatomic.h>
#include <stdlib.h>

enum { CLAIM_MAX = 64, WORKERS_MAX = 256, STACK_BYTES = 512 * 1024, ARENA_BYTES = 16 << 20, SLEEP_MAX_MS = 1000 };

struct workflow {
    struct workflow_conf conf;
    pthread_mutex_t      mu; /* lock.h: workflow */
    pthread_cond_t       work, idle;
    struct job_row       queue[WORKERS_MAX]; /* guarded by mu; a ring */
    size_t               head, len;          /* guarded by mu */
    size_t               busy;               /* guarded by mu: workers that run a job */
    atomic_bool          stopping;
    pthread_t            scheduler;
    pthread_t            workers[WORKERS_MAX];
    size_t               worker_count;
    bool                 scheduler_runs;
    _Atomic int64_t      done, again, failed, lost;
};

static const struct job_kind_row {
    const char *name;
    job_fn     *run;
} job_kinds[] = {
    [JOB_CHECKOUT] = { "checkout", run_checkout }, [JOB_INBOX] = { "inbox", run_inbox },
    [JOB_DOMAIN] = { "domain", run_domain },       [JOB_MAILBOX] = { "mailbox", run_mailbox },
    [JOB_SUSPEND] = { "suspend", run_suspend },    [JOB_RESUME] = { "resume", run_resume },
    [JOB_PURGE] = { "purge", run_purge },          [JOB_UNDO] = { "undo", run_undo },
};

/* ---- verdicts ---------------------------------------------------------------------------------------------------- */

struct verdict verdict_at(int64_t run_at, bool fresh)
{
    return (struct verdict){ .what = VERDICT_AGAIN, .run_at = run_at, .fresh = fresh };
}

struct verdict verdict_retry(const struct job_ctx *c, const struct err *why)
{
    int64_t wait = c->conf->retry_base_ms;
    for (int64_t i = 1; i < c->job.tries && wait < c->conf->retry_max_ms; i++)
        wait *= 2;
    if (wait > c->conf->retry_max_ms)
        wait = c->conf->retry_max_ms;
    wait = wait / 2 + (int64_t)rand_below(c->conf->rand, (uint32_t)(wait / 2 + 1));
    if (why->retry_after_ms > wait)
        wait = why->retry_after_ms;
    struct verdict v = verdict_at(now_of(c) + wait, false);
    v.error          = arena_fmt(c->arena, "%s: %s", err_name(why->code), why->msg);
    return v;
}

/* ---- transactions of a job --------------------------------------------------------------------------------------- */

struct fenced {
    struct job_ctx *c;
    store_fn       *fn;
    void           *arg;
    int64_t         lease_until;
};

static enum err_code fenced_txn(struct txn *t, void *arg, struct err *e)
{
    struct fenced *f = arg;
    if (job_hold(t, &f->c->job, f->lease_until, e))
        return err_add(e, "the lease of job %lld", (long long)f->c->job.id);
    return f->fn(t, f->arg, e);
}

enum err_code job_write(struct job_ctx *c, store_fn *fn, void *arg, struct err *e)
{
    struct fenced f = { .c = c, .fn = fn, .arg = arg, .lease_until = now_of(c) + c->conf->lease_ms };
    return store_write(c->conf->store, fenced_txn, &f, e);
}

struct ending {
    struct job_ctx *c;
    struct verdict  v;
    int64_t         now_ms;
};

static enum err_code ending_txn(struct txn *t, void *arg, struct err *e)
{
    struct ending *end = arg;
    if (end->v.what == VERDICT_DONE)
        return job_done(t, &end->c->job, e);
    return job_again(t, &end->c->job, end->v.run_at, end->v.fresh, end->v.error, end->now_ms, e);
}

/* ---- workers ----------------------------------------------------------------------------------------------------- */

static void job_run(struct workflow *w, const struct job_row *job, struct arena *arena)
{
    struct err     e = { 0 };
    struct verdict v = { 0 };
    struct job_ctx c = { .conf = &w->conf, .arena = arena, .job = *job };
    log_context_clear();
    log_context_set("job", str_c(job_kinds[job->kind].name));
    if (job_kinds[job->kind].run(&c, &v, &e)) {
        if (e.code == ERR_CONFLICT) { /* somebody else has it by now, or the row changed: the next run reads anew */
            w->lost++;
            log_event(LOG_WARN, "job.conflict", LOG_ID("subject", job->subject), LOG_ERR(&e));
        } else {
            w->failed++;
            log_event(LOG_ERROR, "job.failed", LOG_ID("subject", job->subject), LOG_ERR(&e));
        }
        v = verdict_retry(&c, &e);
        e = (struct err){ 0 };
    }
    if (!v.settled) {
        struct ending end = { .c = &c, .v = v, .now_ms = now_of(&c) };
        if (store_write(w->conf.store, ending_txn, &end, &e) && e.code != ERR_CONFLICT)
            log_event(LOG_ERROR, "job.end", LOG_ID("subject", job->subject), LOG_ERR(&e));
        if (e.code == ERR_CONFLICT)
            w->lost++;
    }
    if (v.settled || v.what == VERDICT_DONE)
        w->done++;
    else
        w->again++;
}

static void *worker_main(void *arg)
{
    struct workflow             *w     = arg;
    AUTO(arena_auto) struct arena *arena = arena_new(ARENA_BYTES);
    must(arena != NULL);
    for (;;) {
        lock_take(&w->mu);
        while (w->len == 0 && !w->stopping)
            (void)mono_cond_wait(&w->work, &w->mu, mono_ms() + SLEEP_MAX_MS);
        if (w->len == 0) {
            lock_give(&w->mu);
            return NULL;
        }
        const struct job_row job = w->queue[w->head];
        w->head                  = (w->head + 1) % WORKERS_MAX;
        w->len--;
        w->busy++;
        lock_give(&w->mu);

        job_run(w, &job, arena);
        arena_reset(arena);

        lock_take(&w->mu);
        w->busy--;
        must(pthread_cond_signal(&w->idle) == 0);
        lock_give(&w->mu);
    }
}

/* ---- the scheduler ----------------------------------------------------------------------------------------------- */

struct claim {
    int64_t        now_ms, lease, lease_until;
    size_t         limit, count;
    struct job_row jobs[CLAIM_MAX];
};

static enum err_code claim_txn(struct txn *t, void *arg, struct err *e)
{
    struct claim *c = arg;
    return job_claim(t, c->now_ms, c->lease, c->lease_until, c->jobs, c->limit, &c->count, e);
}

struct next {
    int64_t run_at;
};

static enum err_code next_txn(struct txn *t, void *arg, struct err *e)
{
    struct next *n = arg;
    return job_next_at(t, &n->run_at, e);
}

static size_t workers_free(struct workflow *w)
{
    lock_take(&w->mu);
    const size_t used = w->busy + w->len;
    lock_give(&w->mu);
    return used >= w->worker_count ? 0 : w->worker_count - used;
}

static void jobs_hand_over(struct workflow *w, const struct claim *c)
{
    lock_take(&w->mu);
    for (size_t i = 0; i < c->count; i++) {
        must(w->len < WORKERS_MAX);
        w->queue[(w->head + w->len++) % WORKERS_MAX] = c->jobs[i];
    }
    must(pthread_cond_broadcast(&w->work) == 0);
    lock_give(&w->mu);
}

static void wait_for_worker(struct workflow *w)
{
    lock_take(&w->mu);
    const int64_t until = mono_ms() + SLEEP_MAX_MS;
    while (w->busy + w->len >= w->worker_count && !w->stopping && mono_cond_wait(&w->idle, &w->mu, until)) {
    }
    lock_give(&w->mu);
}

/* One round: claims what is due and fits. False: nothing was due; *out_wait_ms says for how long at most. */
static bool round_run(struct workflow *w, size_t free_workers, int64_t *out_wait_ms)
{
    struct err  e    = { 0 };
    struct next next = { 0 };
    *out_wait_ms     = SLEEP_MAX_MS;
    if (store_read(w->conf.store, next_txn, &next, &e)) {
        log_event(LOG_ERROR, "job.next", LOG_ERR(&e));
        return false;
    }
    const int64_t now = clock_now(w->conf.clock);
    if (next.run_at > now) {
        if (next.run_at - now < *out_wait_ms)
            *out_wait_ms = next.run_at - now;
        return false;
    }
    struct claim c = { .now_ms = now, .lease = id_new(w->conf.ids), .lease_until = now + w->conf.lease_ms };
    c.limit        = free_workers < CLAIM_MAX ? free_workers : CLAIM_MAX;
    if (store_write(w->conf.store, claim_txn, &c, &e)) {
        log_event(LOG_ERROR, "job.claim", LOG_ERR(&e));
        return false;
    }
    jobs_hand_over(w, &c);
    return c.count > 0;
}

static void *scheduler_main(void *arg)
{
    struct workflow *w     = arg;
    const uint64_t   topic = topic_of(TOPIC_JOBS, 0);
    while (!w->stopping) {
        const size_t free_workers = workers_free(w);
        if (free_workers == 0) {
            wait_for_worker(w);
            continue;
        }
        const uint64_t seen = store_generation(w->conf.store, topic);
        int64_t        wait_ms;
        if (!round_run(w, free_workers, &wait_ms))
            (void)store_wait_for(w->conf.store, topic, seen, mono_ms() + wait_ms);
    }
    return NULL;
}

/* ---- life -------------------------------------------------------------------------------------------------------- */

enum err_code workflow_open(const struct workflow_conf *conf, struct workflow **out, struct err *e)
{
    must(conf->workers >= 1 && conf->workers <= WORKERS_MAX);
    struct workflow *w = calloc(1, sizeof *w);
    if (w == NULL)
        return err_set(e, ERR_NO_MEMORY, "no memory for the workflow");
    w->conf = *conf;
    must(pthread_mutex_init(&w->mu, NULL) == 0);
    mono_cond_init(&w->work);
    mono_cond_init(&w->idle);
    pthread_attr_t attr;
    must(pthread_attr_init(&attr) == 0);
    must(pthread_attr_setstacksize(&attr, STACK_BYTES) == 0);
    for (; w->worker_count < (size_t)conf->workers; w->worker_count++)
        if (pthread_create(&w->workers[w->worker_count], &attr, worker_main, w) != 0)
            break;
    w->scheduler_runs = w->worker_count == (size_t)conf->workers && pthread_create(&w->scheduler, &attr, scheduler_main, w) == 0;
    must(pthread_attr_destroy(&attr) == 0);
    if (!w->scheduler_runs) {
        workflow_stop(w, mono_ms());
        workflow_close(w);
        return err_set(e, ERR_UNAVAILABLE, "the workers' threads could not be started");
    }
    *out = w;
    return ERR_NONE;
}

void workflow_stop(struct workflow *w, int64_t until_ms)
{
    if (w == NULL)
        return;
    lock_take(&w->mu);
    w->stopping = true;
    w->len      = 0; /* claimed and not begun: due again when their lease ends */
    must(pthread_cond_broadcast(&w->work) == 0);
    must(pthread_cond_broadcast(&w->idle) == 0);
    while (w->busy > 0 && mono_cond_wait(&w->idle, &w->mu, until_ms)) {
    }
    lock_give(&w->mu);
}

void workflow_close(struct workflow *w)
{
    if (w == NULL)
        return;
    w->stopping = true;
    if (w->scheduler_runs)
        must(pthread_join(w->scheduler, NULL) == 0);
    for (size_t i = 0; i < w->worker_count; i++)
        must(pthread_join(w->workers[i], NULL) == 0);
    must(pthread_cond_destroy(&w->work) == 0);
    must(pthread_cond_destroy(&w->idle) == 0);
    must(pthread_mutex_destroy(&w->mu) == 0);
    free(w);
}

void workflow_stats_get(struct workflow *w, struct workflow_stats *out)
{
    lock_take(&w->mu);
    *out = (struct workflow_stats){ .running = (int64_t)w->busy };
    lock_give(&w->mu);
    out->done   = w->done;
    out->again  = w->again;
    out->failed = w->failed;
    out->lost   = w->lost;
}
