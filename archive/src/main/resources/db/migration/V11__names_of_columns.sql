-- The names that guides to such systems use, so that queries written by them work here. What is added holds for rows written
-- before: they were there by the time of this migration.

ALTER TABLE events RENAME COLUMN type TO event_type;
ALTER TABLE events RENAME COLUMN player TO player_id;
ALTER TABLE events RENAME COLUMN game TO game_id;
ALTER TABLE events RENAME COLUMN event_time TO event_timestamp;
ALTER TABLE events RENAME COLUMN log_time TO ingested_at;
ALTER TABLE events ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(); -- when it was archived

ALTER TABLE player_statistics RENAME COLUMN player TO player_id;
ALTER TABLE player_statistics RENAME COLUMN events_count TO total_events;
ALTER TABLE player_statistics RENAME COLUMN events TO event_breakdown;
ALTER TABLE player_statistics ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE dlq_events RENAME COLUMN value TO original_event;
ALTER TABLE dlq_events RENAME COLUMN reason TO error_message;
ALTER TABLE dlq_events ADD COLUMN consumer_service text NOT NULL DEFAULT 'processor'; -- which could not read it

ALTER TABLE leaderboards ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

-- The ranks in each game, by points. Games have one season, and the highest score is best.
CREATE VIEW leaderboard_ranks AS
SELECT substr(l.board, length('game:') + 1) AS game_id,
    l.player AS player_id,
    rank() OVER (PARTITION BY substr(l.board, length('game:') + 1), l."window", l.period ORDER BY l.score DESC) AS rank,
    l.score,
    l."window" || CASE WHEN l.period = '' THEN '' ELSE ':' || l.period END AS period, -- alltime, daily:2026-11-20
    l.updated_at
FROM leaderboards AS l
WHERE starts_with(l.board, 'game:')
    AND NOT EXISTS (SELECT FROM hidden_players AS h WHERE h.player = l.player AND h.board IN ('*', l.board));
