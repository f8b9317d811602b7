-- A new score then changes no index, and the row stays on its page: PostgreSQL updates in place what has room there. Ranks are
-- computed over all rows of a period anyway, so nobody read the scores from the index.
DROP INDEX leaderboards_by_score;
CREATE INDEX leaderboards_of_period ON leaderboards (board, season, "window", period);
ALTER TABLE leaderboards SET (fillfactor = 70);
ALTER TABLE player_statistics SET (fillfactor = 70);
