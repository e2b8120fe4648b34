/*
 * command/picture.h - POST /v1/domain/profile-picture/upload: keep one picture of an account.
 */
#ifndef MW_COMMAND_PICTURE_H
#define MW_COMMAND_PICTURE_H

#include "command/env.h"
#include "command/result.h"

struct cmd_put_picture {
    /* in */
    const struct command_env *env;
    struct arena             *arena;
    int64_t                   account;
    struct str                kind; /* "png" | "jpeg" | "gif" */
    int                       width, height;
    struct str                bytes; /* checked and stripped (wire/image.h) */
    struct str                hash;  /* BLAKE2b-256 of bytes: the same picture gives the same id */
    struct idem               idem;
    /* stamped */
    int64_t now_ms;
    /* out */
    enum refusal       refusal;
    struct idem_replay replay; /* status 0 and order_id: the picture's id */
    int64_t            out_id;
};
void          cmd_put_picture_prepare(struct cmd_put_picture *cmd);
enum err_code cmd_put_picture_txn(struct txn *t, void *cmd, struct err *e);

#endif
