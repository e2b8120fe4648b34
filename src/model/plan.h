/*
 * model/plan.h - how an order is billed. Numbers are in the database.
 */
#ifndef MW_MODEL_PLAN_H
#define MW_MODEL_PLAN_H

#include "base/str.h"
#include "model/esp.h"

enum plan { PLAN_QUARTERLY, PLAN_ANNUAL_FLEXI, PLAN_ANNUAL_FIXED, PLAN_COUNT };

struct str plan_name(enum plan plan); /* "annualFlexi" */
bool       plan_parse(struct str name, enum plan *out);
int        plan_billing_months(enum plan plan);    /* one payment covers these */
int        plan_commitment_months(enum plan plan); /* the term */
bool       plan_gives_slots(enum plan plan);       /* a deleted domain leaves a replacement slot */
bool       plan_offered(enum plan plan, enum esp esp); /* Azure has quarterly only */

#endif
