#include "command/inbox.h"

#include "store/rows.h"

static struct sql SQL_INBOX_ADD = SQL("inbox_add", "INSERT INTO inbox (id, provider, event_id, type, object_id, body, received_at) "
                                                   "VALUES ($1, $2, $3, $4, $5, $6, $7) "
                                                   "ON CONFLICT (provider, event_id) DO NOTHING");

void cmd_put_event_prepare(struct cmd_put_event *cmd)
{
    cmd->now_ms = clock_now(cmd->env->clock);
    cmd->id     = id_new(cmd->env->ids);
    cmd->job_id = id_new(cmd->env->ids);
}

enum err_code cmd_put_event_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_put_event *cmd = arg;
    int64_t               added;
    if (sql_exec(t, &SQL_INBOX_ADD,
                 VALS(V_I64(cmd->id), V_TEXT(cmd->provider), V_TEXT(cmd->event_id), V_TEXT(cmd->type), V_TEXT(cmd->object_id),
                      V_TEXT(cmd->body), V_I64(cmd->now_ms)),
                 &added, e))
        return e->code;
    cmd->out_new = added == 1;
    if (!cmd->out_new)
        return ERR_NONE;
    return job_queue(t, cmd->job_id, JOB_INBOX, cmd->id, 0, 0, cmd->now_ms, cmd->now_ms, e);
}
