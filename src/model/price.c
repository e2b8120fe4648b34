#include "model/price.h"

#include "base/must.h"

#include <string.h>

void price_book_default(struct price_book *book)
{
    static const int64_t    per_month[PLAN_COUNT] = { [PLAN_QUARTERLY] = 399, [PLAN_ANNUAL_FLEXI] = 349, [PLAN_ANNUAL_FIXED] = 299 };
    static const int64_t    most[ESP_COUNT]       = { [ESP_GOOGLE] = 5, [ESP_MICROSOFT] = 5, [ESP_AZURE] = 100 };
    static const struct str tlds[]                = { STR_INIT("com"), STR_INIT("net"), STR_INIT("org"), STR_INIT("co") };
    memset(book, 0, sizeof *book);
    memcpy(book->currency, "USD", 4);
    for (size_t esp = 0; esp < ESP_COUNT; esp++)
        for (size_t plan = 0; plan < PLAN_COUNT; plan++)
            book->plans[esp][plan] = (struct price_plan){
                .offered           = plan_offered((enum plan)plan, (enum esp)esp),
                .per_mailbox_month = per_month[plan],
                .mailboxes_min     = 1,
                .mailboxes_max     = most[esp],
            };
    for (size_t i = 0; i < COUNT(tlds); i++)
        book->tlds[book->tld_count++] =
            (struct price_tld){ .tld = tlds[i], .price = 1400, .renewal_price = 1400, .period_months = 12 };
}

const struct price_plan *price_plan(const struct price_book *book, enum esp esp, enum plan plan)
{
    must(esp < ESP_COUNT);
    must(plan < PLAN_COUNT);
    const struct price_plan *p = &book->plans[esp][plan];
    return p->offered ? p : NULL;
}

const struct price_tld *price_tld(const struct price_book *book, struct str tld)
{
    for (size_t i = 0; i < book->tld_count; i++)
        if (str_eq(book->tlds[i].tld, tld))
            return &book->tlds[i];
    return NULL;
}

const struct price_tld *price_of_name(const struct price_book *book, struct str name)
{
    const size_t dot = str_find_char(name, '.');
    return dot == 0 || dot >= name.len ? NULL : price_tld(book, str_from(name, dot + 1));
}

int64_t price_mailbox(const struct price_plan *p, enum plan plan)
{
    return p->per_mailbox_month * plan_billing_months(plan);
}
