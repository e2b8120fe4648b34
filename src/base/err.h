/*
 * base/err.h - the one error type that goes up the whole program.
 *
 * The code is for code, the class tells the caller what it may do next, the message is for operators. A customer reads
 * the fixed text of the code, never the message. Functions that can fail return enum err_code (ERR_NONE is 0), are
 * MUST_USE and take `struct err *e` last, never NULL. Who detects a failure sets it; who knows more adds in front.
 *
 * Threads  a struct err belongs to one thread; nothing here locks.
 */
#ifndef MW_BASE_ERR_H
#define MW_BASE_ERR_H

#include "base/macros.h"

/* FINAL: tell the customer. RETRY: nothing happened, repeat later. OBSERVE: it may have happened, ask before repeating. */
enum err_class { CLASS_DONE, CLASS_FINAL, CLASS_RETRY, CLASS_OBSERVE };

#define ERR_LIST(X)                                                                                \
    /* code             class          HTTP  what a customer may read */                            \
    X(ERR_NONE,         CLASS_DONE,    200,  "done")                                               \
    X(ERR_INVALID,      CLASS_FINAL,   400,  "the request is not valid")                           \
    X(ERR_STATE,        CLASS_FINAL,   400,  "the object is not in a state that allows this")      \
    X(ERR_AUTH,         CLASS_FINAL,   401,  "the credentials are not accepted")                   \
    X(ERR_PAYMENT,      CLASS_FINAL,   402,  "the upstream account lacks funds")                   \
    X(ERR_FORBIDDEN,    CLASS_FINAL,   403,  "this is not allowed")                                \
    X(ERR_NOT_FOUND,    CLASS_FINAL,   404,  "there is no such object")                            \
    X(ERR_CONFLICT,     CLASS_FINAL,   409,  "the object has changed")                             \
    X(ERR_EXISTS,       CLASS_FINAL,   409,  "the object exists already")                          \
    X(ERR_TOO_LARGE,    CLASS_FINAL,   413,  "the request is too large")                           \
    X(ERR_MEDIA,        CLASS_FINAL,   415,  "the media type is not supported")                    \
    X(ERR_REFUSED,      CLASS_FINAL,   422,  "the other side refuses this for good")               \
    X(ERR_THROTTLED,    CLASS_RETRY,   429,  "too many requests")                                  \
    X(ERR_NOT_YET,      CLASS_RETRY,   503,  "the other side is not ready yet")                    \
    X(ERR_UNAVAILABLE,  CLASS_RETRY,   503,  "try again later")                                    \
    X(ERR_DEADLINE,     CLASS_RETRY,   504,  "it took too long")                                   \
    X(ERR_NO_MEMORY,    CLASS_RETRY,   503,  "try again later")                                    \
    X(ERR_AMBIGUOUS,    CLASS_OBSERVE, 500,  "the result is not known yet")                        \
    X(ERR_INTERNAL,     CLASS_FINAL,   500,  "an internal error")

#define X(code, class, http, text) code,
enum err_code { ERR_LIST(X) ERR_CODE_COUNT };
#undef X

struct err {
    enum err_code code;
    int64_t       retry_after_ms; /* 0: the other side gave no hint */
    char          msg[256];       /* no secrets, nobody's letters; always terminated, cut when too long */
};

/* Sets code and message (any earlier one is gone); returns code, so that it can end a function. */
PRINTF(3, 4) enum err_code err_set(struct err *e, enum err_code code, const char *fmt, ...);
/* Puts "<fmt>: " in front of the message; returns the code that e has. */
PRINTF(2, 3) enum err_code err_add(struct err *e, const char *fmt, ...);

enum err_class err_class(enum err_code code);
int            err_http(enum err_code code);
const char    *err_text(enum err_code code); /* what a customer may read; static */
const char    *err_name(enum err_code code); /* "ERR_CONFLICT"; static */

#endif
