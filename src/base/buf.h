/*
 * base/buf.h - output with a limit and a sticky error.
 *
 * A writer reads as the text that it writes and is checked once, at the end, by buf_done(). After the limit is passed
 * every put does nothing. What was written is always followed by a NUL that is not counted.
 *
 * Owner    buf_init()/buf_deinit(); the memory is the heap's. A buf may be reused after buf_clear().
 * Threads  one at a time.
 * Errors   ERR_TOO_LARGE when the limit was passed, ERR_NO_MEMORY, ERR_INVALID when a put was refused (buf_fail).
 */
#ifndef MW_BASE_BUF_H
#define MW_BASE_BUF_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct buf {
    char         *ptr;
    size_t        len;
    size_t        size;
    size_t        limit;
    enum err_code failed; /* ERR_NONE, or the first failure */
};

void buf_init(struct buf *b, size_t limit_bytes); /* allocates nothing yet */
void buf_deinit(struct buf *b);                   /* NULL and an all-zero buf are fine */
void buf_clear(struct buf *b);                    /* empty, no failure, memory kept */
void buf_wipe(struct buf *b);                     /* overwrites the memory, then as buf_deinit */

void buf_put(struct buf *b, struct str s);
void buf_put_c(struct buf *b, const char *s);
void buf_put_char(struct buf *b, char c);
void buf_put_i64(struct buf *b, int64_t n);
PRINTF(2, 3) void buf_putf(struct buf *b, const char *fmt, ...);
void buf_put_json(struct buf *b, struct str s); /* a quoted JSON string; ERR_INVALID when s is not UTF-8 */
void buf_put_xml(struct buf *b, struct str s);  /* escaped for text and attributes; ERR_INVALID for what XML 1.0 forbids */
void buf_put_url(struct buf *b, struct str s);  /* percent-encoded, all but RFC 3986 unreserved */
void buf_fail(struct buf *b, enum err_code code);
/* Room for n more bytes to be written by the caller, who then adds them to b->len; NULL after a failure. */
char *buf_room(struct buf *b, size_t n);

MUST_USE enum err_code buf_done(const struct buf *b, struct err *e);
struct str             buf_str(const struct buf *b); /* borrows; empty after a failure */
/* A copy of the whole in a. STR_NONE after a failure or when a is full. */
struct str buf_to_arena(const struct buf *b, struct arena *a);

static inline void buf_auto(struct buf *b)
{
    buf_deinit(b);
}

#endif
