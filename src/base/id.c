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
    const int64_t now  = (clock_now(s->clock) - epoch_ms) << COUNTER_BITS;
    int64_t       last = atomic_load_explicit(&s->last, memory_order_relaxed);
    int64_t       next;
    do
        next = now > last ? now : last + 1;
    while (!atomic_compare_exchange_weak(&s->last, &last, next));
    must(next > 0);
    const int64_t counter = next & ((1 << COUNTER_BITS) - 1);
    return (next >> COUNTER_BITS) << (COUNTER_BITS + NODE_BITS) | s->node << COUNTER_BITS | counter;
}

int64_t id_made_at_ms(int64_t id)
{
    return (id >> (COUNTER_BITS + NODE_BITS)) + epoch_ms;
}
