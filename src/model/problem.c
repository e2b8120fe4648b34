#include "model/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MESSAGE_MAX = 512 };

void problems_init(struct problems *p, struct arena *a)
{
    *p = (struct problems){ .arena = a };
}

static bool problems_room(struct problems *p)
{
    if (p->count < p->room)
        return true;
    const size_t    room = p->room == 0 ? 8 : p->room * 2;
    struct problem *more = room > 2 * PROBLEMS_MAX ? NULL : arena_array(p->arena, room, sizeof *more);
    if (more == NULL)
        return false;
    if (p->count > 0)
        memcpy(more, p->list, p->count * sizeof *more);
    p->list = more;
    p->room = room;
    return true;
}

void problems_add(struct problems *p, struct str path, const char *rule, const char *fmt, ...)
{
    char    message[MESSAGE_MAX];
    va_list args;
    va_start(args, fmt);
    const int n = vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    if (n < 0 || p->count >= PROBLEMS_MAX || !problems_room(p)) {
        p->dropped++;
        return;
    }
    struct problem *q = &p->list[p->count++];
    q->path           = arena_str(p->arena, path);
    q->rule           = str_c(rule);
    q->message        = arena_str(p->arena, str_c(message));
}

bool problems_any(const struct problems *p)
{
    return p->count > 0 || p->dropped > 0;
}
