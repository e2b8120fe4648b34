#include "base/arena.h"

#include "base/must.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 8192, ALIGN = 16 };

struct block {
    struct block *next;
    size_t        size; /* of data */
    size_t        used;
    _Alignas(16) unsigned char data[];
};

struct arena {
    struct block *head;
    size_t        limit;
    size_t        used;
    bool          overflowed;
};

struct arena *arena_new(size_t limit_bytes)
{
    struct arena *a = calloc(1, sizeof *a);
    if (a != NULL)
        a->limit = limit_bytes;
    return a;
}

static void blocks_free(struct block *b)
{
    while (b != NULL) {
        struct block *next = b->next;
        free(b);
        b = next;
    }
}

void arena_free(struct arena *a)
{
    if (a == NULL)
        return;
    blocks_free(a->head);
    free(a);
}

void arena_reset(struct arena *a)
{
    if (a->head != NULL) {
        blocks_free(a->head->next);
        a->head->next = NULL;
        a->head->used = 0;
        if (a->head->size > BLOCK_BYTES) { /* an oversized block is not worth keeping */
            free(a->head);
            a->head = NULL;
        }
    }
    a->used       = 0;
    a->overflowed = false;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
    must(a != NULL);
    if (bytes > a->limit || bytes > SIZE_MAX / 2) {
        a->overflowed = true;
        return NULL;
    }
    const size_t need = (bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (need > a->limit - a->used) {
        a->overflowed = true;
        return NULL;
    }
    struct block *b = a->head;
    if (b == NULL || b->size - b->used < need) {
        const size_t size = need > BLOCK_BYTES ? need : BLOCK_BYTES;
        b                 = malloc(sizeof *b + size);
        if (b == NULL) {
            a->overflowed = true;
            return NULL;
        }
        b->size = size;
        b->used = 0;
        b->next = a->head;
        a->head = b;
    }
    void *p = b->data + b->used;
    b->used += need;
    a->used += need;
    memset(p, 0, need);
    return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        a->overflowed = true;
        return NULL;
    }
    return arena_alloc(a, bytes);
}

bool arena_overflowed(const struct arena *a)
{
    return a->overflowed;
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}

struct str arena_str(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.len + 1);
    if (p == NULL)
        return (struct str){ NULL, 0 };
    if (s.len > 0)
        memcpy(p, s.ptr, s.len);
    return (struct str){ p, s.len };
}

struct str arena_fmt(struct arena *a, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    va_list again;
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    struct str out = { NULL, 0 };
    if (n >= 0) {
        char *p = arena_alloc(a, (size_t)n + 1);
        if (p != NULL && vsnprintf(p, (size_t)n + 1, fmt, again) == n)
            out = (struct str){ p, (size_t)n };
    }
    va_end(again);
    return out;
}
