#include "command/read.h"

#include "store/rows.h"

#include <string.h>

/* Domains and their mailboxes come out of one join, clustered by domain: a list costs one walk of an index. */
#define DOMAIN_COLUMNS                                                                                                 \
    "d.id, d.order_id, d.name, d.redirect_url, d.failure_reason, o.esp, o.plan, d.state, d.phase, d.created_at, "      \
    "d.activated_at, d.expires_at, d.deleted_at, d.purge_at, m.id, m.email, m.firstname, m.lastname, m.picture, "      \
    "m.state, m.send_ready"
#define DOMAIN_JOIN " JOIN orders o ON o.id = d.order_id JOIN mailbox m ON m.domain = d.id "
enum { COL_MAILBOX = 14 };

static struct sql SQL_LIST_ASC = SQL(
    "domain_list_asc", "SELECT " DOMAIN_COLUMNS " FROM (SELECT * FROM domain WHERE account = $1 AND state BETWEEN $2 AND $3 "
                       "AND (name, id) > ($4, $5) ORDER BY name, id LIMIT $6) d" DOMAIN_JOIN "ORDER BY d.name, d.id, m.id");
static struct sql SQL_LIST_DESC = SQL(
    "domain_list_desc", "SELECT " DOMAIN_COLUMNS " FROM (SELECT * FROM domain WHERE account = $1 AND state BETWEEN $2 AND $3 "
                        "AND ($4 = '' OR (name, id) < ($4, $5)) ORDER BY name DESC, id DESC LIMIT $6) d" DOMAIN_JOIN
                        "ORDER BY d.name DESC, d.id DESC, m.id");
static struct sql SQL_FIND_ASC = SQL(
    "domain_find_asc", "SELECT " DOMAIN_COLUMNS " FROM (SELECT * FROM domain WHERE account = $1 AND state BETWEEN $2 AND $3 "
                       "AND (name, id) > ($4, $5) AND ($7 = '' OR name LIKE $7 ESCAPE '!') AND ($8 = 0 OR order_id = $8) "
                       "ORDER BY name, id LIMIT $6) d" DOMAIN_JOIN "ORDER BY d.name, d.id, m.id");
static struct sql SQL_FIND_DESC = SQL(
    "domain_find_desc", "SELECT " DOMAIN_COLUMNS " FROM (SELECT * FROM domain WHERE account = $1 AND state BETWEEN $2 AND $3 "
                        "AND ($4 = '' OR (name, id) < ($4, $5)) AND ($7 = '' OR name LIKE $7 ESCAPE '!') "
                        "AND ($8 = 0 OR order_id = $8) ORDER BY name DESC, id DESC LIMIT $6) d" DOMAIN_JOIN
                        "ORDER BY d.name DESC, d.id DESC, m.id");
static struct sql SQL_ONE = SQL("domain_one", "SELECT " DOMAIN_COLUMNS " FROM domain d" DOMAIN_JOIN
                                              "WHERE d.id = $1 AND d.account = $2 AND d.state BETWEEN $3 AND $4 ORDER BY m.id");
static struct sql SQL_OF_ORDER = SQL("domain_of_order", "SELECT " DOMAIN_COLUMNS " FROM domain d" DOMAIN_JOIN
                                                        "WHERE d.id BETWEEN $1 AND $2 AND d.order_id = $3 ORDER BY d.id, m.id");

static const enum domain_state listed_first = DOMAIN_IN_PROGRESS, listed_last = DOMAIN_EXPIRED;

static struct str text_or_none(const struct rows *r, int col, struct arena *a)
{
    return rows_is_null(r, col) ? STR_NONE : arena_str(a, rows_text(r, col));
}

static struct domain_view domain_of_row(const struct rows *r, struct arena *a)
{
    return (struct domain_view){
        .id             = rows_i64(r, 0),
        .order_id       = rows_i64(r, 1),
        .name           = arena_str(a, rows_text(r, 2)),
        .redirect_url   = arena_str(a, rows_text(r, 3)),
        .failure_reason = text_or_none(r, 4, a),
        .esp            = (enum esp)rows_i64(r, 5),
        .plan           = (enum plan)rows_i64(r, 6),
        .state          = (enum domain_state)rows_i64(r, 7),
        .phase          = (enum domain_phase)rows_i64(r, 8),
        .created_at     = rows_i64(r, 9),
        .activated_at   = rows_i64(r, 10),
        .expires_at     = rows_i64(r, 11),
        .deleted_at     = rows_i64(r, 12),
        .purge_at       = rows_i64(r, 13),
        .send_ready     = true, /* until a mailbox says otherwise */
    };
}

