-- The first schema. One text for every engine: INT64, BYTES and TEXT are the only types, CLUSTERED keeps a table in the
-- order of its primary key where an engine can. Times are milliseconds UTC, money is minor units, ids are ours.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) CLUSTERED;

CREATE TABLE account (
    id               INT64 PRIMARY KEY,
    name             TEXT  NOT NULL,
    email            TEXT  NOT NULL,
    credit_domains   INT64 NOT NULL DEFAULT 0 CHECK (credit_domains >= 0),
    credit_mailboxes INT64 NOT NULL DEFAULT 0 CHECK (credit_mailboxes >= 0),
    created_at       INT64 NOT NULL,
    disabled_at      INT64
);

CREATE TABLE api_key (
    id          INT64 PRIMARY KEY,
    account     INT64 NOT NULL REFERENCES account (id),
    name        TEXT  NOT NULL,
    prefix      TEXT  NOT NULL,
    hash        BYTES NOT NULL UNIQUE,
    scopes      INT64 NOT NULL,
    route_limit INT64 NOT NULL,
    key_limit   INT64 NOT NULL,
    order_cap   INT64,
    day_cap     INT64,
    created_at  INT64 NOT NULL,
    revoked_at  INT64
);
CREATE INDEX api_key_account ON api_key (account);

-- Append-only: what was given and spent; the balance is in account.
CREATE TABLE credit (
    id        INT64 PRIMARY KEY,
    account   INT64 NOT NULL REFERENCES account (id),
    domains   INT64 NOT NULL,
    mailboxes INT64 NOT NULL,
    reason    TEXT  NOT NULL,
    order_id  INT64,
    at        INT64 NOT NULL
);
CREATE INDEX credit_account ON credit (account, id);

CREATE TABLE quote (
    id         INT64 PRIMARY KEY,
    account    INT64 NOT NULL REFERENCES account (id),
    body_hash  BYTES NOT NULL,
    total      INT64 NOT NULL,
    currency   TEXT  NOT NULL,
    prices     TEXT  NOT NULL,
    expires_at INT64 NOT NULL
);
CREATE INDEX quote_expires ON quote (expires_at);

-- The ids of an order's domains follow its own (base/id.h, id_block): they are found by that range and lie together.
CREATE TABLE orders (
    id           INT64 PRIMARY KEY,
    account      INT64 NOT NULL,
    api_key      INT64 NOT NULL,
    esp          INT64 NOT NULL CHECK (esp BETWEEN 0 AND 2),
    plan         INT64 NOT NULL CHECK (plan BETWEEN 0 AND 2),
    kind         INT64 NOT NULL CHECK (kind BETWEEN 0 AND 2),
    pay_state    INT64 NOT NULL,
    pay_reason   TEXT,
    currency     TEXT  NOT NULL,
    total        INT64 NOT NULL CHECK (total >= 0),
    domains      INT64 NOT NULL CHECK (domains BETWEEN 1 AND 500),
    mailboxes    INT64 NOT NULL,
    disputed     INT64 NOT NULL DEFAULT 0,
    created_at   INT64 NOT NULL,
    renews_at    INT64,
    term_ends_at INT64
);
CREATE INDEX orders_account ON orders (account, id);

-- The registrant, as it was given with the order (checked, NFC), and our id for it at registries that want contacts.
CREATE TABLE contact (
    order_id  INT64 PRIMARY KEY,
    handle    TEXT NOT NULL,
    firstname TEXT NOT NULL,
    lastname  TEXT NOT NULL,
    company   TEXT NOT NULL,
    address   TEXT NOT NULL,
    city      TEXT NOT NULL,
    state     TEXT NOT NULL,
    zipcode   TEXT NOT NULL,
    country   TEXT NOT NULL,
    phone     TEXT NOT NULL,
    email     TEXT NOT NULL
);

