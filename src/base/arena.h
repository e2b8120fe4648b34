/*
 * base/arena.h - memory that lives as long as one request or one job.
 *
 * Owner    whoever called arena_new(); everything inside dies with arena_free().
 * Threads  one at a time; nothing here locks.
 * Errors   past its limit (or out of memory) arena_alloc() gives NULL and the arena remembers: see arena_overflowed().
 */
#ifndef MW_BASE_ARENA_H
#define MW_BASE_ARENA_H

#include "base/macros.h"
#include "base/str.h"

struct arena;

struct arena *arena_new(size_t limit_bytes);              /* caller frees; NULL: out of memory */
void          arena_free(struct arena *a);                /* NULL is fine */
void          arena_reset(struct arena *a);               /* forgets what is inside, keeps one block for the next use */
void         *arena_alloc(struct arena *a, size_t bytes); /* zeroed, aligned to 16, borrowed from a */
void         *arena_array(struct arena *a, size_t count, size_t size); /* count * size checked; zeroed */
bool          arena_overflowed(const struct arena *a);
size_t        arena_used(const struct arena *a); /* bytes handed out */

/* A copy that lives in a, followed by a NUL that is not counted. {NULL, 0} when the limit is passed. */
struct str arena_str(struct arena *a, struct str s);
/* printf into a. {NULL, 0} when the limit is passed. */
PRINTF(2, 3) struct str arena_fmt(struct arena *a, const char *fmt, ...);

static inline void arena_auto(struct arena **a)
{
    arena_free(*a);
}

#endif
