-- What could not be read, and what becomes of it.

ALTER TYPE fold ADD VALUE 'dead_letters';

CREATE TYPE letter_status AS ENUM (
    'open',
    'sent',     -- again; what came of it is not known yet
    'resolved', -- sent again, and counted
    'discarded'
);

CREATE TABLE dlq_events (
    -- Where it was received first. However often it is sent again, it stays this letter.
    topic_id      text          NOT NULL,
    partition     integer       NOT NULL,
    "offset"      bigint        NOT NULL,
    topic         text          NOT NULL,
    log_time      timestamptz   NOT NULL, -- there
    dead_time     timestamptz   NOT NULL, -- when it became a dead letter
    key           bytea,                  -- as received, like value
    value         bytea,
    headers       jsonb         NOT NULL, -- those that say something of the event
    rule          text          NOT NULL, -- the reason in the words that all who broke the same rule share
    reason        text          NOT NULL,
    players       text[]        NOT NULL, -- whom it may be about, by value, key and edited value
    status        letter_status NOT NULL DEFAULT 'open',
    edited        bytea,                  -- what is sent instead of value
    attempts      integer       NOT NULL DEFAULT 0, -- how often it was sent again
    edited_after  integer       NOT NULL DEFAULT 0, -- attempts when it was edited last
    last_error    text,                   -- why it failed again
    PRIMARY KEY (topic_id, partition, "offset")
);

CREATE INDEX dlq_events_by_time ON dlq_events (log_time, topic_id, partition, "offset");
CREATE INDEX dlq_events_of_player ON dlq_events USING gin (players);