CREATE TABLE domain (
    id             INT64 PRIMARY KEY,
    account        INT64 NOT NULL,
    order_id       INT64 NOT NULL REFERENCES orders (id),
    name           TEXT  NOT NULL,
    redirect_url   TEXT  NOT NULL,
    state          INT64 NOT NULL,
    phase          INT64 NOT NULL DEFAULT 0,
    price          INT64 NOT NULL,
    slot           INT64,
    upstream       TEXT,
    auth           BYTES,
    failure_reason TEXT,
    created_at     INT64 NOT NULL,
    activated_at   INT64,
    expires_at     INT64,
    deleted_at     INT64,
    purge_at       INT64,
    purged_at      INT64
);
CREATE INDEX domain_account ON domain (account, name, id);
-- A name is held by one domain at most while it is unpaid, in progress, active or deleted and not purged.
CREATE UNIQUE INDEX domain_held ON domain (name) WHERE state <= 3 AND purged_at IS NULL;

CREATE TABLE mailbox (
    domain      INT64 NOT NULL REFERENCES domain (id),
    id          INT64 NOT NULL,
    email       TEXT  NOT NULL,
    firstname   TEXT  NOT NULL,
    lastname    TEXT  NOT NULL,
    picture     INT64 NOT NULL DEFAULT 0,
    state       INT64 NOT NULL,
    price       INT64 NOT NULL,
    send_ready  INT64 NOT NULL DEFAULT 0,
    password    BYTES,
    external_id TEXT,
    PRIMARY KEY (domain, id)
) CLUSTERED;

-- One checkout at the payment provider. provider_id is null until the provider has answered.
CREATE TABLE attempt (
    id            INT64 PRIMARY KEY,
    order_id      INT64 NOT NULL REFERENCES orders (id),
    provider      TEXT  NOT NULL,
    provider_id   TEXT,
    url           TEXT,
    state         INT64 NOT NULL,
    amount        INT64 NOT NULL,
    currency      TEXT  NOT NULL,
    created_at    INT64 NOT NULL,
    expires_at    INT64 NOT NULL,
    cancel        INT64 NOT NULL DEFAULT 0,
    error         TEXT
);
CREATE INDEX attempt_order ON attempt (order_id);
CREATE UNIQUE INDEX attempt_provider ON attempt (provider, provider_id) WHERE provider_id IS NOT NULL;

-- Notifications of providers: stored once by the provider's event id, worked on later.
CREATE TABLE inbox (
    id           INT64 PRIMARY KEY,
    provider     TEXT  NOT NULL,
    event_id     TEXT  NOT NULL,
    type         TEXT  NOT NULL,
    object_id    TEXT  NOT NULL,
    body         TEXT  NOT NULL,
    received_at  INT64 NOT NULL,
    processed_at INT64,
    tries        INT64 NOT NULL DEFAULT 0,
    outcome      TEXT,
    UNIQUE (provider, event_id)
);

-- Append-only: what was captured, refunded, charged back. Kinds are of model/ledger.h.
CREATE TABLE money (
    id           INT64 PRIMARY KEY,
    order_id     INT64 NOT NULL REFERENCES orders (id),
    kind         INT64 NOT NULL,
    amount       INT64 NOT NULL,
    currency     TEXT  NOT NULL,
    provider     TEXT  NOT NULL,
    provider_ref TEXT  NOT NULL,
    at           INT64 NOT NULL,
    UNIQUE (provider, kind, provider_ref)
);
CREATE INDEX money_order ON money (order_id);

-- A replacement slot; spent_domain names the domain that spends it.
CREATE TABLE slot (
    id            INT64 PRIMARY KEY,
    account       INT64 NOT NULL REFERENCES account (id),
    esp           INT64 NOT NULL,
    mailboxes     INT64 NOT NULL,
    origin_domain INT64 NOT NULL UNIQUE,
    origin_order  INT64 NOT NULL,
    expires_at    INT64 NOT NULL,
    created_at    INT64 NOT NULL,
    spent_domain  INT64,
    released_at   INT64
);
CREATE INDEX slot_account ON slot (account, expires_at);

