/*
 * wire/json.h - JSON in (strict, RFC 8259) and out (a writer that streams into a buf).
 *
 * In: UTF-8 only, no duplicate keys, depth at most 32, no text after the value; the parser underneath (jansson) shows
 * nowhere else. Values borrow from their document. A key or string with U+0000 is refused.
 * Out: struct json_out knows where commas go; text is escaped by buf_put_json.
 *
 * Threads  a document is for one thread at a time.
 */
#ifndef MW_WIRE_JSON_H
#define MW_WIRE_JSON_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct json_doc;
struct json; /* one value of a document */

enum json_kind { JSON_NULL, JSON_BOOL, JSON_INT, JSON_REAL, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

/* ERR_INVALID with line and column; ERR_TOO_LARGE past depth 32. The text may be freed afterwards. */
MUST_USE enum err_code json_parse(struct str text, struct json_doc **out, struct err *e);
void                   json_doc_free(struct json_doc *d); /* NULL is fine */
const struct json     *json_root(const struct json_doc *d);
static inline void     json_doc_auto(struct json_doc **d)
{
    json_doc_free(*d);
}

/* Every reader below takes NULL (an absent value) and answers as for a value of another kind. */
enum json_kind     json_kind(const struct json *v); /* JSON_NULL for NULL */
const char        *json_kind_name(enum json_kind k);
bool               json_bool(const struct json *v);
int64_t            json_i64(const struct json *v);
double             json_real(const struct json *v); /* of an integer too */
struct str         json_str(const struct json *v);  /* STR_NONE for another kind */
size_t             json_len(const struct json *v);  /* of an array or object; else 0 */
const struct json *json_at(const struct json *v, size_t i);           /* array; NULL past its end */
const struct json *json_get(const struct json *v, const char *key);   /* object; NULL when absent */
/* Walks an object in the order of the text: json_each(v, &it, &key, &value). it starts as NULL. */
bool json_each(const struct json *v, void **it, struct str *out_key, const struct json **out_value);
/* json_get over a path of keys: json_path(v, "error", "code", NULL). */
__attribute__((sentinel)) const struct json *json_path(const struct json *v, ...);
/* Canonical text (keys sorted by bytes, no blanks): equal for equal values. */
void json_canonical(const struct json *v, struct buf *out);

struct json_out {
    struct buf *b;
    bool        comma; /* the next item needs one */
};

struct json_out json_out(struct buf *b);
void jo_object(struct json_out *o);     /* { */
void jo_object_end(struct json_out *o); /* } */
void jo_array(struct json_out *o);
void jo_array_end(struct json_out *o);
void jo_key(struct json_out *o, struct str key); /* key must need no escaping */
void jo_str(struct json_out *o, struct str s);
void jo_i64(struct json_out *o, int64_t n);
void jo_bool(struct json_out *o, bool v);
void jo_null(struct json_out *o);
void jo_time(struct json_out *o, int64_t at_ms); /* null for 0 */
void jo_raw(struct json_out *o, struct str json); /* a value that is JSON already */
/* Key and value in one. */
#define jo_kv_str(o, k, v) (jo_key(o, STR(k)), jo_str(o, v))
#define jo_kv_i64(o, k, v) (jo_key(o, STR(k)), jo_i64(o, v))
#define jo_kv_bool(o, k, v) (jo_key(o, STR(k)), jo_bool(o, v))
#define jo_kv_null(o, k) (jo_key(o, STR(k)), jo_null(o))
#define jo_kv_time(o, k, v) (jo_key(o, STR(k)), jo_time(o, v))

#endif
