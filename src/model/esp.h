/*
 * model/esp.h - the mail providers (ESP) that an order can name. Numbers are in the database.
 */
#ifndef MW_MODEL_ESP_H
#define MW_MODEL_ESP_H

#include "base/str.h"

enum esp { ESP_GOOGLE, ESP_MICROSOFT, ESP_AZURE, ESP_COUNT };

struct str esp_name(enum esp esp);                       /* "Google" */
bool       esp_parse(struct str name, enum esp *out);    /* exactly as written */

#endif
