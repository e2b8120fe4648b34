#include "command/remember.h"

#include "command/idem.h"

enum err_code cmd_recall_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_remember *cmd = arg;
    cmd->refusal             = REFUSAL_NONE;
    return idem_find(t, &cmd->idem, cmd->arena, cmd->now_ms, &cmd->replay, &cmd->refusal, e);
}

enum err_code cmd_remember_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_remember *cmd = arg;
    if (cmd_recall_txn(t, cmd, e) || cmd->replay.found)
        return e->code;
    return idem_keep(t, &cmd->idem, cmd->status, cmd->response, 0, cmd->now_ms + cmd->env->idempotency_ms, cmd->now_ms, e);
}

static struct sql SQL_SWEEP_IDEM  = SQL("sweep_idem", "DELETE FROM idempotency WHERE id IN (SELECT id FROM idempotency "
                                                      "WHERE expires_at IS NOT NULL AND expires_at <= $1 LIMIT 1000)");
static struct sql SQL_SWEEP_QUOTE = SQL("sweep_quote", "DELETE FROM quote WHERE id IN (SELECT id FROM quote "
                                                       "WHERE expires_at <= $1 LIMIT 1000)");

enum err_code cmd_sweep_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_sweep *cmd = arg;
    int64_t           answers, quotes;
    /* A quote is kept a while after its end, so that a late use is told "expired" and not "unknown". */
    const int64_t quote_grace_ms = 3600000;
    if (sql_exec(t, &SQL_SWEEP_IDEM, VALS(V_I64(cmd->now_ms)), &answers, e) ||
        sql_exec(t, &SQL_SWEEP_QUOTE, VALS(V_I64(cmd->now_ms - quote_grace_ms)), &quotes, e))
        return e->code;
    cmd->out_deleted = answers + quotes;
    return ERR_NONE;
}
