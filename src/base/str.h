/*
 * base/str.h - text as a view with a length.
 *
 * A struct str borrows; it is not terminated. Zero-terminated strings stay at the edge of C libraries (str_cstr).
 * Nothing here knows a locale: case and classes are ASCII.
 */
#ifndef MW_BASE_STR_H
#define MW_BASE_STR_H

#include "base/err.h"
#include "base/macros.h"

struct str {
    const char *ptr;
    size_t      len; /* < INT_MAX */
};
#define STR(lit) ((struct str){ "" lit "", sizeof(lit) - 1 })
#define STR_INIT(lit) { "" lit "", sizeof(lit) - 1 } /* for static tables */
#define STR_NONE ((struct str){ NULL, 0 })
/* For printf: "%.*s", STR_ARG(s) */
#define STR_ARG(s) (int)(s).len, (s).len > 0 ? (s).ptr : ""

struct str str_c(const char *c); /* NULL gives STR_NONE */
bool       str_eq(struct str a, struct str b);
bool       str_eq_c(struct str a, const char *b);
bool       str_ieq(struct str a, struct str b); /* ASCII case ignored */
int        str_cmp(struct str a, struct str b); /* by bytes, shorter first; <0, 0, >0 */
bool       str_starts(struct str s, struct str front);
bool       str_ends(struct str s, struct str back);
bool       str_istarts(struct str s, struct str front);
bool       str_has(struct str s, char c);
struct str str_sub(struct str s, size_t from, size_t len); /* clamped to s */
struct str str_from(struct str s, size_t from);            /* clamped to s */
struct str str_trim(struct str s);                         /* blanks, tabs, CR, LF at both ends */
/* Index of the first c or of the first occurrence of what; s.len when there is none. */
size_t str_find_char(struct str s, char c);
size_t str_find(struct str s, struct str what);
size_t str_rfind_char(struct str s, char c);
/* Takes the part before sep off *rest; false when *rest is used up. "a,,b," gives "a", "", "b"; "" gives nothing. */
bool str_split(struct str *rest, char sep, struct str *out_part);

/* Decimal digits with an optional minus, no blanks, no plus, whole text, within [min, max]. */
MUST_USE enum err_code str_to_i64(struct str s, int64_t min, int64_t max, int64_t *out, struct err *e);
/* Copies s with a NUL into dst; ERR_INVALID when it does not fit or s holds a NUL. */
MUST_USE enum err_code str_cstr(struct str s, char *dst, size_t dst_size, struct err *e);
/* Is s well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF)? */
bool str_is_utf8(struct str s);
/* 64-bit hash for tables in memory (not for anything that a stranger may choose to collide: see rand.h for a seed). */
uint64_t str_hash(struct str s, uint64_t seed);

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool ascii_is_alnum(char c)
{
    return ascii_is_digit(c) || ascii_is_lower(c) || ascii_is_upper(c);
}
static inline char ascii_lower(char c)
{
    return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}
static inline char ascii_upper(char c)
{
    return ascii_is_lower(c) ? (char)(c - ('a' - 'A')) : c;
}

#endif
