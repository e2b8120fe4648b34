/*
 * base/must.h - assertions that stay on in production.
 *
 * For our own mistakes only: nothing that a client, a vendor or a disk can send may trip one. A halt is cheaper than a
 * wrong sale. One condition each.
 */
#ifndef MW_BASE_MUST_H
#define MW_BASE_MUST_H

#include "base/macros.h"

#define must(cond) ((cond) ? (void)0 : must_fail(#cond, __FILE__, __LINE__, __func__))

/* Writes the place to standard error (async-signal-safe calls only) and aborts. */
__attribute__((noreturn, cold)) void must_fail(const char *cond, const char *file, int line, const char *func);

#endif
