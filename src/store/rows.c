#include "store/rows.h"

#include "base/must.h"

/* ---- jobs -------------------------------------------------------------------------------------------------------- */

static struct sql SQL_JOB_ADD  = SQL("job_add", "INSERT INTO job (id, kind, subject, sub, account, run_at, created_at) "
                                                "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (kind, subject, sub) DO NOTHING");
static struct sql SQL_JOB_WAKE = SQL("job_wake", "UPDATE job SET wakes = wakes + 1, "
                                                 "run_at = CASE WHEN lease = 0 AND run_at > $4 THEN $4 ELSE run_at END "
                                                 "WHERE kind = $1 AND subject = $2 AND sub = $3");
static struct sql SQL_JOB_CLAIM = SQL("job_claim", "UPDATE job SET run_at = $1, lease = $2, tries = tries + 1 WHERE id IN "
                                                   "(SELECT id FROM job WHERE run_at <= $3 ORDER BY run_at LIMIT $4) "
                                                   "RETURNING id, kind, subject, sub, account, tries, wakes, lease, created_at");
static struct sql SQL_JOB_HOLD = SQL("job_hold", "UPDATE job SET run_at = $3 WHERE id = $1 AND lease = $2");
static struct sql SQL_JOB_DONE = SQL("job_done", "DELETE FROM job WHERE id = $1 AND lease = $2");
static struct sql SQL_JOB_AGAIN =
    SQL("job_again", "UPDATE job SET lease = 0, error = $4, run_at = CASE WHEN wakes > $5 THEN $6 ELSE $3 END, "
                     "tries = CASE WHEN $7 = 1 THEN 0 ELSE tries END WHERE id = $1 AND lease = $2");
static struct sql SQL_JOB_NEXT = SQL("job_next", "SELECT run_at FROM job ORDER BY run_at LIMIT 1");

enum err_code job_wake(struct txn *t, enum job_kind kind, int64_t subject, int64_t sub, int64_t now_ms, struct err *e)
{
    txn_touch(t, topic_of(TOPIC_JOBS, 0));
    return sql_run(t, &SQL_JOB_WAKE, VALS(V_I64(kind), V_I64(subject), V_I64(sub), V_I64(now_ms)), e);
}

enum err_code job_queue(struct txn *t, int64_t id, enum job_kind kind, int64_t subject, int64_t sub, int64_t account,
                        int64_t run_at, int64_t now_ms, struct err *e)
{
    int64_t added;
    if (sql_exec(t, &SQL_JOB_ADD,
                 VALS(V_I64(id), V_I64(kind), V_I64(subject), V_I64(sub), V_I64(account), V_I64(run_at), V_I64(now_ms)), &added,
                 e))
        return e->code;
    txn_touch(t, topic_of(TOPIC_JOBS, 0));
    return added == 1 ? ERR_NONE : job_wake(t, kind, subject, sub, now_ms, e);
}

enum err_code job_claim(struct txn *t, int64_t now_ms, int64_t lease, int64_t lease_until, struct job_row *out, size_t limit,
                        size_t *out_count, struct err *e)
{
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_JOB_CLAIM, VALS(V_I64(lease_until), V_I64(lease), V_I64(now_ms), V_I64((int64_t)limit)), &r, e))
        return e->code;
    size_t n = 0;
    while (rows_next(r, e)) {
        must(n < limit);
        out[n++] = (struct job_row){
            .id         = rows_i64(r, 0),
            .kind       = (enum job_kind)rows_i64(r, 1),
            .subject    = rows_i64(r, 2),
            .sub        = rows_i64(r, 3),
            .account    = rows_i64(r, 4),
            .tries      = rows_i64(r, 5),
            .wakes      = rows_i64(r, 6),
            .lease      = rows_i64(r, 7),
            .created_at = rows_i64(r, 8),
        };
    }
    *out_count = n;
    return e->code;
}

enum err_code job_hold(struct txn *t, const struct job_row *j, int64_t lease_until, struct err *e)
{
    return sql_exec_one(t, &SQL_JOB_HOLD, VALS(V_I64(j->id), V_I64(j->lease), V_I64(lease_until)), e);
}

