#include "base/clock.h"

#include "base/must.h"

#include <errno.h>
#include <string.h>

static int64_t ts_ms(const struct timespec *ts)
{
    return (int64_t)ts->tv_sec * 1000 + ts->tv_nsec / 1000000;
}

static int64_t system_now_ms(void *ctx)
{
    (void)ctx;
    struct timespec ts;
    must(clock_gettime(CLOCK_REALTIME, &ts) == 0);
    return ts_ms(&ts);
}

const struct clock clock_system = { .now_ms = system_now_ms };

int64_t mono_ms(void)
{
    return mono_us() / 1000;
}

int64_t mono_us(void)
{
    struct timespec ts;
    must(clock_gettime(CLOCK_MONOTONIC, &ts) == 0);
    return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

int64_t mono_left_ms(int64_t until_ms)
{
    const int64_t left = until_ms - mono_ms();
    return left > 0 ? left : 0;
}

void mono_sleep_ms(int64_t ms)
{
    if (ms <= 0)
        return;
    const struct timespec ts = { .tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000 };
    (void)nanosleep(&ts, NULL);
}

void mono_cond_init(pthread_cond_t *cond)
{
    pthread_condattr_t attr;
    must(pthread_condattr_init(&attr) == 0);
    must(pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) == 0);
    must(pthread_cond_init(cond, &attr) == 0);
    must(pthread_condattr_destroy(&attr) == 0);
}

bool mono_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mu, int64_t until_ms)
{
    const struct timespec ts = { .tv_sec = until_ms / 1000, .tv_nsec = (long)(until_ms % 1000) * 1000000 };
    const int             rc = pthread_cond_timedwait(cond, mu, &ts);
    must(rc == 0 || rc == ETIMEDOUT);
    return rc == 0;
}

/* Days since 1970-01-01 of a date of the proleptic Gregorian calendar, and back (years counted from March). */
static int64_t days_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    const int64_t era = (year >= 0 ? year : year - 399) / 400;
    const int64_t yoe = year - era * 400;
    const int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct date {
    int64_t year;
    int     month, day, weekday; /* weekday 0 is Sunday */
};

static struct date date_of(int64_t days)
{
    const int64_t z   = days + 719468;
    const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const int64_t doe = z - era * 146097;
    const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int64_t mp  = (5 * doy + 2) / 153;
    struct date   d   = { .day = (int)(doy - (153 * mp + 2) / 5 + 1), .month = (int)(mp < 10 ? mp + 3 : mp - 9) };
    d.year            = yoe + era * 400 + (d.month <= 2);
    d.weekday         = (int)(((days + 4) % 7 + 7) % 7);
    return d;
}

enum { DAY_MS = 86400000 };

static int64_t floor_days(int64_t at_ms, int64_t *out_ms_of_day)
{
    int64_t days = at_ms / DAY_MS;
    if (at_ms % DAY_MS < 0)
        days--;
    *out_ms_of_day = at_ms - days * DAY_MS;
    return days;
}

/* Writes n decimal digits of value at to; returns what follows them. */
static char *digits_put(char *to, int64_t value, int n)
{
    for (int i = n - 1; i >= 0; i--, value /= 10)
        to[i] = (char)('0' + value % 10);
    return to + n;
}

static char *char_put(char *to, char c)
{
    *to = c;
    return to + 1;
}

char *time_format(int64_t at_ms, char out[TIME_TEXT_SIZE])
{
    int64_t           ms;
    const struct date d  = date_of(floor_days(at_ms, &ms));
    char             *to = char_put(digits_put(out, d.year < 0 ? 0 : d.year, 4), '-');
    to                   = char_put(digits_put(to, d.month, 2), '-');
    to                   = char_put(digits_put(to, d.day, 2), 'T');
    to                   = char_put(digits_put(to, ms / 3600000, 2), ':');
    to                   = char_put(digits_put(to, ms / 60000 % 60, 2), ':');
    to                   = char_put(digits_put(to, ms / 1000 % 60, 2), '.');
    to                   = char_put(digits_put(to, ms % 1000, 3), 'Z');
    *to                  = '\0';
    return out;
}

