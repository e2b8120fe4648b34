/*
 * net/http_client.h - HTTP out, over libcurl: kept connections, a deadline on every call, no redirects, TLS verified.
 *
 * The pair of errors that matters: ERR_UNAVAILABLE when no byte of the request can have been acted upon (no connection,
 * no TLS), ERR_AMBIGUOUS when the request may have arrived and no whole answer came back, whatever the method: the
 * caller knows whether a repeat is harmless. An answer with any status is success here.
 *
 * Threads  a struct http_client is for one thread at a time; make one for each worker (http_client_new is cheap, TLS
 *          sessions and DNS are shared within it only).
 */
#ifndef MW_NET_HTTP_CLIENT_H
#define MW_NET_HTTP_CLIENT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "net/http_server.h" /* struct http_header */

struct http_client;

struct http_call {
    struct str                method;
    struct str                url; /* http:// or https://; nothing secret in it */
    const struct http_header *headers;
    size_t                    header_count;
    struct str                body;
    bool                      has_body;    /* sends Content-Length: 0 for an empty one */
    int64_t                   until_ms;    /* monotonic */
    size_t                    body_len_max; /* of the answer; past it ERR_AMBIGUOUS */
};

struct http_result {
    int                 status;
    struct str          body;    /* borrowed from the arena */
    struct http_header *headers; /* borrowed from the arena */
    size_t              header_count;
};

struct http_client_conf {
    const char *ca_file;     /* NULL: the system's */
    const char *user_agent;  /* "mailwharf/0.1" */
    int64_t     connect_timeout_ms;
    bool        allow_http; /* plain http:// to loopback addresses and to hosts the operator named by http:// */
};

MUST_USE enum err_code http_client_new(const struct http_client_conf *conf, struct http_client **out, struct err *e);
void                   http_client_free(struct http_client *c);
/* ERR_INVALID: a URL or header that cannot be sent. ERR_UNAVAILABLE, ERR_AMBIGUOUS: above. ERR_NO_MEMORY. */
MUST_USE enum err_code http_client_call(struct http_client *c, const struct http_call *call, struct arena *a,
                                        struct http_result *out, struct err *e);
/* First header of that name in an answer; STR_NONE when there is none. */
struct str http_result_header(const struct http_result *r, struct str name);
/* Milliseconds of a Retry-After header (seconds or a date); 0 when there is none or it is no use. */
int64_t http_result_retry_after_ms(const struct http_result *r, int64_t now_ms);

#endif
