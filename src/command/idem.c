#include "command/idem.h"

#include "base/secret.h"

static struct sql SQL_IDEM_GET = SQL("idem_get", "SELECT body_hash, order_id, status, response FROM idempotency "
                                                 "WHERE id = $1 AND (expires_at IS NULL OR expires_at > $2)");
static struct sql SQL_IDEM_ADD  = SQL("idem_add", "INSERT INTO idempotency (id, body_hash, order_id, status, response, expires_at) "
                                                  "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET "
                                                  "body_hash = excluded.body_hash, order_id = excluded.order_id, "
                                                  "status = excluded.status, response = excluded.response, "
                                                  "expires_at = excluded.expires_at "
                                                  "WHERE idempotency.expires_at <= $7");

enum err_code idem_find(struct txn *t, const struct idem *idem, struct arena *a, int64_t now_ms, struct idem_replay *replay,
                        enum refusal *refusal, struct err *e)
{
    *replay = (struct idem_replay){ .found = false };
    if (idem->id.len == 0)
        return ERR_NONE;
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_IDEM_GET, VALS(V_BYTES(idem->id), V_I64(now_ms)), &r, e))
        return e->code;
    if (!rows_next(r, e))
        return e->code;
    replay->found    = true;
    replay->order_id = rows_i64(r, 1);
    replay->status   = (int)rows_i64(r, 2);
    if (!rows_is_null(r, 3)) {
        replay->response = arena_str(a, rows_text(r, 3));
        if (replay->response.ptr == NULL)
            return err_set(e, ERR_NO_MEMORY, "no room for an earlier answer");
    }
    if (!secret_bytes_eq(rows_bytes(r, 0), idem->body_hash))
        *refusal = REFUSAL_IDEMPOTENCY;
    return ERR_NONE;
}

enum err_code idem_keep(struct txn *t, const struct idem *idem, int status, struct str response, int64_t order_id,
                        int64_t expires_at, int64_t now_ms, struct err *e)
{
    if (idem->id.len == 0)
        return ERR_NONE;
    return sql_exec_one(t, &SQL_IDEM_ADD,
                   VALS(V_BYTES(idem->id), V_BYTES(idem->body_hash), V_I64_OR_NULL(order_id), V_I64(status),
                        V_TEXT_OR_NULL(response), V_I64_OR_NULL(expires_at), V_I64(now_ms)),
                   e);
}