char *time_format_http(int64_t at_ms, char out[TIME_HTTP_SIZE])
{
    static const char day_name[][4]   = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    static const char month_name[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    int64_t           ms;
    const struct date d = date_of(floor_days(at_ms, &ms));
    char             *to = out;
    to                   = char_put(char_put(stpcpy(to, day_name[d.weekday]), ','), ' ');
    to                   = char_put(digits_put(to, d.day, 2), ' ');
    to                   = char_put(stpcpy(to, month_name[d.month - 1]), ' ');
    to                   = char_put(digits_put(to, d.year < 0 ? 0 : d.year, 4), ' ');
    to                   = char_put(digits_put(to, ms / 3600000, 2), ':');
    to                   = char_put(digits_put(to, ms / 60000 % 60, 2), ':');
    to                   = digits_put(to, ms / 1000 % 60, 2);
    (void)stpcpy(to, " GMT");
    return out;
}

static int month_days(int64_t year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool       leap   = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

int64_t time_add_months(int64_t at_ms, int months)
{
    int64_t     ms;
    struct date d     = date_of(floor_days(at_ms, &ms));
    const int64_t all = d.year * 12 + (d.month - 1) + months;
    d.year            = all / 12;
    d.month           = (int)(all % 12) + 1;
    const int last    = month_days(d.year, d.month);
    return days_of(d.year, d.month, d.day < last ? d.day : last) * DAY_MS + ms;
}

/* Takes exactly n digits off *s. */
static bool digits_take(struct str *s, size_t n, int *out)
{
    if (s->len < n)
        return false;
    int value = 0;
    for (size_t i = 0; i < n; i++) {
        if (!ascii_is_digit(s->ptr[i]))
            return false;
        value = value * 10 + (s->ptr[i] - '0');
    }
    *out = value;
    *s   = str_from(*s, n);
    return true;
}

static bool char_take(struct str *s, char c)
{
    if (s->len == 0 || ascii_upper(s->ptr[0]) != c)
        return false;
    *s = str_from(*s, 1);
    return true;
}

static bool zone_take(struct str *s, int64_t *out_offset_min)
{
    *out_offset_min = 0;
    if (char_take(s, 'Z'))
        return true;
    const bool west = s->len > 0 && s->ptr[0] == '-';
    int        hour, minute;
    if (!(char_take(s, '+') || char_take(s, '-')) || !digits_take(s, 2, &hour) || !char_take(s, ':') ||
        !digits_take(s, 2, &minute) || hour > 23 || minute > 59)
        return false;
    *out_offset_min = (west ? -1 : 1) * (hour * 60 + minute);
    return true;
}

enum err_code time_parse(struct str s, int64_t *out_at_ms, struct err *e)
{
    int     year, month, day, hour, minute, second, ms = 0;
    int64_t offset_min;
    if (!digits_take(&s, 4, &year) || !char_take(&s, '-') || !digits_take(&s, 2, &month) || !char_take(&s, '-') ||
        !digits_take(&s, 2, &day) || !char_take(&s, 'T') || !digits_take(&s, 2, &hour) || !char_take(&s, ':') ||
        !digits_take(&s, 2, &minute) || !char_take(&s, ':') || !digits_take(&s, 2, &second))
        return err_set(e, ERR_INVALID, "a date and time like 2026-11-23T10:00:00Z is wanted");
    if (char_take(&s, '.')) {
        size_t n = 0;
        for (int scale = 100; n < s.len && ascii_is_digit(s.ptr[n]); n++, scale /= 10)
            ms += (s.ptr[n] - '0') * scale;
        if (n == 0)
            return err_set(e, ERR_INVALID, "a fraction of a second has no digits");
        s = str_from(s, n);
    }
    if (!zone_take(&s, &offset_min) || s.len != 0 || month < 1 || month > 12 || day < 1 || day > month_days(year, month) ||
        hour > 23 || minute > 59 || second > 60)
        return err_set(e, ERR_INVALID, "this is no date and time");
    *out_at_ms = days_of(year, month, day) * DAY_MS + ((hour * 60 + minute - offset_min) * 60 + second) * 1000 + ms;
    return ERR_NONE;
}
