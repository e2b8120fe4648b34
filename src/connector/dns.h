/*
 * connector/dns.h - the contract of DNS hosting (PowerDNS, RFC 2136, Cloudflare), and of asking what is served.
 *
 * Names are without final dot, lower case; contents are presentation format as RFC 1035 writes it, host names in it
 * with the final dot, TXT as raw text (quoting and splitting into strings of 255 is the connector's work).
 * Every call blocks until until_ms (monotonic) at most. One thread at a time for one struct dns.
 *
 * Errors   ERR_NOT_FOUND no such zone; ERR_EXISTS the zone is somebody else's (no marker of ours); ERR_REFUSED the server
 *          says the data is wrong; ERR_AUTH; ERR_THROTTLED; ERR_UNAVAILABLE nothing was sent; ERR_AMBIGUOUS it may have
 *          happened. Everything here may be repeated.
 */
#ifndef MW_CONNECTOR_DNS_H
#define MW_CONNECTOR_DNS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct dns_record {
    struct str name; /* whole name: "_dmarc.acme-mail.com" */
    struct str type; /* "MX" */
    int        ttl_s;
    struct str content; /* "1 smtp.google.com." ; TXT: the text itself */
};

struct dns_zone {
    struct str               name;   /* "acme-mail.com" */
    struct str               marker; /* ours, kept at the zone where the vendor can ("order-.."); "" where it cannot */
    const struct dns_record *records; /* all that the zone shall hold beside SOA; NS at the apex included */
    size_t                   count;
};

enum dns_cap {
    DNS_CAN_CREATE_ZONE = 1 << 0, /* else zones are made out of band (RFC 2136) */
    DNS_CAN_DNSSEC      = 1 << 1, /* ds() */
    DNS_ASSIGNS_NS      = 1 << 2, /* the vendor chooses the name servers of a zone (Cloudflare) */
};

struct dns;
struct dns_ops {
    const char *name;
    unsigned    caps;

    /* Makes the zone so: creates it when absent, else sends only the difference in one atomic change. Records of other
     * names and types stay; a name and type that is in zone->records is replaced as a whole. */
    enum err_code (*ensure)(struct dns *d, const struct dns_zone *zone, int64_t until_ms, struct arena *a, struct err *e);
    /* What the zone holds, from the vendor. ERR_NOT_FOUND. */
    enum err_code (*read)(struct dns *d, struct str zone, int64_t until_ms, struct arena *a, struct dns_record **out_records,
                          size_t *out_count, struct err *e);
    /* Takes one name and type away. Absent already is success. */
    enum err_code (*remove)(struct dns *d, struct str zone, struct str name, struct str type, int64_t until_ms,
                            struct arena *a, struct err *e);
    /* Deletes a zone that bears our marker. Gone already is success. */
    enum err_code (*delete_zone)(struct dns *d, struct str zone, struct str marker, int64_t until_ms, struct arena *a,
                                 struct err *e);
    /* Name servers of that zone: the configured ones, or those that the vendor assigned. */
    enum err_code (*nameservers)(struct dns *d, struct str zone, int64_t until_ms, struct arena *a, struct str *out_ns,
                                 size_t ns_max, size_t *out_count, struct err *e);
    /* DS records of a signed zone, "keyTag alg digestType DIGEST" with digest type 2; none when it is not signed. */
    enum err_code (*ds)(struct dns *d, struct str zone, int64_t until_ms, struct arena *a, struct str *out_ds, size_t ds_max,
                        size_t *out_count, struct err *e);
    enum err_code (*probe)(struct dns *d, int64_t until_ms, struct arena *a, struct str *out_text, struct err *e);
    void (*close)(struct dns *d);
};
struct dns {
    const struct dns_ops *ops;
};

/*
 * Asking a name server over UDP, then TCP (RFC 1035, RFC 7766); no recursion is asked for. server is "127.0.0.1:53".
 * Gives the records of that name and type in the answer section; none is success with count 0 (NODATA or NXDOMAIN).
 * ERR_UNAVAILABLE: no answer; ERR_REFUSED: rcode other than NOERROR and NXDOMAIN, or not authoritative.
 */
MUST_USE enum err_code dns_ask(const char *server, struct str name, struct str type, int64_t until_ms, struct arena *a,
                               struct dns_record **out_records, size_t *out_count, struct err *e);

#endif
