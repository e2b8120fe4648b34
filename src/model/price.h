/*
 * model/price.h - the operator's price list. Amounts are minor units of its one currency; constant after the start.
 */
#ifndef MW_MODEL_PRICE_H
#define MW_MODEL_PRICE_H

#include "base/str.h"
#include "model/esp.h"
#include "model/plan.h"

enum { PRICE_TLDS_MAX = 512 };

struct price_plan {
    bool    offered;
    int64_t per_mailbox_month;
    int64_t mailboxes_min, mailboxes_max; /* of one domain */
};

struct price_tld {
    struct str tld; /* "co.uk", lower case, without a leading dot */
    int64_t    price, renewal_price;
    int        period_months;
};

struct price_book {
    char              currency[4];
    struct price_plan plans[ESP_COUNT][PLAN_COUNT];
    struct price_tld  tlds[PRICE_TLDS_MAX];
    size_t            tld_count;
};

/* Prices of the origin's market (facts/seed-api.md): 399, 349, 299 a mailbox and month, 1400 a domain and year, for com,
 * net, org, co. What an installation without a price list of its own charges. */
void price_book_default(struct price_book *book);
/* NULL: that provider is not offered with that plan. */
const struct price_plan *price_plan(const struct price_book *book, enum esp esp, enum plan plan);
/* The row of the TLD that name (lower case) lies directly under; NULL: not offered, or name is not one label under it. */
const struct price_tld *price_of_name(const struct price_book *book, struct str name);
const struct price_tld *price_tld(const struct price_book *book, struct str tld);
/* One mailbox for one payment's period. */
int64_t price_mailbox(const struct price_plan *p, enum plan plan);

#endif
