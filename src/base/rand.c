#include "base/rand.h"

#include "base/must.h"

#include <sodium.h>
#include <string.h>

const char rand_base32[] = "abcdefghijklmnopqrstuvwxyz234567";
const char rand_base62[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

static void system_fill(void *ctx, void *out, size_t len)
{
    (void)ctx;
    randombytes_buf(out, len);
}

const struct rand rand_system = { .fill = system_fill };

void base_init(void)
{
    must(sodium_init() >= 0);
}

void rand_fill(const struct rand *r, void *out, size_t len)
{
    r->fill(r->ctx, out, len);
}

uint64_t rand_u64(const struct rand *r)
{
    uint64_t n;
    rand_fill(r, &n, sizeof n);
    return n;
}

uint32_t rand_below(const struct rand *r, uint32_t bound)
{
    must(bound > 0);
    const uint32_t fair = UINT32_MAX - UINT32_MAX % bound; /* above it the remainders are not equally likely */
    uint32_t       n;
    do
        rand_fill(r, &n, sizeof n);
    while (n >= fair);
    return n % bound;
}

void rand_text(const struct rand *r, const char *alphabet, char *out, size_t len)
{
    const size_t letters = strlen(alphabet);
    must(letters > 0 && letters <= 256);
    for (size_t i = 0; i < len; i++)
        out[i] = alphabet[rand_below(r, (uint32_t)letters)];
    out[len] = '\0';
}
