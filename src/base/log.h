/*
 * base/log.h - one JSON line per event to standard error.
 *
 * A line is a constant event name and typed fields, escaped. Request, order and job ids of the current work are set
 * once for the thread (log_context_set) and go on every line. No secrets, no headers, no bodies, no mailbox contents.
 *
 * ERROR: somebody must act. WARN: we went on. INFO: business facts. DEBUG: off by default.
 * Threads  any; a line is one write(2), so lines do not mix.
 */
#ifndef MW_BASE_LOG_H
#define MW_BASE_LOG_H

#include "base/err.h"
#include "base/str.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

struct log_field {
    const char *key;
    enum { LOG_FIELD_NONE, LOG_FIELD_I64, LOG_FIELD_STR } kind;
    int64_t    i64;
    struct str str;
};

#define LOG_I64(k, v) ((struct log_field){ .key = (k), .kind = LOG_FIELD_I64, .i64 = (v) })
#define LOG_ID(k, v) LOG_I64(k, v)
#define LOG_STR(k, v) ((struct log_field){ .key = (k), .kind = LOG_FIELD_STR, .str = (v) })
#define LOG_C(k, v) LOG_STR(k, str_c(v))
/* The fields of an error: its name and its message. */
#define LOG_ERR(e) LOG_C("error", err_name((e)->code)), LOG_C("message", (e)->msg)

/* log_event(LOG_INFO, "order.paid", LOG_ID("order", id), LOG_STR("provider", name)); */
#define log_event(level, event, ...)                                                               \
    log_write(level, event, (const struct log_field[]){ __VA_ARGS__ __VA_OPT__(,) { .kind = LOG_FIELD_NONE } })

void log_write(enum log_level level, const char *event, const struct log_field *fields); /* ends at LOG_FIELD_NONE */
void log_level_set(enum log_level least);                                                /* before threads start */

enum { LOG_CONTEXT_MAX = 4 };
void log_context_set(const char *key, struct str value); /* copied, cut at 64 bytes; key is static */
void log_context_clear(void);

#endif
