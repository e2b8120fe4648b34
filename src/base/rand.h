/*
 * base/rand.h - randomness as a parameter.
 *
 * rand_system is libsodium's generator (the kernel's). Tests and the simulator give their own, seeded.
 */
#ifndef MW_BASE_RAND_H
#define MW_BASE_RAND_H

#include "base/macros.h"

struct rand {
    void (*fill)(void *ctx, void *out, size_t len);
    void *ctx;
};

extern const struct rand rand_system; /* any thread, after base_init() */

void     rand_fill(const struct rand *r, void *out, size_t len);
uint64_t rand_u64(const struct rand *r);
uint32_t rand_below(const struct rand *r, uint32_t bound); /* 0 <= result < bound, without bias; bound > 0 */
/* len characters of alphabet (at most 256 of them), then a NUL: out has room for len + 1. */
void rand_text(const struct rand *r, const char *alphabet, char *out, size_t len);

extern const char rand_base32[]; /* abcdefghijklmnopqrstuvwxyz234567 */
extern const char rand_base62[]; /* A-Z a-z 0-9 */

/* Must be called once, before any thread starts: libsodium's set-up. */
void base_init(void);

#endif