static struct mailbox_view mailbox_of_row(const struct rows *r, struct arena *a)
{
    return (struct mailbox_view){
        .id         = rows_i64(r, COL_MAILBOX),
        .email      = arena_str(a, rows_text(r, COL_MAILBOX + 1)),
        .firstname  = arena_str(a, rows_text(r, COL_MAILBOX + 2)),
        .lastname   = arena_str(a, rows_text(r, COL_MAILBOX + 3)),
        .picture    = rows_i64(r, COL_MAILBOX + 4),
        .state      = (enum mailbox_state)rows_i64(r, COL_MAILBOX + 5),
        .send_ready = rows_i64(r, COL_MAILBOX + 6) != 0,
    };
}

/* Grows an array in an arena by doubling; the old one stays there until the arena dies. */
static void *array_more(struct arena *a, void *old, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return old;
    const size_t more  = *room == 0 ? 8 : *room * 2;
    char        *grown = arena_array(a, more, size);
    if (grown == NULL)
        return NULL;
    if (count > 0)
        memcpy(grown, old, count * size);
    *room = more;
    return grown;
}

/* Reads the rows of a join into domains, at most limit of them; *out_more says that there were further ones. */
static enum err_code domains_read(struct rows *r, struct arena *a, int64_t limit, struct domain_view **out, size_t *out_count,
                                  bool *out_more, struct err *e)
{
    struct domain_view *domains = NULL, *d = NULL;
    size_t              count = 0, room = 0, mailbox_room = 0;
    *out_more = false;
    while (rows_next(r, e)) {
        if (d == NULL || d->id != rows_i64(r, 0)) {
            if ((int64_t)count == limit) {
                *out_more = true;
                break;
            }
            domains = array_more(a, domains, count, &room, sizeof *domains);
            if (domains == NULL)
                return err_set(e, ERR_NO_MEMORY, "no room for domains");
            d            = &domains[count++];
            *d           = domain_of_row(r, a);
            mailbox_room = 0;
        }
        d->mailboxes = array_more(a, d->mailboxes, d->mailbox_count, &mailbox_room, sizeof *d->mailboxes);
        if (d->mailboxes == NULL)
            return err_set(e, ERR_NO_MEMORY, "no room for mailboxes");
        d->mailboxes[d->mailbox_count] = mailbox_of_row(r, a);
        d->send_ready &= d->mailboxes[d->mailbox_count++].send_ready;
    }
    if (e->code == ERR_NONE && arena_overflowed(a))
        return err_set(e, ERR_NO_MEMORY, "no room for domains");
    *out       = domains;
    *out_count = count;
    return e->code;
}

/* "%part%" with the wild cards of the part itself escaped. */
static struct str like_pattern(struct arena *a, struct str part)
{
    char *p = arena_alloc(a, 2 * part.len + 3);
    if (p == NULL || part.len == 0)
        return STR("");
    size_t n = 0;
    p[n++]   = '%';
    for (size_t i = 0; i < part.len; i++) {
        if (part.ptr[i] == '%' || part.ptr[i] == '_' || part.ptr[i] == '!')
            p[n++] = '!';
        p[n++] = part.ptr[i];
    }
    p[n++] = '%';
    return (struct str){ p, n };
}

