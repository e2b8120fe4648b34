#include "base/str.h"

#include "base/must.h"

#include <string.h>

struct str str_c(const char *c)
{
    return c == NULL ? STR_NONE : (struct str){ c, strlen(c) };
}

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_eq_c(struct str a, const char *b)
{
    return str_eq(a, str_c(b));
}

bool str_ieq(struct str a, struct str b)
{
    return a.len == b.len && str_istarts(a, b);
}

int str_cmp(struct str a, struct str b)
{
    const size_t n    = a.len < b.len ? a.len : b.len;
    const int    diff = n == 0 ? 0 : memcmp(a.ptr, b.ptr, n);
    if (diff != 0)
        return diff;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool str_starts(struct str s, struct str front)
{
    return s.len >= front.len && str_eq((struct str){ s.ptr, front.len }, front);
}

bool str_ends(struct str s, struct str back)
{
    return s.len >= back.len && str_eq(str_from(s, s.len - back.len), back);
}

bool str_istarts(struct str s, struct str front)
{
    if (s.len < front.len)
        return false;
    for (size_t i = 0; i < front.len; i++)
        if (ascii_lower(s.ptr[i]) != ascii_lower(front.ptr[i]))
            return false;
    return true;
}

bool str_has(struct str s, char c)
{
    return str_find_char(s, c) < s.len;
}

struct str str_sub(struct str s, size_t from, size_t len)
{
    if (from >= s.len)
        return (struct str){ s.ptr, 0 };
    if (len > s.len - from)
        len = s.len - from;
    return (struct str){ s.ptr + from, len };
}

struct str str_from(struct str s, size_t from)
{
    return str_sub(s, from, s.len);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
    while (s.len > 0 && is_blank(s.ptr[0]))
        s = str_from(s, 1);
    while (s.len > 0 && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

size_t str_find_char(struct str s, char c)
{
    const char *hit = s.len == 0 ? NULL : memchr(s.ptr, c, s.len);
    return hit == NULL ? s.len : (size_t)(hit - s.ptr);
}

size_t str_find(struct str s, struct str what)
{
    if (what.len == 0)
        return 0;
    const char *hit = s.len < what.len ? NULL : memmem(s.ptr, s.len, what.ptr, what.len);
    return hit == NULL ? s.len : (size_t)(hit - s.ptr);
}

size_t str_rfind_char(struct str s, char c)
{
    const char *hit = s.len == 0 ? NULL : memrchr(s.ptr, c, s.len);
    return hit == NULL ? s.len : (size_t)(hit - s.ptr);
}

bool str_split(struct str *rest, char sep, struct str *out_part)
{
    if (rest->len == 0)
        return false;
    const size_t at = str_find_char(*rest, sep);
    *out_part       = str_sub(*rest, 0, at);
    *rest           = at < rest->len ? str_from(*rest, at + 1) : (struct str){ rest->ptr + rest->len, 0 };
    return true;
}

enum err_code str_to_i64(struct str s, int64_t min, int64_t max, int64_t *out, struct err *e)
{
    const bool neg = s.len > 0 && s.ptr[0] == '-';
    size_t     i   = neg ? 1 : 0;
    if (i == s.len)
        return err_set(e, ERR_INVALID, "a number is wanted");
    int64_t n = 0;
    for (; i < s.len; i++) {
        if (!ascii_is_digit(s.ptr[i]))
            return err_set(e, ERR_INVALID, "a number is wanted");
        const int64_t digit = s.ptr[i] - '0';
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_sub_overflow(n, digit, &n))
            return err_set(e, ERR_INVALID, "the number is out of range");
    }
    /* n is negative by now: the negative side has room for INT64_MIN */
    if (!neg && n == INT64_MIN)
        return err_set(e, ERR_INVALID, "the number is out of range");
    const int64_t value = neg ? n : -n;
    if (value < min || value > max)
        return err_set(e, ERR_INVALID, "the number is out of range");
    *out = value;
    return ERR_NONE;
}

enum err_code str_cstr(struct str s, char *dst, size_t dst_size, struct err *e)
{
    if (s.len >= dst_size)
        return err_set(e, ERR_INVALID, "the text is too long: %zu bytes", s.len);
    if (str_has(s, '\0'))
        return err_set(e, ERR_INVALID, "the text holds a NUL");
    if (s.len > 0)
        memcpy(dst, s.ptr, s.len);
    dst[s.len] = '\0';
    return ERR_NONE;
}

bool str_is_utf8(struct str s)
{
    const unsigned char *p   = (const unsigned char *)s.ptr;
    const unsigned char *end = p + s.len;
    while (p < end) {
        if (p[0] < 0x80) {
            p++;
            continue;
        }
        size_t   more;
        uint32_t cp, least;
        if ((p[0] & 0xE0) == 0xC0) {
            more = 1, cp = p[0] & 0x1FU, least = 0x80;
        } else if ((p[0] & 0xF0) == 0xE0) {
            more = 2, cp = p[0] & 0x0FU, least = 0x800;
        } else if ((p[0] & 0xF8) == 0xF0) {
            more = 3, cp = p[0] & 0x07U, least = 0x10000;
        } else {
            return false;
        }
        if ((size_t)(end - p) <= more)
            return false;
        for (size_t i = 1; i <= more; i++) {
            if ((p[i] & 0xC0) != 0x80)
                return false;
            cp = cp << 6 | (p[i] & 0x3FU);
        }
        if (cp < least || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
            return false;
        p += more + 1;
    }
    return true;
}

uint64_t str_hash(struct str s, uint64_t seed)
{
    uint64_t h = seed ^ 0xcbf29ce484222325ULL;
    for (size_t i = 0; i < s.len; i++) {
        h ^= (unsigned char)s.ptr[i];
        h *= 0x100000001b3ULL;
    }
    h ^= h >> 29;
    h *= 0xbf58476d1ce4e5b9ULL;
    return h ^ h >> 32;
}
