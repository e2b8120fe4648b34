#include "base/secret.h"

#include "base/must.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct secret {
    size_t        len;
    unsigned char bytes[];
};

enum { FILE_BYTES_MAX = 65536, SEAL_VERSION = 1, SEAL_KEYS_MAX = 16, KEY_BYTES = crypto_aead_xchacha20poly1305_ietf_KEYBYTES };
enum { NONCE_BYTES = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, TAG_BYTES = crypto_aead_xchacha20poly1305_ietf_ABYTES };
enum { HEAD_BYTES = 1 + 4 + NONCE_BYTES };

struct seal_key {
    size_t   count;
    uint32_t ids[SEAL_KEYS_MAX];
    unsigned char keys[SEAL_KEYS_MAX][KEY_BYTES];
};

/* len bytes, not yet filled and still writable. */
static struct secret *secret_alloc(size_t len)
{
    struct secret *s = sodium_malloc(sizeof *s + len);
    if (s != NULL)
        s->len = len;
    return s;
}

struct secret *secret_new(struct str bytes)
{
    struct secret *s = secret_alloc(bytes.len);
    if (s != NULL && bytes.len > 0)
        memcpy(s->bytes, bytes.ptr, bytes.len);
    return s;
}

void secret_free(struct secret *s)
{
    sodium_free(s);
}

size_t secret_len(const struct secret *s)
{
    return s->len;
}

struct str secret_bytes(const struct secret *s)
{
    return (struct str){ (const char *)s->bytes, s->len };
}

bool secret_bytes_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || sodium_memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool secret_eq(const struct secret *a, struct str b)
{
    return secret_bytes_eq(secret_bytes(a), b);
}