enum err_code read_domains_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_domains         *read    = arg;
    AUTO(rows_auto) struct rows *r       = NULL;
    const bool                   filter  = read->search.len > 0 || read->order_id != 0;
    const int64_t                first   = read->state < 0 ? (int64_t)listed_first : read->state;
    const int64_t                last    = read->state < 0 ? (int64_t)listed_last : read->state;
    const struct str             after   = read->after_name.len > 0 ? read->after_name : STR("");
    const struct val             vals[8] = {
        V_I64(read->account),   V_I64(first),           V_I64(last), V_TEXT(after), V_I64(read->after_id),
        V_I64(read->limit + 1), V_TEXT(like_pattern(read->arena, read->search)), V_I64(read->order_id),
    };
    struct sql *const find = read->descending ? &SQL_FIND_DESC : &SQL_FIND_ASC;
    struct sql *const list = read->descending ? &SQL_LIST_DESC : &SQL_LIST_ASC;
    if (sql_query(t, filter ? find : list, vals, filter ? 8 : 6, &r, e))
        return e->code;
    return domains_read(r, read->arena, read->limit, &read->domains, &read->count, &read->more, e);
}

/* ---- steps ------------------------------------------------------------------------------------------------------- */

static struct sql SQL_STEPS =
    SQL("step_list", "SELECT s.name, m.email, s.state, s.attempts, s.started_at, s.finished_at, s.next_at, s.deadline_at, "
                     "s.waiting_for, s.error_type, s.error_text FROM step s "
                     "LEFT JOIN mailbox m ON m.domain = s.domain AND m.id = s.sub "
                     "WHERE s.domain = $1 ORDER BY s.flow, s.seq, s.sub LIMIT 2000");

static enum err_code steps_read(struct txn *t, struct read_domain *read, struct err *e)
{
    AUTO(rows_auto) struct rows *r    = NULL;
    size_t                       room = 0;
    if (sql_query(t, &SQL_STEPS, VALS(V_I64(read->id)), &r, e))
        return e->code;
    while (rows_next(r, e)) {
        read->steps = array_more(read->arena, read->steps, read->step_count, &room, sizeof *read->steps);
        if (read->steps == NULL)
            return err_set(e, ERR_NO_MEMORY, "no room for steps");
        read->steps[read->step_count++] = (struct step_view){
            .name        = arena_str(read->arena, rows_text(r, 0)),
            .mailbox     = text_or_none(r, 1, read->arena),
            .state       = (enum step_state)rows_i64(r, 2),
            .attempts    = rows_i64(r, 3),
            .started_at  = rows_i64(r, 4),
            .finished_at = rows_i64(r, 5),
            .next_at     = rows_i64(r, 6),
            .deadline_at = rows_i64(r, 7),
            .waiting_for = text_or_none(r, 8, read->arena),
            .error_type  = text_or_none(r, 9, read->arena),
            .error_text  = text_or_none(r, 10, read->arena),
        };
    }
    return e->code;
}

enum err_code read_domain_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_domain *read = arg;
    struct domain_view *domains;
    size_t              count;
    bool                more;
    {
        AUTO(rows_auto) struct rows *r = NULL;
        if (sql_query(t, &SQL_ONE, VALS(V_I64(read->id), V_I64(read->account), V_I64(listed_first), V_I64(listed_last)), &r, e) ||
            domains_read(r, read->arena, 1, &domains, &count, &more, e))
            return e->code;
    }
    if (count == 0)
        return err_set(e, ERR_NOT_FOUND, "no such domain");
    read->domain = domains[0];
    return steps_read(t, read, e);
}

/* ---- orders ------------------------------------------------------------------------------------------------------ */

#define ORDER_COLUMNS                                                                                                  \
    "id, created_at, esp, plan, kind, pay_state, currency, pay_reason, total, disputed, renews_at, domains"
enum { ORDER_COL_DOMAINS = 11 };

static struct sql SQL_ORDER_LIST = SQL("order_list", "SELECT " ORDER_COLUMNS " FROM orders WHERE account = $1 AND id < $2 "
                                                     "ORDER BY id DESC LIMIT $3");
static struct sql SQL_ORDER_ONE  = SQL("order_one", "SELECT " ORDER_COLUMNS " FROM orders WHERE id = $1 AND account = $2");
static struct sql SQL_ORDER_MONEY = SQL("order_money", "SELECT COALESCE(SUM(CASE WHEN kind = 1 THEN amount ELSE 0 END), 0), "
                                                       "COALESCE(SUM(CASE WHEN kind = 2 THEN amount ELSE 0 END), 0) "
                                                       "FROM money WHERE order_id = $1");
