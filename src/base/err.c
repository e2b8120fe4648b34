#include "base/err.h"

#include "base/must.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct err_row {
    const char    *name;
    enum err_class class;
    int            http;
    const char    *text;
} err_rows[] = {
#define X(code, class, http, text) [code] = { #code, class, http, text },
    ERR_LIST(X)
#undef X
};
static_assert(COUNT(err_rows) == ERR_CODE_COUNT, "every code has its row");

enum err_code err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
    must(e != NULL);
    va_list args;
    va_start(args, fmt);
    e->code           = code;
    e->retry_after_ms = 0;
    if (vsnprintf(e->msg, sizeof e->msg, fmt, args) < 0)
        e->msg[0] = '\0';
    va_end(args);
    return code;
}

enum err_code err_add(struct err *e, const char *fmt, ...)
{
    must(e != NULL);
    char    front[sizeof e->msg];
    va_list args;
    va_start(args, fmt);
    if (vsnprintf(front, sizeof front, fmt, args) < 0)
        front[0] = '\0';
    va_end(args);

    const size_t front_len = strlen(front);
    const size_t room      = sizeof e->msg - 1;
    if (front_len + 2 < room) {
        size_t old_len = strlen(e->msg);
        if (old_len > room - front_len - 2)
            old_len = room - front_len - 2;
        memmove(e->msg + front_len + 2, e->msg, old_len);
        e->msg[front_len + 2 + old_len] = '\0';
        memcpy(e->msg, front, front_len);
        memcpy(e->msg + front_len, ": ", 2);
    }
    return e->code;
}

static const struct err_row *err_row(enum err_code code)
{
    must(code < ERR_CODE_COUNT);
    return &err_rows[code];
}

enum err_class err_class(enum err_code code)
{
    return err_row(code)->class;
}

int err_http(enum err_code code)
{
    return err_row(code)->http;
}

const char *err_text(enum err_code code)
{
    return err_row(code)->text;
}

const char *err_name(enum err_code code)
{
    return err_row(code)->name;
}