static void fd_auto(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

enum err_code secret_read_file(const char *path, struct secret **out, struct err *e)
{
    AUTO(fd_auto) const int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat             st;
    if (fd < 0 || fstat(fd, &st) != 0)
        return err_set(e, ERR_INVALID, "%s: %s", path, strerror(errno));
    if (!S_ISREG(st.st_mode) || st.st_size < 1 || st.st_size > FILE_BYTES_MAX)
        return err_set(e, ERR_INVALID, "%s: a file of 1 to %d bytes is wanted", path, FILE_BYTES_MAX);
    if ((st.st_mode & 077) != 0)
        return err_set(e, ERR_INVALID, "%s: others can read it; chmod 600", path);
    AUTO(secret_auto) struct secret *s = secret_alloc((size_t)st.st_size);
    if (s == NULL)
        return err_set(e, ERR_NO_MEMORY, "no memory for a secret");
    size_t got = 0;
    while (got < s->len) {
        const ssize_t n = read(fd, s->bytes + got, s->len - got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return err_set(e, ERR_INVALID, "%s: %s", path, n == 0 ? "it became shorter" : strerror(errno));
        got += (size_t)n;
    }
    if (s->bytes[s->len - 1] == '\n')
        s->len--;
    if (s->len == 0)
        return err_set(e, ERR_INVALID, "%s: it is empty", path);
    *out = TAKE(s);
    return ERR_NONE;
}

static enum err_code key_line(struct seal_key *k, struct str line, struct err *e)
{
    const size_t at = str_find_char(line, ' ');
    int64_t      id;
    if (k->count == SEAL_KEYS_MAX)
        return err_set(e, ERR_INVALID, "more than %d keys", SEAL_KEYS_MAX);
    if (str_to_i64(str_sub(line, 0, at), 1, UINT32_MAX, &id, e))
        return err_add(e, "the id of a key");
    const struct str hex = str_trim(str_from(line, at));
    size_t           len = 0;
    if (sodium_hex2bin(k->keys[k->count], KEY_BYTES, hex.ptr, hex.len, NULL, &len, NULL) != 0 || len != KEY_BYTES ||
        hex.len != 2 * (size_t)KEY_BYTES)
        return err_set(e, ERR_INVALID, "a key of 64 hex digits is wanted");
    k->ids[k->count++] = (uint32_t)id;
    return ERR_NONE;
}

void seal_key_free(struct seal_key *k)
{
    sodium_free(k);
}

static void seal_key_auto(struct seal_key **k)
{
    seal_key_free(*k);
}

enum err_code seal_key_read(const char *path, struct seal_key **out, struct err *e)
{
    AUTO(secret_auto) struct secret *text = NULL;
    if (secret_read_file(path, &text, e))
        return e->code;
    AUTO(seal_key_auto) struct seal_key *k = sodium_malloc(sizeof *k);
    if (k == NULL)
        return err_set(e, ERR_NO_MEMORY, "no memory for keys");
    k->count        = 0;
    struct str rest = secret_bytes(text), line;
    while (str_split(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len != 0 && line.ptr[0] != '#' && key_line(k, line, e))
            return err_add(e, "%s", path);
    }
    if (k->count == 0)
        return err_set(e, ERR_INVALID, "%s: it holds no key", path);
    *out = TAKE(k);
    return ERR_NONE;
}

enum err_code seal_key_create(const char *path, const struct rand *r, struct err *e)
{
    unsigned char key[KEY_BYTES];
    char          line[2 + 2 * KEY_BYTES + 2] = "1 ";
    AUTO(fd_auto) const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_set(e, errno == EEXIST ? ERR_EXISTS : ERR_INTERNAL, "%s: %s", path, strerror(errno));
    rand_fill(r, key, sizeof key);
    (void)sodium_bin2hex(line + 2, 2 * KEY_BYTES + 1, key, sizeof key);
    line[2 + 2 * KEY_BYTES] = '\n';
    const size_t  len       = 2 + 2 * KEY_BYTES + 1;
    const ssize_t put       = write(fd, line, len);
    const bool    ok        = put == (ssize_t)len && fsync(fd) == 0;
    sodium_memzero(key, sizeof key);
    sodium_memzero(line, sizeof line);
    return ok ? ERR_NONE : err_set(e, ERR_INTERNAL, "%s: it could not be written", path);
}

enum err_code seal(const struct seal_key *k, const struct rand *r, struct str context, struct str plain, struct buf *out,
                   struct err *e)
{
    unsigned char *to = (unsigned char *)buf_room(out, HEAD_BYTES + plain.len + TAG_BYTES);
    if (to == NULL)
        return buf_done(out, e);
    to[0] = SEAL_VERSION;
    for (int i = 0; i < 4; i++)
        to[1 + i] = (unsigned char)(k->ids[0] >> (24 - 8 * i));
    rand_fill(r, to + 5, NONCE_BYTES);
    unsigned long long len = 0;
    must(crypto_aead_xchacha20poly1305_ietf_encrypt(to + HEAD_BYTES, &len, (const unsigned char *)plain.ptr, plain.len,
                                                    (const unsigned char *)context.ptr, context.len, NULL, to + 5,
                                                    k->keys[0]) == 0);
    out->len += HEAD_BYTES + (size_t)len;
    return ERR_NONE;
}

enum err_code unseal(const struct seal_key *k, struct str context, struct str sealed, struct secret **out, struct err *e)
{
    const unsigned char *from = (const unsigned char *)sealed.ptr;
    if (sealed.len < HEAD_BYTES + TAG_BYTES || from[0] != SEAL_VERSION)
        return err_set(e, ERR_INVALID, "this is not a sealed value");
    const uint32_t id = (uint32_t)from[1] << 24 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 8 | from[4];
    size_t         at = 0;
    while (at < k->count && k->ids[at] != id)
        at++;
    if (at == k->count)
        return err_set(e, ERR_INVALID, "sealed under key %u, which the key file does not hold", id);
    AUTO(secret_auto) struct secret *s = secret_alloc(sealed.len - HEAD_BYTES - TAG_BYTES);
    if (s == NULL)
        return err_set(e, ERR_NO_MEMORY, "no memory for a secret");
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(s->bytes, NULL, NULL, from + HEAD_BYTES, sealed.len - HEAD_BYTES,
                                                   (const unsigned char *)context.ptr, context.len, from + 5,
                                                   k->keys[at]) != 0)
        return err_set(e, ERR_INVALID, "the sealed value is damaged or of another place");
    *out = TAKE(s);
    return ERR_NONE;
}