static struct sql SQL_ORDER_ATTEMPT = SQL("order_attempt", "SELECT id, url, expires_at, state, error, provider_id FROM attempt "
                                                           "WHERE order_id = $1 ORDER BY id");

static enum err_code order_money(struct txn *t, struct order_view *o, struct err *e)
{
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_ORDER_MONEY, VALS(V_I64(o->id)), &r, e))
        return e->code;
    if (rows_next(r, e)) {
        o->captured = rows_i64(r, 0);
        o->refunded = rows_i64(r, 1);
    }
    return e->code;
}

static enum err_code order_attempts(struct txn *t, struct order_view *o, struct arena *a, int64_t now_ms,
                                    struct read_order *one, struct err *e)
{
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_ORDER_ATTEMPT, VALS(V_I64(o->id)), &r, e))
        return e->code;
    for (bool first = true; rows_next(r, e); first = false) {
        const int64_t expires_at = rows_i64(r, 2);
        if (one != NULL && first) {
            one->attempt_id         = rows_i64(r, 0);
            one->attempt_url        = text_or_none(r, 1, a);
            one->attempt_expires_at = expires_at;
            one->attempt_error      = text_or_none(r, 4, a);
        }
        if (o->pay_state == PAY_AWAITING && !rows_is_null(r, 1) && expires_at > now_ms) {
            o->checkout_url        = arena_str(a, rows_text(r, 1));
            o->checkout_expires_at = expires_at;
        }
    }
    return e->code;
}

static enum err_code order_fill(struct txn *t, struct order_view *o, int64_t domains, struct arena *a, int64_t now_ms,
                                struct read_order *one, struct err *e)
{
    bool                         more;
    AUTO(rows_auto) struct rows *r = NULL;
    if (order_money(t, o, e) || order_attempts(t, o, a, now_ms, one, e) ||
        sql_query(t, &SQL_OF_ORDER,
                  VALS(V_I64(order_domain_first(o->id)), V_I64(order_domain_last(o->id, domains)), V_I64(o->id)), &r, e))
        return e->code;
    return domains_read(r, a, domains, &o->domains, &o->domain_count, &more, e);
}

static struct order_view order_of_row(const struct rows *r, struct arena *a)
{
    return (struct order_view){
        .id         = rows_i64(r, 0),
        .created_at = rows_i64(r, 1),
        .esp        = (enum esp)rows_i64(r, 2),
        .plan       = (enum plan)rows_i64(r, 3),
        .kind       = (int)rows_i64(r, 4),
        .pay_state  = (enum pay_state)rows_i64(r, 5),
        .currency   = arena_str(a, rows_text(r, 6)),
        .pay_reason = text_or_none(r, 7, a),
        .total      = rows_i64(r, 8),
        .disputed   = rows_i64(r, 9) != 0,
        .renews_at  = rows_i64(r, 10),
    };
}

enum err_code read_orders_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_orders *read   = arg;
    const int64_t       before = read->before_id == 0 ? INT64_MAX : read->before_id;
    size_t              room   = 0;
    int64_t            *domain_counts = arena_array(read->arena, (size_t)read->limit, sizeof *domain_counts);
    if (domain_counts == NULL)
        return err_set(e, ERR_NO_MEMORY, "no room for orders");
    {
        AUTO(rows_auto) struct rows *r = NULL;
        if (sql_query(t, &SQL_ORDER_LIST, VALS(V_I64(read->account), V_I64(before), V_I64(read->limit + 1)), &r, e))
            return e->code;
        while (rows_next(r, e)) {
            if ((int64_t)read->count == read->limit) {
                read->more = true;
                break;
            }
            read->orders = array_more(read->arena, read->orders, read->count, &room, sizeof *read->orders);
            if (read->orders == NULL)
                return err_set(e, ERR_NO_MEMORY, "no room for orders");
            domain_counts[read->count]  = rows_i64(r, ORDER_COL_DOMAINS);
            read->orders[read->count++] = order_of_row(r, read->arena);
        }
        if (e->code)
            return e->code;
    }
    for (size_t i = 0; i < read->count; i++)
        if (order_fill(t, &read->orders[i], domain_counts[i], read->arena, read->now_ms, NULL, e))
            return e->code;
    return ERR_NONE;
}

