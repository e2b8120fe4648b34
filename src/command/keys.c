#include "command/keys.h"

#include "base/must.h"
#include "store/rows.h"

#include <sodium.h>
#include <string.h>

void token_new(const struct rand *r, char out[TOKEN_LEN + 1])
{
    unsigned char bits[32];
    rand_fill(r, bits, sizeof bits);
    memcpy(out, "mw_", 3);
    (void)sodium_bin2base64(out + 3, TOKEN_LEN - 3 + 1, bits, sizeof bits, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bits, sizeof bits);
}

void token_hash(struct str token, unsigned char out[TOKEN_HASH_LEN])
{
    must(crypto_generichash(out, TOKEN_HASH_LEN, (const unsigned char *)token.ptr, token.len, NULL, 0) == 0);
}

#define KEY_COLUMNS                                                                                                  \
    "k.id, k.account, k.created_at, k.revoked_at, k.name, k.prefix, a.name, k.scopes, k.route_limit, k.key_limit, "  \
    "k.order_cap, k.day_cap"

static struct sql SQL_KEY_GET  = SQL("key_get", "SELECT " KEY_COLUMNS " FROM api_key k JOIN account a ON a.id = k.account "
                                                "WHERE k.hash = $1 AND k.revoked_at IS NULL AND a.disabled_at IS NULL");
static struct sql SQL_KEY_LIST = SQL("key_list", "SELECT " KEY_COLUMNS " FROM api_key k JOIN account a ON a.id = k.account "
                                                 "WHERE $1 = 0 OR k.account = $1 ORDER BY k.id LIMIT 1000");
static struct sql SQL_ACCOUNT_ADD  = SQL("account_add", "INSERT INTO account (id, name, email, created_at) VALUES ($1, $2, $3, $4)");
static struct sql SQL_ACCOUNT_HAS  = SQL("account_has", "SELECT 1 FROM account WHERE id = $1");
static struct sql SQL_ACCOUNT_LIST = SQL("account_list", "SELECT id, created_at, disabled_at, credit_domains, credit_mailboxes, "
                                                         "name, email FROM account ORDER BY id LIMIT 1000");
static struct sql SQL_KEY_ADD =
    SQL("key_add", "INSERT INTO api_key (id, account, name, prefix, hash, scopes, route_limit, key_limit, order_cap, day_cap, "
                   "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
static struct sql SQL_KEY_REVOKE = SQL("key_revoke", "UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL");
static struct sql SQL_CREDIT_MOVE =
    SQL("credit_move", "UPDATE account SET credit_domains = credit_domains + $2, credit_mailboxes = credit_mailboxes + $3 "
                       "WHERE id = $1 AND credit_domains + $2 >= 0 AND credit_mailboxes + $3 >= 0");
static struct sql SQL_CREDIT_ADD = SQL("credit_add", "INSERT INTO credit (id, account, domains, mailboxes, reason, order_id, at) "
                                                     "VALUES ($1, $2, $3, $4, $5, NULL, $6)");

static struct key_view key_of_row(const struct rows *r, struct arena *a)
{
    return (struct key_view){
        .id           = rows_i64(r, 0),
        .account      = rows_i64(r, 1),
        .created_at   = rows_i64(r, 2),
        .revoked_at   = rows_i64(r, 3),
        .name         = arena_str(a, rows_text(r, 4)),
        .prefix       = arena_str(a, rows_text(r, 5)),
        .account_name = arena_str(a, rows_text(r, 6)),
        .scopes       = rows_i64(r, 7),
        .route_limit  = rows_i64(r, 8),
        .key_limit    = rows_i64(r, 9),
        .order_cap    = rows_i64(r, 10),
        .day_cap      = rows_i64(r, 11),
    };
}

enum err_code read_key_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_key             *read = arg;
    AUTO(rows_auto) struct rows *r    = NULL;
    if (sql_query(t, &SQL_KEY_GET, VALS(V_BYTES(((struct str){ (const char *)read->hash, TOKEN_HASH_LEN }))), &r, e))
        return e->code;
    if (!rows_next(r, e))
        return e->code ? e->code : err_set(e, ERR_NOT_FOUND, "no such key");
    read->key = key_of_row(r, read->arena);
    return arena_overflowed(read->arena) ? err_set(e, ERR_NO_MEMORY, "no room for a key") : ERR_NONE;
}

void cmd_add_account_prepare(struct cmd_add_account *cmd)
{
    cmd->now_ms = clock_now(cmd->env->clock);
    cmd->id     = id_new(cmd->env->ids);
}

enum err_code cmd_add_account_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_add_account *cmd = arg;
    if (sql_run(t, &SQL_ACCOUNT_ADD, VALS(V_I64(cmd->id), V_TEXT(cmd->name), V_TEXT(cmd->email), V_I64(cmd->now_ms)), e))
        return e->code;
    return audit_add(t, cmd->id, cmd->id, STR("operator"), STR("account.add"), cmd->id, STR_NONE, e);
}

static enum err_code account_has(struct txn *t, int64_t account, bool *out_has, struct err *e)
{
    AUTO(rows_auto) struct rows *r = NULL;
    if (sql_query(t, &SQL_ACCOUNT_HAS, VALS(V_I64(account)), &r, e))
        return e->code;
    *out_has = rows_next(r, e);
    return e->code;
}

