#include "base/id.h"

#include "base/must.h"

#include <stdatomic.h>
#include <stdlib.h>

enum { COUNTER_BITS = 12, NODE_BITS = 9 };
static const int64_t epoch_ms = 1704067200000; /* 2024-01-01T00:00:00Z */

struct id_source {
    const struct clock *clock;
    int64_t             node;
    _Atomic int64_t     last; /* milliseconds since the epoch << COUNTER_BITS | counter */
};

struct id_source *id_source_new(const struct clock *clock, int node)
{
    must(node >= 0 && node <= ID_NODE_MAX);
    struct id_source *s = calloc(1, sizeof *s);
    if (s == NULL)
        return NULL;
    s->clock = clock;
    s->node  = node;
    return s;
}

void id_source_free(struct id_source *s)
{
    free(s);
}

int64_t id_new(struct id_source *s)
{
    return id_block(s, 1);
}

int64_t id_block(struct id_source *s, int count)
{
    must(count >= 1 && count <= ID_BLOCK_MAX);
    const int64_t now  = (clock_now(s->clock) - epoch_ms) << COUNTER_BITS;
    const int64_t mask = (1 << COUNTER_BITS) - 1;
    int64_t       last = atomic_load_explicit(&s->last, memory_order_relaxed);
    int64_t       first;
    do {
        first = now > last ? now : last + 1;
        if ((first & mask) + count - 1 > mask) /* a block does not straddle two milliseconds: the node is between them */
            first = (first | mask) + 1;
    } while (!atomic_compare_exchange_weak(&s->last, &last, first + count - 1));
    must(first > 0);
    return (first >> COUNTER_BITS) << (COUNTER_BITS + NODE_BITS) | s->node << COUNTER_BITS | (first & mask);
}

int64_t id_made_at_ms(int64_t id)
{
    return (id >> (COUNTER_BITS + NODE_BITS)) + epoch_ms;
}