enum err_code read_order_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_order *read = arg;
    int64_t            domains;
    {
        AUTO(rows_auto) struct rows *r = NULL;
        if (sql_query(t, &SQL_ORDER_ONE, VALS(V_I64(read->id), V_I64(read->account)), &r, e))
            return e->code;
        if (!rows_next(r, e))
            return e->code ? e->code : err_set(e, ERR_NOT_FOUND, "no such order");
        read->order = order_of_row(r, read->arena);
        domains     = rows_i64(r, ORDER_COL_DOMAINS);
    }
    return order_fill(t, &read->order, domains, read->arena, read->now_ms, read, e);
}

/* ---- account ----------------------------------------------------------------------------------------------------- */

static struct sql SQL_CREDITS = SQL("account_credits", "SELECT credit_domains, credit_mailboxes FROM account WHERE id = $1");
static struct sql SQL_SLOTS   = SQL("account_slots", "SELECT esp, COUNT(*), mailboxes, expires_at FROM slot "
                                                     "WHERE account = $1 AND expires_at > $2 AND spent_domain IS NULL "
                                                     "AND released_at IS NULL GROUP BY esp, mailboxes, expires_at "
                                                     "ORDER BY expires_at, esp, mailboxes LIMIT 1000");

enum err_code read_account_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_account *read = arg;
    size_t               room = 0;
    {
        AUTO(rows_auto) struct rows *r = NULL;
        if (sql_query(t, &SQL_CREDITS, VALS(V_I64(read->account)), &r, e))
            return e->code;
        if (!rows_next(r, e))
            return e->code ? e->code : err_set(e, ERR_NOT_FOUND, "no such account");
        read->credit_domains   = rows_i64(r, 0);
        read->credit_mailboxes = rows_i64(r, 1);
    }
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_SLOTS, VALS(V_I64(read->account), V_I64(read->now_ms)), &r, e))
        return e->code;
    while (rows_next(r, e)) {
        read->slots = array_more(read->arena, read->slots, read->slot_count, &room, sizeof *read->slots);
        if (read->slots == NULL)
            return err_set(e, ERR_NO_MEMORY, "no room for slots");
        read->slots[read->slot_count++] = (struct slot_view){
            .esp        = (enum esp)rows_i64(r, 0),
            .slots      = rows_i64(r, 1),
            .mailboxes  = rows_i64(r, 2),
            .expires_at = rows_i64(r, 3),
        };
    }
    return e->code;
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static struct sql SQL_TAKEN = SQL("mailbox_taken", "SELECT m.email FROM domain d JOIN mailbox m ON m.domain = d.id "
                                                   "WHERE d.account = $1 AND d.name = $2 AND d.state <= 3 LIMIT 1000");
static struct sql SQL_HELD  = SQL("domain_held", "SELECT account, order_id, state FROM domain "
                                                 "WHERE name = $1 AND state <= 3 AND purged_at IS NULL");

enum err_code read_taken_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_taken           *read = arg;
    size_t                       room = 0;
    AUTO(rows_auto) struct rows *r    = NULL;
    if (sql_query(t, &SQL_TAKEN, VALS(V_I64(read->account), V_TEXT(read->domain)), &r, e))
        return e->code;
    while (rows_next(r, e)) {
        read->emails = array_more(read->arena, read->emails, read->count, &room, sizeof *read->emails);
        if (read->emails == NULL)
            return err_set(e, ERR_NO_MEMORY, "no room for addresses");
        read->emails[read->count++] = arena_str(read->arena, rows_text(r, 0));
    }
    return e->code;
}

enum err_code read_held_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_held *read = arg;
    for (size_t i = 0; i < read->count; i++) {
        AUTO(rows_auto) struct rows *r = NULL;
        read->held[i]                  = false;
        read->order_ids[i]             = 0;
        if (sql_query(t, &SQL_HELD, VALS(V_TEXT(read->names[i])), &r, e))
            return e->code;
        if (rows_next(r, e)) {
            read->held[i] = true;
            if (rows_i64(r, 0) == read->account)
                read->order_ids[i] = rows_i64(r, 1);
        }
        if (e->code)
            return e->code;
    }
    return ERR_NONE;
}
