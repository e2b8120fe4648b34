#include "command/picture.h"

#include "command/idem.h"

static struct sql SQL_PICTURE_SAME = SQL("picture_same", "SELECT id FROM picture WHERE account = $1 AND hash = $2");
static struct sql SQL_PICTURE_ADD =
    SQL("picture_add", "INSERT INTO picture (account, id, kind, width, height, hash, bytes, created_at) "
                       "SELECT $1, COALESCE(MAX(id), 0) + 1, $2, $3, $4, $5, $6, $7 FROM picture WHERE account = $1 RETURNING id");

void cmd_put_picture_prepare(struct cmd_put_picture *cmd)
{
    cmd->now_ms = clock_now(cmd->env->clock);
}

/* 0 in *out_id: none such. */
static enum err_code picture_find(struct txn *t, const struct cmd_put_picture *cmd, int64_t *out_id, struct err *e)
{
    AUTO(rows_auto) struct rows *r = NULL;
    *out_id                        = 0;
    if (sql_query(t, &SQL_PICTURE_SAME, VALS(V_I64(cmd->account), V_BYTES(cmd->hash)), &r, e))
        return e->code;
    if (rows_next(r, e))
        *out_id = rows_i64(r, 0);
    return e->code;
}

static enum err_code picture_add(struct txn *t, const struct cmd_put_picture *cmd, int64_t *out_id, struct err *e)
{
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_PICTURE_ADD,
                  VALS(V_I64(cmd->account), V_TEXT(cmd->kind), V_I64(cmd->width), V_I64(cmd->height), V_BYTES(cmd->hash),
                       V_BYTES(cmd->bytes), V_I64(cmd->now_ms)),
                  &r, e))
        return e->code;
    if (!rows_next(r, e))
        return e->code ? e->code : err_set(e, ERR_INTERNAL, "no id came back for a picture");
    *out_id = rows_i64(r, 0);
    return ERR_NONE;
}

enum err_code cmd_put_picture_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_put_picture *cmd = arg;
    cmd->refusal                = REFUSAL_NONE;
    if (idem_find(t, &cmd->idem, cmd->arena, cmd->now_ms, &cmd->replay, &cmd->refusal, e))
        return e->code;
    if (cmd->replay.found) {
        cmd->out_id = cmd->replay.order_id;
        return ERR_NONE;
    }
    if (picture_find(t, cmd, &cmd->out_id, e) || (cmd->out_id == 0 && picture_add(t, cmd, &cmd->out_id, e)))
        return e->code;
    return idem_keep(t, &cmd->idem, 0, STR_NONE, cmd->out_id, cmd->now_ms + cmd->env->idempotency_ms, cmd->now_ms, e);
}
