/*
 * base/secret.h - bytes that must not be seen: keys, passwords, tokens.
 *
 * The memory is libsodium's guarded heap (not swapped, not in a core dump, wiped on free). No formatter takes a struct
 * secret. secret_bytes() exists for the one call that needs the bytes, at the edge (a TLS library, a MAC).
 *
 * Sealing: XChaCha20-Poly1305 with a random nonce and the key's number in front, bound to a context string, so that a
 * sealed value cannot be moved to another row. Layout: 1 byte version, 4 bytes key id (big endian), 24 bytes nonce,
 * ciphertext with its 16-byte tag.
 *
 * Threads  a secret is constant after it is made.
 */
#ifndef MW_BASE_SECRET_H
#define MW_BASE_SECRET_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/rand.h"
#include "base/str.h"

struct secret;

struct secret *secret_new(struct str bytes);  /* copies; NULL: out of memory */
void           secret_free(struct secret *s); /* wipes; NULL is fine */
size_t         secret_len(const struct secret *s);
struct str     secret_bytes(const struct secret *s);
bool           secret_eq(const struct secret *a, struct str b); /* constant time for equal lengths */
bool           secret_bytes_eq(struct str a, struct str b);     /* the same for public lengths */

/* Reads a whole file of 1..65536 bytes; one newline at its end is dropped. ERR_INVALID with the path (never the
 * contents); refuses a file that group or others may read. */
MUST_USE enum err_code secret_read_file(const char *path, struct secret **out, struct err *e);

struct seal_key; /* one or more 256-bit keys with ids; the first seals, all open */

/* The file: lines "<id> <64 hex digits>", newest first, # comments. ERR_INVALID. */
MUST_USE enum err_code seal_key_read(const char *path, struct seal_key **out, struct err *e);
/* Writes a new key file (mode 0600, must not exist) with one random key of id 1. ERR_EXISTS, ERR_INTERNAL. */
MUST_USE enum err_code seal_key_create(const char *path, const struct rand *r, struct err *e);
void                   seal_key_free(struct seal_key *k);

MUST_USE enum err_code seal(const struct seal_key *k, const struct rand *r, struct str context, struct str plain,
                            struct buf *out, struct err *e);
/* ERR_INVALID: not ours, other context, damaged, or a key that we no longer have. Caller frees. */
MUST_USE enum err_code unseal(const struct seal_key *k, struct str context, struct str sealed, struct secret **out,
                              struct err *e);

static inline void secret_auto(struct secret **s)
{
    secret_free(*s);
}

#endif