CREATE TABLE picture (
    account    INT64 NOT NULL REFERENCES account (id),
    id         INT64 NOT NULL,
    kind       TEXT  NOT NULL,
    width      INT64 NOT NULL,
    height     INT64 NOT NULL,
    hash       BYTES NOT NULL,
    bytes      BYTES NOT NULL,
    created_at INT64 NOT NULL,
    PRIMARY KEY (account, id)
);

-- run_at is both the time when a job is due and, while a worker has it, the end of that worker's lease: a job whose
-- worker died is due again by itself. lease is the fence: a worker whose number it no longer bears cannot finish it.
-- wakes counts what asked it to look again; one that came while it ran makes it due at once when it is given back.
CREATE TABLE job (
    id         INT64 PRIMARY KEY,
    kind       INT64 NOT NULL,
    subject    INT64 NOT NULL,
    sub        INT64 NOT NULL DEFAULT 0,
    account    INT64 NOT NULL,
    run_at     INT64 NOT NULL,
    lease      INT64 NOT NULL DEFAULT 0,
    tries      INT64 NOT NULL DEFAULT 0,
    wakes      INT64 NOT NULL DEFAULT 0,
    created_at INT64 NOT NULL,
    error      TEXT,
    UNIQUE (kind, subject, sub)
);
CREATE INDEX job_due ON job (run_at);

-- sub is 0 for a step of the domain, else the mailbox. seq is the step's place in its flow.
CREATE TABLE step (
    domain      INT64 NOT NULL REFERENCES domain (id),
    sub         INT64 NOT NULL,
    flow        INT64 NOT NULL,
    seq         INT64 NOT NULL,
    name        TEXT  NOT NULL,
    state       INT64 NOT NULL,
    intent      TEXT,
    outcome     TEXT,
    attempts    INT64 NOT NULL DEFAULT 0,
    started_at  INT64 NOT NULL,
    finished_at INT64,
    next_at     INT64,
    deadline_at INT64,
    waiting_for TEXT,
    error_type  TEXT,
    error_text  TEXT,
    PRIMARY KEY (domain, sub, flow, name)
) CLUSTERED;

-- The customer's log, append-only.
CREATE TABLE event (
    id       INT64 PRIMARY KEY,
    account  INT64 NOT NULL,
    kind     TEXT  NOT NULL,
    order_id INT64,
    domain   INT64,
    data     TEXT
);
CREATE INDEX event_account ON event (account, id);

CREATE TABLE idempotency (
    id         BYTES PRIMARY KEY,
    body_hash  BYTES NOT NULL,
    order_id   INT64,
    status     INT64 NOT NULL,
    response   TEXT,
    expires_at INT64
) CLUSTERED;
CREATE INDEX idempotency_expires ON idempotency (expires_at) WHERE expires_at IS NOT NULL;

-- Append-only: who did what. audit_seal chains hashes over it.
CREATE TABLE audit (
    id      INT64 PRIMARY KEY,
    account INT64 NOT NULL,
    actor   TEXT  NOT NULL,
    action  TEXT  NOT NULL,
    object  INT64 NOT NULL,
    detail  TEXT
);
CREATE TABLE audit_seal (
    id      INT64 PRIMARY KEY,
    last_id INT64 NOT NULL,
    rows    INT64 NOT NULL,
    hash    BYTES NOT NULL
);

-- What we hold at an upstream account, and whether work there is paused.
CREATE TABLE upstream (
    name         TEXT PRIMARY KEY,
    domains      INT64 NOT NULL DEFAULT 0 CHECK (domains >= 0),
    users        INT64 NOT NULL DEFAULT 0 CHECK (users >= 0),
    paused_until INT64 NOT NULL DEFAULT 0,
    pause_reason TEXT
) CLUSTERED;
