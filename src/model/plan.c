#include "model/plan.h"

#include "base/must.h"

static const struct str esp_names[] = {
    [ESP_GOOGLE] = STR_INIT("Google"), [ESP_MICROSOFT] = STR_INIT("Microsoft"), [ESP_AZURE] = STR_INIT("Azure")
};
static_assert(COUNT(esp_names) == ESP_COUNT, "every provider has its name");

static const struct plan_row {
    struct str name;
    int        billing_months, commitment_months;
    bool       slots;
} plans[] = {
    [PLAN_QUARTERLY]    = { STR_INIT("quarterly"), 3, 3, false },
    [PLAN_ANNUAL_FLEXI] = { STR_INIT("annualFlexi"), 12, 12, true },
    [PLAN_ANNUAL_FIXED] = { STR_INIT("annualFixed"), 12, 12, false },
};
static_assert(COUNT(plans) == PLAN_COUNT, "every plan has its row");

struct str esp_name(enum esp esp)
{
    must(esp < ESP_COUNT);
    return esp_names[esp];
}

bool esp_parse(struct str name, enum esp *out)
{
    for (size_t i = 0; i < ESP_COUNT; i++)
        if (str_eq(name, esp_names[i])) {
            *out = (enum esp)i;
            return true;
        }
    return false;
}

struct str plan_name(enum plan plan)
{
    must(plan < PLAN_COUNT);
    return plans[plan].name;
}

bool plan_parse(struct str name, enum plan *out)
{
    for (size_t i = 0; i < PLAN_COUNT; i++)
        if (str_eq(name, plans[i].name)) {
            *out = (enum plan)i;
            return true;
        }
    return false;
}

int plan_billing_months(enum plan plan)
{
    must(plan < PLAN_COUNT);
    return plans[plan].billing_months;
}

int plan_commitment_months(enum plan plan)
{
    must(plan < PLAN_COUNT);
    return plans[plan].commitment_months;
}

bool plan_gives_slots(enum plan plan)
{
    must(plan < PLAN_COUNT);
    return plans[plan].slots;
}

bool plan_offered(enum plan plan, enum esp esp)
{
    return esp != ESP_AZURE || plan == PLAN_QUARTERLY;
}
