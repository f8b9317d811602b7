-- Like first_offset, of what counted and was not erased when it was dropped: all that standings are made of.
ALTER TABLE event_starts ADD COLUMN first_counted bigint;
UPDATE event_starts SET first_counted = first_offset;
ALTER TABLE event_starts ALTER COLUMN first_counted SET NOT NULL;

-- The standings at moments of the log, so that those of any moment are told without folding everything before it. Each
-- checkpoint holds what the events since the one before it change, as the fold says it; now and then a period gets its totals.

CREATE TABLE checkpoints (
    log_time timestamptz PRIMARY KEY, -- everything that was logged up to here is in it, and nothing else
    events   bigint NOT NULL          -- how many were counted since the one before
);

-- The last record of each partition that is in a checkpoint.
CREATE TABLE checkpoint_positions (
    log_time    timestamptz NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    topic_id    text        NOT NULL,
    partition   integer     NOT NULL,
    last_offset bigint      NOT NULL,
    PRIMARY KEY (log_time, topic_id, partition)
);

-- What operators did to players. Of each part of a checkpoint it comes before the changes of scores.
CREATE TABLE checkpoint_moderations (
    log_time     timestamptz NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    part         integer     NOT NULL, -- in the order of the log
    player       text        NOT NULL,
    everywhere   boolean     NOT NULL, -- taken off all boards
    erased       boolean     NOT NULL,
    removed_from text[]      NOT NULL,
    hidden       boolean,              -- null where that stays as it was
    PRIMARY KEY (log_time, part, player)
);

CREATE TYPE score_rule AS ENUM ('sum', 'highest', 'lowest', 'latest');

-- What changes in one season of a board: the same scores in one or several of its periods.
CREATE TABLE checkpoint_changes (
    log_time   timestamptz   NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    part       integer       NOT NULL,
    board      text          NOT NULL,
    season     bigint        NOT NULL,
    rule       score_rule    NOT NULL, -- how a score joins the one that the player has
    periods    text[]        NOT NULL, -- alltime, daily:2026-11-20
    expires_at timestamptz[] NOT NULL, -- of each period, when it may be forgotten; null for never
    players    text[]        NOT NULL,
    scores     bigint[]      NOT NULL,
    entries    integer       NOT NULL -- how many scores
);

CREATE INDEX checkpoint_changes_of_board ON checkpoint_changes (board, season, log_time);
CREATE INDEX checkpoint_changes_by_time ON checkpoint_changes (log_time);

-- The scores that all changes up to here come to, so that no reader has to add up too many of them.
CREATE TABLE checkpoint_totals (
    board    text        NOT NULL,
    season   bigint      NOT NULL,
    period   text        NOT NULL,
    log_time timestamptz NOT NULL REFERENCES checkpoints ON DELETE CASCADE,
    players  text[]      NOT NULL,
    scores   bigint[]    NOT NULL,
    entries  integer     NOT NULL,
    PRIMARY KEY (board, season, period, log_time)
);

CREATE INDEX checkpoint_totals_by_time ON checkpoint_totals (log_time);

-- Players who are still to be taken out of the checkpoints; nobody sees them there any more.
CREATE TABLE checkpoint_erasures (
    player text PRIMARY KEY
);

-- Boards whose rules were changed after the fact: no checkpoint holds them until their past is folded again.
CREATE TABLE checkpoint_forgotten (
    board text PRIMARY KEY
);

-- Counts up whenever something is taken out of checkpoints: one that was in the making meanwhile is not kept.
CREATE TABLE checkpoint_epoch (
    epoch bigint NOT NULL
);

INSERT INTO checkpoint_epoch VALUES (0);
