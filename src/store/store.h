/*
 * store/store.h - what must survive a crash: the one contract over every engine.
 *
 * A write is a function of the rows, its argument, the time and the ids that were put into that argument: the engine
 * may run it more than once (a serialisation failure, a neighbour in the same group commit) before it commits once.
 * Such a function never calls the outside and keeps nothing from a run that did not commit: what it hands out goes
 * into its argument, set anew by each run.
 *
 * SQL is one text for every engine: placeholders $1.., RETURNING, ON CONFLICT; no engine's own functions, no
 * AUTOINCREMENT, no now(). Values are bound, never pasted. Statements are static, named, and prepared once.
 *
 * Threads  store_submit(), store_write(), store_read(), the topics: any thread. A struct txn belongs to the function
 *          that was given it and dies with its return.
 * Errors   ERR_CONFLICT a unique, foreign-key or check rule was broken; ERR_UNAVAILABLE the engine cannot work now,
 *          nothing happened; ERR_AMBIGUOUS the connection was lost during a commit (never on SQLite); ERR_INTERNAL a
 *          statement is wrong or the file is damaged.
 */
#ifndef MW_STORE_STORE_H
#define MW_STORE_STORE_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/str.h"

struct store;
struct txn;

/* ---- running ------------------------------------------------------------------------------------------------- */

/* What to do in a transaction. An error rolls back what this function did, and only that. */
typedef enum err_code store_fn(struct txn *t, void *arg, struct err *e);
/* Called exactly once, after the commit (e->code ERR_NONE) or after it is certain that nothing was committed. Runs on
 * an engine thread: it must not block. */
typedef void store_done_fn(void *ctx, const struct err *e);

/* Queues fn; returns at once. The queue is bounded: when it is full done() is called with ERR_UNAVAILABLE at once, on
 * this thread. */
void store_submit(struct store *st, store_fn *fn, void *arg, store_done_fn *done, void *ctx);
/* store_submit() and a wait for its end. Blocks as long as the commit takes. */
MUST_USE enum err_code store_write(struct store *st, store_fn *fn, void *arg, struct err *e);
/* Runs fn on a snapshot; only queries. Blocks while all readers are busy. */
MUST_USE enum err_code store_read(struct store *st, store_fn *fn, void *arg, struct err *e);

/* ---- statements ---------------------------------------------------------------------------------------------- */

struct sql {
    const char *name; /* unique in the program */
    const char *text;
    int         slot; /* set by the engine at its first use: index into each connection's prepared statements */
};
/* static struct sql SQL_ORDER_GET = SQL("order_get", "SELECT ... WHERE account = $1 AND id = $2"); */
#define SQL(name_, text_) { .name = (name_), .text = (text_), .slot = 0 }

struct val {
    enum { VAL_NULL, VAL_I64, VAL_TEXT, VAL_BYTES } kind;
    int64_t    i64;
    struct str str; /* borrowed until the call returns */
};
#define V_NULL ((struct val){ .kind = VAL_NULL })
#define V_I64(n) ((struct val){ .kind = VAL_I64, .i64 = (n) })
#define V_TEXT(s) ((struct val){ .kind = VAL_TEXT, .str = (s) })
#define V_BYTES(s) ((struct val){ .kind = VAL_BYTES, .str = (s) })
/* NULL for STR_NONE (a null pointer), else text; NULL for 0, else the number. */
#define V_TEXT_OR_NULL(s) ((struct val){ .kind = (s).ptr == NULL ? VAL_NULL : VAL_TEXT, .str = (s) })
#define V_I64_OR_NULL(n) ((struct val){ .kind = (n) == 0 ? VAL_NULL : VAL_I64, .i64 = (n) })
#define VALS(...) (const struct val[]){ __VA_ARGS__ }, sizeof((const struct val[]){ __VA_ARGS__ }) / sizeof(struct val)

/* Runs a statement whose result nobody needs; an engine may send it later in the same transaction, so its error can
 * come from a later call or from the commit. */
MUST_USE enum err_code sql_run(struct txn *t, struct sql *s, const struct val *vals, size_t count, struct err *e);
/* Runs a statement and says how many rows it changed. */
MUST_USE enum err_code sql_exec(struct txn *t, struct sql *s, const struct val *vals, size_t count, int64_t *out_changed,
                                struct err *e);
/* The same for a compare-and-set that must change exactly one row: ERR_CONFLICT when it changed none. */
MUST_USE enum err_code sql_exec_one(struct txn *t, struct sql *s, const struct val *vals, size_t count, struct err *e);

struct rows; /* the result of one query, being read; one row is current */

/* for (sql_query(...); rows_next(r, e); ) reads; every path ends in rows_close (AUTO(rows_auto)). A query with RETURNING
 * must be read to its end or closed before the next statement. */
MUST_USE enum err_code sql_query(struct txn *t, struct sql *s, const struct val *vals, size_t count, struct rows **out,
                                 struct err *e);
/* True: there is a row. False: none left (e->code ERR_NONE) or a failure (e->code says which). */
bool       rows_next(struct rows *r, struct err *e);
bool       rows_is_null(const struct rows *r, int col);
int64_t    rows_i64(const struct rows *r, int col);   /* 0 for NULL */
struct str rows_text(const struct rows *r, int col);  /* borrowed until the next rows_next; STR_NONE for NULL */
struct str rows_bytes(const struct rows *r, int col); /* the same for bytes */
void       rows_close(struct rows *r);                /* NULL is fine */
static inline void rows_auto(struct rows **r)
{
    rows_close(*r);
}

/* ---- topics: who waits for a change ----------------------------------------------------------------------------- */

/*
 * A topic is a 64-bit number: a kind and an object's id, mixed (topic_of). A transaction names the topics that it moves
 * (txn_touch); they move when it has committed, on every node. A topic's generation only grows; two topics may share
 * one, so a waiter looks again and waits on when nothing changed for it.
 */
enum topic_kind { TOPIC_ACCOUNT = 1, TOPIC_ORDER, TOPIC_DOMAIN, TOPIC_JOBS, TOPIC_KEYS, TOPIC_CREDIT, TOPIC_INBOX };
uint64_t topic_of(enum topic_kind kind, int64_t id);
void     txn_touch(struct txn *t, uint64_t topic);
uint64_t store_generation(struct store *st, uint64_t topic);

struct store_wait;
/* Called once, on an engine thread, must not block: the topic moved past what was seen, or until_ms (monotonic) came. */
typedef void store_wake_fn(void *ctx, bool moved);
/* NULL when the store is closing or out of memory: wake was not and will not be called. */
struct store_wait *store_watch(struct store *st, uint64_t topic, uint64_t seen_generation, int64_t until_ms,
                               store_wake_fn *wake, void *ctx);
/* Blocks until the topic moved past seen_generation or until_ms came; true when it moved. */
bool store_wait_for(struct store *st, uint64_t topic, uint64_t seen_generation, int64_t until_ms);

/* ---- opening -------------------------------------------------------------------------------------------------- */

struct migration {
    int         number; /* 1, 2, .. without gaps */
    const char *name;
    const char *sql; /* statements, each ended by a line that ends in ";" */
};

struct store_stats {
    int64_t commits, commands, batch_max, queue_len, commit_us_sum, commit_us_max;
};
void store_stats_get(struct store *st, struct store_stats *out);

/* Waits for what is queued, then closes; NULL is fine. No other call may be under way or follow. */
void store_close(struct store *st);
/* The schema's number in this binary and in the store. */
MUST_USE enum err_code store_schema(struct store *st, int *out_have, int *out_want, struct err *e);

#endif
