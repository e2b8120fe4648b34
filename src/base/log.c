#include "base/log.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/must.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 4096, VALUE_MAX_BYTES = 64 };

static enum log_level level_least = LOG_INFO;

static _Thread_local struct log_context {
    const char *key;
    char        value[VALUE_MAX_BYTES];
    size_t      len;
} contexts[LOG_CONTEXT_MAX];

void log_level_set(enum log_level least)
{
    level_least = least;
}

void log_context_set(const char *key, struct str value)
{
    for (size_t i = 0; i < LOG_CONTEXT_MAX; i++) {
        struct log_context *c = &contexts[i];
        if (c->key != NULL && strcmp(c->key, key) != 0)
            continue;
        c->key = key;
        c->len = value.len < sizeof c->value ? value.len : sizeof c->value;
        if (c->len > 0)
            memcpy(c->value, value.ptr, c->len);
        return;
    }
}

void log_context_clear(void)
{
    memset(contexts, 0, sizeof contexts);
}

static void put_text(struct buf *b, struct str s)
{
    if (str_is_utf8(s))
        buf_put_json(b, s);
    else
        buf_put(b, STR("\"(not UTF-8)\""));
}

static void put_key(struct buf *b, const char *key)
{
    buf_put(b, STR(",\""));
    buf_put_c(b, key);
    buf_put(b, STR("\":"));
}

void log_write(enum log_level level, const char *event, const struct log_field *fields)
{
    static const char *const names[] = { "debug", "info", "warn", "error" };
    if (level < level_least)
        return;
    char       when[TIME_TEXT_SIZE];
    AUTO(buf_auto) struct buf b;
    buf_init(&b, LINE_MAX_BYTES);
    buf_putf(&b, "{\"time\":\"%s\",\"level\":\"%s\",\"event\":\"%s\"", time_format(clock_now(&clock_system), when),
             names[level], event);
    for (size_t i = 0; i < LOG_CONTEXT_MAX; i++)
        if (contexts[i].key != NULL) {
            put_key(&b, contexts[i].key);
            put_text(&b, (struct str){ contexts[i].value, contexts[i].len });
        }
    for (const struct log_field *f = fields; f->kind != LOG_FIELD_NONE; f++) {
        put_key(&b, f->key);
        if (f->kind == LOG_FIELD_I64)
            buf_put_i64(&b, f->i64);
        else
            put_text(&b, f->str);
    }
    buf_put(&b, STR("}\n"));
    struct str line = buf_str(&b);
    if (line.len == 0)
        line = STR("{\"level\":\"error\",\"event\":\"log.too_long\"}\n");
    while (line.len > 0) {
        const ssize_t n = write(STDERR_FILENO, line.ptr, line.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return; /* nobody can be told that the log is gone */
        line = str_from(line, (size_t)n);
    }
}
