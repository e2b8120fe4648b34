/*
 * model/problem.h - what is wrong with what a customer sent: a place, a rule's word, a sentence that says what to do.
 *
 * A list lives in an arena and is bounded; past its bound further problems are counted and not kept.
 */
#ifndef MW_MODEL_PROBLEM_H
#define MW_MODEL_PROBLEM_H

#include "base/arena.h"
#include "base/str.h"

enum { PROBLEMS_MAX = 1000 };

struct problem {
    struct str path;    /* JSON Pointer into the body, or "?name" for a query parameter */
    struct str rule;    /* "bareDomain" */
    struct str message; /* for the customer */
};

struct problems {
    struct arena   *arena;
    struct problem *list;
    size_t          count, room;
    size_t          dropped; /* how many did not fit */
};

void problems_init(struct problems *p, struct arena *a);
/* path and message are copied; rule is static. */
PRINTF(4, 5) void problems_add(struct problems *p, struct str path, const char *rule, const char *fmt, ...);
bool              problems_any(const struct problems *p);

#endif