void cmd_add_key_prepare(struct cmd_add_key *cmd)
{
    cmd->now_ms = clock_now(cmd->env->clock);
    cmd->id     = id_new(cmd->env->ids);
}

enum err_code cmd_add_key_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_add_key *cmd = arg;
    unsigned char       hash[TOKEN_HASH_LEN];
    bool                has;
    must(cmd->token.len == TOKEN_LEN);
    cmd->refusal = REFUSAL_NONE;
    if (account_has(t, cmd->account, &has, e))
        return e->code;
    if (!has) {
        cmd->refusal = REFUSAL_NOT_FOUND;
        return ERR_NONE;
    }
    token_hash(cmd->token, hash);
    const struct str hash_bytes = { (const char *)hash, sizeof hash };
    if (sql_run(t, &SQL_KEY_ADD,
                VALS(V_I64(cmd->id), V_I64(cmd->account), V_TEXT(cmd->name), V_TEXT(str_sub(cmd->token, 0, TOKEN_PREFIX_LEN)),
                     V_BYTES(hash_bytes), V_I64(cmd->scopes), V_I64(cmd->route_limit), V_I64(cmd->key_limit),
                     V_I64_OR_NULL(cmd->order_cap), V_I64_OR_NULL(cmd->day_cap), V_I64(cmd->now_ms)),
                e))
        return e->code;
    txn_touch(t, topic_of(TOPIC_KEYS, 0));
    return audit_add(t, cmd->id, cmd->account, STR("operator"), STR("key.add"), cmd->id, cmd->name, e);
}

void cmd_revoke_key_prepare(struct cmd_revoke_key *cmd)
{
    cmd->now_ms   = clock_now(cmd->env->clock);
    cmd->audit_id = id_new(cmd->env->ids);
}

enum err_code cmd_revoke_key_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_revoke_key *cmd = arg;
    int64_t                changed;
    if (sql_exec(t, &SQL_KEY_REVOKE, VALS(V_I64(cmd->id), V_I64(cmd->now_ms)), &changed, e))
        return e->code;
    cmd->refusal = changed == 1 ? REFUSAL_NONE : REFUSAL_NOT_FOUND;
    if (changed != 1)
        return ERR_NONE;
    txn_touch(t, topic_of(TOPIC_KEYS, 0));
    return audit_add(t, cmd->audit_id, 0, STR("operator"), STR("key.revoke"), cmd->id, STR_NONE, e);
}

void cmd_add_credit_prepare(struct cmd_add_credit *cmd)
{
    cmd->now_ms = clock_now(cmd->env->clock);
    cmd->id     = id_new(cmd->env->ids);
}

enum err_code cmd_add_credit_txn(struct txn *t, void *arg, struct err *e)
{
    struct cmd_add_credit *cmd = arg;
    int64_t                changed;
    bool                   has;
    cmd->refusal = REFUSAL_NONE;
    if (account_has(t, cmd->account, &has, e) ||
        sql_exec(t, &SQL_CREDIT_MOVE, VALS(V_I64(cmd->account), V_I64(cmd->domains), V_I64(cmd->mailboxes)), &changed, e))
        return e->code;
    if (changed != 1) {
        cmd->refusal = has ? REFUSAL_CREDIT : REFUSAL_NOT_FOUND;
        return ERR_NONE;
    }
    txn_touch(t, topic_of(TOPIC_CREDIT, cmd->account));
    if (sql_run(t, &SQL_CREDIT_ADD,
                VALS(V_I64(cmd->id), V_I64(cmd->account), V_I64(cmd->domains), V_I64(cmd->mailboxes), V_TEXT(cmd->reason),
                     V_I64(cmd->now_ms)),
                e))
        return e->code;
    return audit_add(t, cmd->id, cmd->account, STR("operator"), STR("credit.add"), cmd->id, cmd->reason, e);
}

enum { LIST_MAX = 1000 };

enum err_code read_accounts_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_accounts        *read = arg;
    AUTO(rows_auto) struct rows *r    = NULL;
    read->count                       = 0;
    read->accounts                    = arena_array(read->arena, LIST_MAX, sizeof *read->accounts);
    if (read->accounts == NULL)
        return err_set(e, ERR_NO_MEMORY, "no room for accounts");
    if (sql_query(t, &SQL_ACCOUNT_LIST, NULL, 0, &r, e))
        return e->code;
    while (rows_next(r, e))
        read->accounts[read->count++] = (struct account_view){
            .id               = rows_i64(r, 0),
            .created_at       = rows_i64(r, 1),
            .disabled_at      = rows_i64(r, 2),
            .credit_domains   = rows_i64(r, 3),
            .credit_mailboxes = rows_i64(r, 4),
            .name             = arena_str(read->arena, rows_text(r, 5)),
            .email            = arena_str(read->arena, rows_text(r, 6)),
        };
    return e->code;
}

enum err_code read_keys_txn(struct txn *t, void *arg, struct err *e)
{
    struct read_keys            *read = arg;
    AUTO(rows_auto) struct rows *r    = NULL;
    read->count                       = 0;
    read->keys                        = arena_array(read->arena, LIST_MAX, sizeof *read->keys);
    if (read->keys == NULL)
        return err_set(e, ERR_NO_MEMORY, "no room for keys");
    if (sql_query(t, &SQL_KEY_LIST, VALS(V_I64(read->account)), &r, e))
        return e->code;
    while (rows_next(r, e))
        read->keys[read->count++] = key_of_row(r, read->arena);
    return e->code;
}
