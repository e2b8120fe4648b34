/*
 * command/keys.h - accounts, API keys and credits: what the operator's command line asks for, and what the API asks on
 * every request (which account is this key's?).
 *
 * A token is "mw_" and 43 characters of base64url (256 bits); the store keeps its BLAKE2b-256.
 */
#ifndef MW_COMMAND_KEYS_H
#define MW_COMMAND_KEYS_H

#include "command/env.h"
#include "command/result.h"

enum scope { SCOPE_READ = 1, SCOPE_ORDER = 2, SCOPE_MANAGE = 4, SCOPE_SECRETS = 8, SCOPE_ALL = 15 };
enum { TOKEN_LEN = 46, TOKEN_HASH_LEN = 32, TOKEN_PREFIX_LEN = 11 };

void token_new(const struct rand *r, char out[TOKEN_LEN + 1]);
void token_hash(struct str token, unsigned char out[TOKEN_HASH_LEN]);

struct key_view {
    int64_t    id, account, created_at, revoked_at;
    struct str name, prefix, account_name;
    int64_t    scopes, route_limit, key_limit, order_cap, day_cap;
};

/* The key of that hash, not revoked, of an account that is not disabled. ERR_NOT_FOUND. For store_read(). */
struct read_key {
    struct arena  *arena;
    unsigned char  hash[TOKEN_HASH_LEN];
    struct key_view key;
};
enum err_code read_key_txn(struct txn *t, void *read, struct err *e);

struct cmd_add_account {
    const struct command_env *env;
    struct str                name, email; /* checked by the caller */
    int64_t                   now_ms, id;  /* stamped */
};
void          cmd_add_account_prepare(struct cmd_add_account *cmd);
enum err_code cmd_add_account_txn(struct txn *t, void *cmd, struct err *e);

struct cmd_add_key {
    const struct command_env *env;
    int64_t                   account;
    struct str                name, token;
    int64_t                   scopes, route_limit, key_limit, order_cap, day_cap;
    int64_t                   now_ms, id;
    enum refusal              refusal; /* REFUSAL_NOT_FOUND: no such account */
};
void          cmd_add_key_prepare(struct cmd_add_key *cmd);
enum err_code cmd_add_key_txn(struct txn *t, void *cmd, struct err *e);

struct cmd_revoke_key {
    const struct command_env *env;
    int64_t                   id, now_ms, audit_id;
    enum refusal              refusal;
};
void          cmd_revoke_key_prepare(struct cmd_revoke_key *cmd);
enum err_code cmd_revoke_key_txn(struct txn *t, void *cmd, struct err *e);

struct cmd_add_credit {
    const struct command_env *env;
    int64_t                   account, domains, mailboxes; /* may be negative, the balance may not */
    struct str                reason;
    int64_t                   now_ms, id;
    enum refusal              refusal;
};
void          cmd_add_credit_prepare(struct cmd_add_credit *cmd);
enum err_code cmd_add_credit_txn(struct txn *t, void *cmd, struct err *e);

struct account_view {
    int64_t    id, created_at, disabled_at, credit_domains, credit_mailboxes;
    struct str name, email;
};
struct read_accounts {
    struct arena        *arena;
    struct account_view *accounts;
    size_t               count;
};
enum err_code read_accounts_txn(struct txn *t, void *read, struct err *e); /* at most 1000, oldest first */
struct read_keys {
    struct arena    *arena;
    int64_t          account; /* 0: all */
    struct key_view *keys;
    size_t           count;
};
enum err_code read_keys_txn(struct txn *t, void *read, struct err *e);

#endif
