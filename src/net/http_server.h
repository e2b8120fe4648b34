/*
 * net/http_server.h - HTTP/1.1 in: whole requests within their limits, answers from any thread, now or later.
 *
 * The server parses strictly (RFC 9112; the list of what it refuses is in net/README.md), reads the whole body (its
 * length or chunks) and calls the handler once for each request, one at a time for one connection, on an I/O thread.
 * The handler must not block there: it answers at once, or hands the exchange to another thread (http_pool) or to a
 * later event. Every exchange must be answered exactly once by http_reply(); that ends its life.
 *
 * Threads  http_reply() and the read-only calls: any thread, one at a time for one exchange.
 */
#ifndef MW_NET_HTTP_SERVER_H
#define MW_NET_HTTP_SERVER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/str.h"

struct http_server;
struct http_exchange;

struct http_header {
    struct str name; /* as sent; compare with str_ieq */
    struct str value; /* blanks at both ends dropped */
};

/* Everything borrowed from the exchange, until http_reply(). */
struct http_request {
    struct str                method; /* "GET" */
    struct str                target; /* as sent, origin form: "/v1/domain?x=y" */
    struct str                path;   /* of target, up to '?', not decoded */
    struct str                query;  /* after '?', not decoded; empty when there is none */
    struct str                host;   /* of the Host header, lower case, without port */
    struct str                body;
    const struct http_header *headers;
    size_t                    header_count;
    struct str                peer;          /* address of the client without its port: "127.0.0.1" */
    int                       minor_version; /* 0 or 1 */
};

struct http_response {
    int                       status;
    struct str                content_type; /* empty: none is sent */
    struct str                body;         /* copied by http_reply() */
    const struct http_header *headers;      /* further ones; never Content-Length, Connection, Date */
    size_t                    header_count;
    bool                      close; /* close the connection after this answer */
};

const struct http_request *http_exchange_request(const struct http_exchange *x);
struct arena              *http_exchange_arena(struct http_exchange *x); /* lives until http_reply(); limited */
bool                       http_exchange_gone(struct http_exchange *x);  /* the client closed its connection */
/* First header of that name; STR_NONE when there is none. */
struct str http_header_get(const struct http_request *r, struct str name);
/* Answers and ends the exchange; x is gone. A HEAD request's body is left out, its length is kept. */
void http_reply(struct http_exchange *x, const struct http_response *r);

/* Called on an I/O thread for each whole request. */
typedef void http_handler(void *ctx, struct http_exchange *x);
/* The answer to what is refused before it is a request (status 400, 408, 413, 414, 431, 501, 505, 503); fills body and
 * content_type of *r, whose status is set. May be NULL: then the body is empty. */
typedef void http_refusal(void *ctx, int status, const char *why, struct arena *a, struct http_response *r);

struct http_server_conf {
    const char   *address; /* "127.0.0.1" or "::1"; one numeric address */
    int           port;    /* 0: the system chooses, see http_server_port() */
    const char   *unix_path; /* instead of address and port when not NULL: a socket file of mode 0600 */
    int           threads;               /* I/O threads, 1.. */
    size_t        header_len_max;        /* 16384 */
    size_t        header_count_max;      /* 100 */
    size_t        body_len_max;          /* 1 MiB */
    int64_t       header_timeout_ms;     /* 10000, whole header, from its first byte (or from the accept) */
    int64_t       body_timeout_ms;       /* 30000, whole body */
    int64_t       idle_timeout_ms;       /* 60000, between requests */
    int64_t       write_timeout_ms;      /* 30000, whole answer; a client that does not read is closed */
    int           connections_max;       /* 4096 */
    int           connections_per_address_max; /* 0: no limit */
    size_t        arena_limit;           /* of one exchange, 8 MiB */
    http_handler *handler;
    http_refusal *refusal;
    void         *ctx;
};
extern const struct http_server_conf http_server_conf_default;

/* Listens and serves when it returns. ERR_UNAVAILABLE: the address is taken, with the address in the message. */
MUST_USE enum err_code http_server_open(const struct http_server_conf *conf, struct http_server **out, struct err *e);
int                    http_server_port(const struct http_server *s);
/* Stops accepting; closes idle connections; waits until until_ms (monotonic) for exchanges under way, then drops them
 * (their http_reply() is still due and does nothing). */
void http_server_stop(struct http_server *s, int64_t until_ms);
void http_server_close(struct http_server *s); /* after stop, when every exchange was replied; NULL is fine */

/* A pool of threads for handlers that block. Bounded: false when the queue is full (answer 503). */
struct http_pool;
typedef void      http_pool_fn(void *ctx, struct http_exchange *x);
struct http_pool *http_pool_new(int threads, size_t queue_max); /* NULL: out of memory or threads */
MUST_USE bool     http_pool_run(struct http_pool *p, http_pool_fn *fn, void *ctx, struct http_exchange *x);
void              http_pool_free(struct http_pool *p); /* runs what is queued, then ends its threads */

#endif
