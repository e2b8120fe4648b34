/*
 * base/id.h - 64-bit ids that we make: positive, unique over nodes, growing with time.
 *
 * Layout: 42 bits milliseconds since 2024-01-01 UTC, 9 bits node, 12 bits counter. A clock that stands still or jumps
 * back does not repeat an id within a process: the counter borrows from the next millisecond.
 *
 * Threads  id_new() may be called from any.
 */
#ifndef MW_BASE_ID_H
#define MW_BASE_ID_H

#include "base/clock.h"

enum { ID_NODE_MAX = 511, ID_BLOCK_MAX = 1024 };

struct id_source;

struct id_source *id_source_new(const struct clock *clock, int node); /* caller frees; NULL: out of memory */
void              id_source_free(struct id_source *s);
int64_t           id_new(struct id_source *s);
/* count ids in a row (1..ID_BLOCK_MAX); gives the first. */
int64_t id_block(struct id_source *s, int count);
int64_t           id_made_at_ms(int64_t id); /* when, about */

#endif
