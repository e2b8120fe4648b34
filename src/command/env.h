/*
 * command/env.h - what every command is given beside its arguments: constant after the start.
 *
 * Commands are functions of the rows, their arguments, and the time and ids that are put into those arguments before
 * the transaction (command_stamp), so that a transaction can be run again.
 */
#ifndef MW_COMMAND_ENV_H
#define MW_COMMAND_ENV_H

#include "base/clock.h"
#include "base/id.h"
#include "base/rand.h"
#include "base/secret.h"
#include "model/price.h"
#include "store/store.h"

struct command_env {
    struct store            *store;
    const struct clock      *clock;
    struct id_source        *ids;
    const struct rand       *rand;
    const struct seal_key   *seal_key;
    const struct price_book *prices;
    const char              *payment;           /* name of the payment provider; NULL: orders need no payment */
    int64_t                  checkout_ms;       /* how long a checkout can be paid */
    int64_t                  quote_ms;          /* how long a quote holds */
    int64_t                  purge_delay_ms;    /* between delete and purge: 72 h */
    int64_t                  idempotency_ms;    /* how long an answer that is not an order's is kept: 24 h */
    bool                     contacts_required; /* a registry of ours wants contacts: a city is needed */
};

#endif
