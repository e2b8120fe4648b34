/*
 * base/lock.h - the order in which locks may be taken.
 *
 * A thread that holds a lock may take only locks further down in this list. No lock is held across I/O or a callback.
 *
 *   1. lookup   one per cached lookup (search)
 *   2. workflow the scheduler's run queue
 *   3. pool     sessions of one upstream account (EPP), connections of the HTTP client
 *   4. queue    the store's queue of commands
 *   5. hub      waiters on topics of the store
 *   6. http     replies handed to an I/O thread
 *   7. limit    rate-limit buckets, cached API keys
 */
#ifndef MW_BASE_LOCK_H
#define MW_BASE_LOCK_H

#include "base/must.h"

#include <pthread.h>

static inline void lock_take(pthread_mutex_t *mu)
{
    must(pthread_mutex_lock(mu) == 0);
}
static inline void lock_give(pthread_mutex_t *mu)
{
    must(pthread_mutex_unlock(mu) == 0);
}

#endif
