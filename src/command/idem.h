/*
 * command/idem.h - the rows behind Idempotency-Key, inside a command's transaction.
 */
#ifndef MW_COMMAND_IDEM_H
#define MW_COMMAND_IDEM_H

#include "command/result.h"
#include "store/store.h"

/* Looks the key up. replay->found: answered before; *refusal is REFUSAL_IDEMPOTENCY when its body was another one.
 * A request without a key finds nothing. Texts are copied into a. */
MUST_USE enum err_code idem_find(struct txn *t, const struct idem *idem, struct arena *a, int64_t now_ms,
                                 struct idem_replay *replay, enum refusal *refusal, struct err *e);
/* Keeps an answer under the key; no-op without a key. expires_at 0: as long as the order lives. response STR_NONE: it
 * follows from order_id. An expired answer under the same key makes room. ERR_CONFLICT: a live one is there. */
MUST_USE enum err_code idem_keep(struct txn *t, const struct idem *idem, int status, struct str response, int64_t order_id,
                                 int64_t expires_at, int64_t now_ms, struct err *e);

#endif