enum err_code job_done(struct txn *t, const struct job_row *j, struct err *e)
{
    return sql_exec_one(t, &SQL_JOB_DONE, VALS(V_I64(j->id), V_I64(j->lease)), e);
}

enum err_code job_again(struct txn *t, const struct job_row *j, int64_t run_at, bool fresh, struct str error, int64_t now_ms,
                        struct err *e)
{
    txn_touch(t, topic_of(TOPIC_JOBS, 0));
    return sql_exec_one(t, &SQL_JOB_AGAIN,
                        VALS(V_I64(j->id), V_I64(j->lease), V_I64(run_at), V_TEXT_OR_NULL(error), V_I64(j->wakes), V_I64(now_ms),
                             V_I64(fresh)),
                        e);
}

enum err_code job_next_at(struct txn *t, int64_t *out_run_at, struct err *e)
{
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_JOB_NEXT, NULL, 0, &r, e))
        return e->code;
    *out_run_at = rows_next(r, e) ? rows_i64(r, 0) : INT64_MAX;
    return e->code;
}

/* ---- what happened ----------------------------------------------------------------------------------------------- */

static struct sql SQL_EVENT_ADD = SQL("event_add", "INSERT INTO event (id, account, kind, order_id, domain, data) "
                                                   "VALUES ($1, $2, $3, $4, $5, $6)");
static struct sql SQL_AUDIT_ADD = SQL("audit_add", "INSERT INTO audit (id, account, actor, action, object, detail) "
                                                   "VALUES ($1, $2, $3, $4, $5, $6)");

enum err_code event_add(struct txn *t, int64_t id, int64_t account, struct str kind, int64_t order_id, int64_t domain,
                        struct str data, struct err *e)
{
    txn_touch(t, topic_of(TOPIC_ACCOUNT, account));
    return sql_run(t, &SQL_EVENT_ADD,
                   VALS(V_I64(id), V_I64(account), V_TEXT(kind), V_I64_OR_NULL(order_id), V_I64_OR_NULL(domain),
                        V_TEXT_OR_NULL(data)),
                   e);
}

enum err_code audit_add(struct txn *t, int64_t id, int64_t account, struct str actor, struct str action, int64_t object,
                        struct str detail, struct err *e)
{
    return sql_run(t, &SQL_AUDIT_ADD,
                   VALS(V_I64(id), V_I64(account), V_TEXT(actor), V_TEXT(action), V_I64(object), V_TEXT_OR_NULL(detail)), e);
}

/* ---- states ------------------------------------------------------------------------------------------------------ */

static struct sql SQL_PAY_SET    = SQL("order_pay_set", "UPDATE orders SET pay_state = $3, pay_reason = $4 "
                                                        "WHERE id = $1 AND pay_state = $2");
static struct sql SQL_STATE_SET  = SQL("domain_state_set", "UPDATE domain SET state = $3 WHERE id = $1 AND state = $2");
static struct sql SQL_STATES_SET = SQL("domain_states_set", "UPDATE domain SET state = $5 "
                                                            "WHERE id BETWEEN $1 AND $2 AND order_id = $3 AND state = $4");
static struct sql SQL_HELD_OTHER = SQL("domain_held_other", "SELECT 1 FROM domain o JOIN domain d ON d.name = o.name "
                                                            "WHERE o.id BETWEEN $1 AND $2 AND d.order_id <> $3 "
                                                            "AND d.state <= 3 AND d.purged_at IS NULL LIMIT 1");
static struct sql SQL_SLOT_BACK  = SQL("slot_give_back", "UPDATE slot SET spent_domain = NULL "
                                                         "WHERE spent_domain BETWEEN $1 AND $2");

enum err_code order_pay_set(struct txn *t, int64_t order_id, enum pay_state from, enum pay_state to, struct str reason,
                            struct err *e)
{
    txn_touch(t, topic_of(TOPIC_ORDER, order_id));
    if (sql_exec_one(t, &SQL_PAY_SET, VALS(V_I64(order_id), V_I64(from), V_I64(to), V_TEXT_OR_NULL(reason)), e))
        return err_add(e, "payment of order %lld", (long long)order_id);
    return ERR_NONE;
}

