/*
 * model/money.h - amounts of money: integer minor units and a currency, never floating point.
 */
#ifndef MW_MODEL_MONEY_H
#define MW_MODEL_MONEY_H

#include "base/err.h"
#include "base/str.h"

struct money {
    int64_t minor;
    char    currency[4]; /* ISO 4217, upper case; "" when not known */
};

/* "10.26" with two digits of minor unit; more digits must be zeros. ERR_INVALID. */
MUST_USE enum err_code money_parse(struct str amount, struct str currency, struct money *out, struct err *e);
/* ERR_CONFLICT for different currencies, ERR_INVALID past the range. */
MUST_USE enum err_code money_add(struct money *sum, struct money what, struct err *e);
/* Is it a currency that we sell in (two-digit minor unit: USD, EUR, GBP)? */
bool money_currency_known(struct str currency);
/* Splits total over count shares in proportion to weights (sum > 0) by the largest remainder; the shares add up to it. */
void money_split(int64_t total, const int64_t *weights, size_t count, int64_t *out_shares);

#endif
