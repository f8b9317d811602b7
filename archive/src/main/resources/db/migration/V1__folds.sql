-- What the three folds of the log have in common, and what each of them keeps.

CREATE TYPE fold AS ENUM ('events', 'statistics', 'leaderboards');

-- How far each fold has come, written in the transaction of the batch that brought it there.
CREATE TABLE progress (
    fold        fold        NOT NULL,
    topic_id    text        NOT NULL,
    partition   integer     NOT NULL,
    last_offset bigint      NOT NULL,
    log_time    timestamptz NOT NULL, -- of the record at last_offset
    PRIMARY KEY (fold, topic_id, partition)
);

-- The ids of the events that a fold has counted, by stretch of log time (one dedup horizon each), a partition a stretch.
CREATE TABLE counted_ids (
    stretch bigint NOT NULL,
    fold    fold   NOT NULL,
    id      uuid   NOT NULL,
    PRIMARY KEY (fold, id, stretch)
) PARTITION BY RANGE (stretch);

CREATE TYPE verdict AS ENUM (
    'counted',
    'duplicate', -- an event with this id came earlier
    'rejected'   -- could not be read; a dead letter
);

-- Every record of the log, a partition a day.
CREATE TABLE events (
    day        date        NOT NULL, -- of log_time, in UTC
    topic_id   text        NOT NULL,
    partition  integer     NOT NULL,
    "offset"   bigint      NOT NULL,
    verdict    verdict     NOT NULL,
    reason     text,                 -- of a rejected record: what is wrong with it
    id         uuid,                 -- event_id in 16 bytes; all that is left of an event whose player was erased
    event_id   text,
    type       text,
    player     text,
    game       text,
    event_time timestamptz,
    log_time   timestamptz NOT NULL,
    data       jsonb,                -- the event with what its headers say
    original   bytea,                -- the same as bytes, where jsonb cannot hold it
    -- The day last, so that a partition of the log can be read in its order across days.
    PRIMARY KEY (topic_id, partition, "offset", day)
) PARTITION BY RANGE (day);

CREATE INDEX events_of_player ON events (player, log_time);
CREATE INDEX events_by_time ON events USING brin (log_time) WITH (pages_per_range = 32, autosummarize = on);

-- Where the archive of a partition begins: what lies before was not in Kafka any more, or is not kept any longer.
CREATE TABLE event_starts (
    topic_id     text    NOT NULL,
    partition    integer NOT NULL,
    first_offset bigint  NOT NULL,
    PRIMARY KEY (topic_id, partition)
);

CREATE TABLE player_statistics (
    player         text PRIMARY KEY,
    player_name    text,
    total_score    bigint NOT NULL,
    events_count   bigint NOT NULL,
    last_active    timestamptz,
    last_game      text,
    games_joined   bigint NOT NULL,
    kills          bigint NOT NULL,
    deaths         bigint NOT NULL,
    assists        bigint NOT NULL,
    wins           bigint NOT NULL,
    losses         bigint NOT NULL,
    current_streak bigint NOT NULL, -- kills since the last death
    best_streak    bigint NOT NULL,
    actions        jsonb  NOT NULL, -- action → how often
    events         jsonb  NOT NULL  -- type of event without a column of its own → how often
);

-- Rank is computed when read: 1 + the number of players strictly better.
CREATE TABLE leaderboards (
    player     text   NOT NULL,
    board      text   NOT NULL,
    season     bigint NOT NULL,
    "window"   text   NOT NULL, -- alltime, hourly, daily, weekly, monthly
    period     text   NOT NULL, -- 2026-11-20; empty for alltime
    score      bigint NOT NULL,
    expires_at timestamptz,     -- when it may be forgotten
    PRIMARY KEY (player, board, season, "window", period)
);

CREATE INDEX leaderboards_by_score ON leaderboards (board, season, "window", period, score);

-- Banned from all boards; their scores go on counting, unseen.
CREATE TABLE hidden_players (
    player text PRIMARY KEY
);