enum err_code domain_state_set(struct txn *t, int64_t id, enum domain_state from, enum domain_state to, struct err *e)
{
    txn_touch(t, topic_of(TOPIC_DOMAIN, id));
    if (sql_exec_one(t, &SQL_STATE_SET, VALS(V_I64(id), V_I64(from), V_I64(to)), e))
        return err_add(e, "state of domain %lld", (long long)id);
    return ERR_NONE;
}

static enum err_code states_set(struct txn *t, int64_t order_id, int64_t domains, enum domain_state from, enum domain_state to,
                                int64_t *out_changed, struct err *e)
{
    return sql_exec(t, &SQL_STATES_SET,
                    VALS(V_I64(order_domain_first(order_id)), V_I64(order_domain_last(order_id, domains)), V_I64(order_id),
                         V_I64(from), V_I64(to)),
                    out_changed, e);
}

static enum err_code names_still_free(struct txn *t, int64_t order_id, int64_t domains, struct err *e)
{
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_HELD_OTHER,
                  VALS(V_I64(order_domain_first(order_id)), V_I64(order_domain_last(order_id, domains)), V_I64(order_id)), &r, e))
        return e->code;
    if (rows_next(r, e))
        return err_set(e, ERR_CONFLICT, "a name of order %lld is held by another order", (long long)order_id);
    return e->code;
}

enum err_code order_start(struct txn *t, int64_t account, int64_t order_id, int64_t domains, enum domain_state from,
                          int64_t first_id, int64_t now_ms, struct err *e)
{
    int64_t changed;
    if (from != DOMAIN_UNPAID && names_still_free(t, order_id, domains, e))
        return e->code;
    if (states_set(t, order_id, domains, from, DOMAIN_IN_PROGRESS, &changed, e))
        return e->code;
    if (changed != domains)
        return err_set(e, ERR_CONFLICT, "order %lld: %lld of %lld domains could be started", (long long)order_id,
                       (long long)changed, (long long)domains);
    for (int64_t i = 0; i < domains; i++)
        if (job_queue(t, first_id + i, JOB_DOMAIN, order_domain_first(order_id) + i, 0, account, now_ms, now_ms, e))
            return e->code;
    txn_touch(t, topic_of(TOPIC_ACCOUNT, account));
    txn_touch(t, topic_of(TOPIC_ORDER, order_id));
    return ERR_NONE;
}

enum err_code order_let_go(struct txn *t, int64_t order_id, int64_t domains, struct err *e)
{
    int64_t changed;
    if (states_set(t, order_id, domains, DOMAIN_UNPAID, DOMAIN_VOID, &changed, e))
        return e->code;
    return sql_run(t, &SQL_SLOT_BACK, VALS(V_I64(order_domain_first(order_id)), V_I64(order_domain_last(order_id, domains))), e);
}

/* ---- installation ------------------------------------------------------------------------------------------------ */

static struct sql SQL_META_ADD = SQL("meta_add", "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING");
static struct sql SQL_META_GET = SQL("meta_get", "SELECT value FROM meta WHERE name = $1");

enum err_code meta_get_or_set(struct txn *t, struct str name, struct str fresh, struct arena *a, struct str *out, struct err *e)
{
    int64_t                      added;
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_exec(t, &SQL_META_ADD, VALS(V_TEXT(name), V_TEXT(fresh)), &added, e) ||
        sql_query(t, &SQL_META_GET, VALS(V_TEXT(name)), &r, e))
        return e->code;
    if (!rows_next(r, e))
        return e->code ? e->code : err_set(e, ERR_INTERNAL, "meta %.*s vanished", STR_ARG(name));
    *out = arena_str(a, rows_text(r, 0));
    return out->ptr == NULL ? err_set(e, ERR_NO_MEMORY, "no room for meta") : ERR_NONE;
}
