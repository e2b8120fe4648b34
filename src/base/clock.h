/*
 * base/clock.h - time as a parameter, so that a test can own it.
 *
 * Instants are milliseconds since 1970 UTC (_at_ms). Deadlines of calls are on the monotonic clock (until_ms), so that
 * setting the system's clock neither ends nor prolongs a wait.
 */
#ifndef MW_BASE_CLOCK_H
#define MW_BASE_CLOCK_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <pthread.h>
#include <time.h>

struct clock {
    int64_t (*now_ms)(void *ctx); /* milliseconds since 1970 UTC; may be called from any thread */
    void *ctx;
};

extern const struct clock clock_system;

static inline int64_t clock_now(const struct clock *c)
{
    return c->now_ms(c->ctx);
}

int64_t mono_ms(void);                            /* monotonic milliseconds, for deadlines */
int64_t mono_us(void);                            /* monotonic microseconds, for measuring */
int64_t mono_left_ms(int64_t until_ms);           /* never negative */
void    mono_sleep_ms(int64_t ms);                /* returns early on a signal */
void    mono_cond_init(pthread_cond_t *cond);     /* a condition that waits on the monotonic clock */
/* Waits on such a condition; false when until_ms has passed. Spurious wake-ups give true: check your predicate. */
bool mono_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mu, int64_t until_ms);

#define TIME_TEXT_SIZE 25 /* 2026-11-23T10:00:00.000Z and a NUL */
/* ISO 8601 UTC with milliseconds and Z; for years 0..9999. Returns out. */
char *time_format(int64_t at_ms, char out[TIME_TEXT_SIZE]);
/* RFC 3339 date-times (EPP, Stripe and Google use them), any offset, fraction cut to milliseconds. ERR_INVALID. */
MUST_USE enum err_code time_parse(struct str s, int64_t *out_at_ms, struct err *e);
/* "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7). Returns out. */
#define TIME_HTTP_SIZE 30
char *time_format_http(int64_t at_ms, char out[TIME_HTTP_SIZE]);
/* The same day of the month months later (the last one when that month is shorter), same time of day, UTC. */
int64_t time_add_months(int64_t at_ms, int months);

#endif
