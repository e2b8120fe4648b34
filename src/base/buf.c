#include "base/buf.h"

#include "base/must.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BYTES = 512 };

void buf_init(struct buf *b, size_t limit_bytes)
{
    *b = (struct buf){ .limit = limit_bytes };
}

void buf_deinit(struct buf *b)
{
    if (b == NULL)
        return;
    free(b->ptr);
    *b = (struct buf){ .limit = b->limit };
}

void buf_clear(struct buf *b)
{
    b->len    = 0;
    b->failed = ERR_NONE;
}

void buf_wipe(struct buf *b)
{
    if (b == NULL)
        return;
    if (b->ptr != NULL)
        explicit_bzero(b->ptr, b->size);
    buf_deinit(b);
}

void buf_fail(struct buf *b, enum err_code code)
{
    if (b->failed == ERR_NONE)
        b->failed = code;
}

char *buf_room(struct buf *b, size_t n)
{
    must(b != NULL);
    if (b->failed != ERR_NONE)
        return NULL;
    if (n > b->limit || b->len > b->limit - n) {
        buf_fail(b, ERR_TOO_LARGE);
        return NULL;
    }
    const size_t need = b->len + n + 1; /* the NUL */
    if (need > b->size) {
        size_t size = b->size == 0 ? FIRST_BYTES : b->size;
        while (size < need)
            size *= 2;
        char *grown = realloc(b->ptr, size);
        if (grown == NULL) {
            buf_fail(b, ERR_NO_MEMORY);
            return NULL;
        }
        b->ptr  = grown;
        b->size = size;
    }
    b->ptr[b->len + n] = '\0';
    return b->ptr + b->len;
}

void buf_put(struct buf *b, struct str s)
{
    if (s.len == 0)
        return;
    char *to = buf_room(b, s.len);
    if (to == NULL)
        return;
    memcpy(to, s.ptr, s.len);
    b->len += s.len;
}

void buf_put_c(struct buf *b, const char *s)
{
    buf_put(b, str_c(s));
}

void buf_put_char(struct buf *b, char c)
{
    buf_put(b, (struct str){ &c, 1 });
}

void buf_put_i64(struct buf *b, int64_t n)
{
    char     digits[20];
    size_t   at  = sizeof digits;
    uint64_t abs = n < 0 ? (uint64_t)(-(n + 1)) + 1 : (uint64_t)n;
    do {
        digits[--at] = (char)('0' + abs % 10);
        abs /= 10;
    } while (abs != 0);
    if (n < 0)
        buf_put_char(b, '-');
    buf_put(b, (struct str){ digits + at, sizeof digits - at });
}

void buf_putf(struct buf *b, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    va_list again;
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0) {
        buf_fail(b, ERR_INVALID);
    } else {
        char *to = buf_room(b, (size_t)n);
        if (to != NULL) {
            (void)vsnprintf(to, (size_t)n + 1, fmt, again);
            b->len += (size_t)n;
        }
    }
    va_end(again);
}

void buf_put_json(struct buf *b, struct str s)
{
    static const char hex[] = "0123456789abcdef";
    if (!str_is_utf8(s)) {
        buf_fail(b, ERR_INVALID);
        return;
    }
    buf_put_char(b, '"');
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_put(b, str_sub(s, from, i - from));
        from = i + 1;
        if (c == '"' || c == '\\') {
            buf_put_char(b, '\\');
            buf_put_char(b, (char)c);
        } else if (c == '\n') {
            buf_put(b, STR("\\n"));
        } else {
            buf_put(b, STR("\\u00"));
            buf_put_char(b, hex[c >> 4]);
            buf_put_char(b, hex[c & 15]);
        }
    }
    buf_put(b, str_from(s, from));
    buf_put_char(b, '"');
}

void buf_put_xml(struct buf *b, struct str s)
{
    if (!str_is_utf8(s)) {
        buf_fail(b, ERR_INVALID);
        return;
    }
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];
        struct str          as;
        switch (c) {
        case '&': as = STR("&amp;"); break;
        case '<': as = STR("&lt;"); break;
        case '>': as = STR("&gt;"); break;
        case '"': as = STR("&quot;"); break;
        case '\'': as = STR("&apos;"); break;
        default:
            if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
                buf_fail(b, ERR_INVALID); /* XML 1.0, 2.2: no way to write it */
            continue;
        }
        buf_put(b, str_sub(s, from, i - from));
        buf_put(b, as);
        from = i + 1;
    }
    buf_put(b, str_from(s, from));
}

void buf_put_url(struct buf *b, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.len; i++) {
        const char c = s.ptr[i];
        if (ascii_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            buf_put_char(b, c);
        } else {
            const char as[] = { '%', hex[(unsigned char)c >> 4], hex[(unsigned char)c & 15] };
            buf_put(b, (struct str){ as, sizeof as });
        }
    }
}

enum err_code buf_done(const struct buf *b, struct err *e)
{
    if (b->failed == ERR_NONE)
        return ERR_NONE;
    if (b->failed == ERR_TOO_LARGE)
        return err_set(e, ERR_TOO_LARGE, "the output passed its limit of %zu bytes", b->limit);
    return err_set(e, b->failed, "the output could not be written");
}

struct str buf_str(const struct buf *b)
{
    if (b->failed != ERR_NONE || b->len == 0)
        return STR("");
    return (struct str){ b->ptr, b->len };
}

struct str buf_to_arena(const struct buf *b, struct arena *a)
{
    return b->failed != ERR_NONE ? STR_NONE : arena_str(a, buf_str(b));
}
