-- A ban may be on single boards, may end by itself, and has a reason.
ALTER TABLE hidden_players
    ADD COLUMN board  text        NOT NULL DEFAULT '*',       -- * for all of them
    ADD COLUMN ban_id text        NOT NULL DEFAULT '',        -- the event that made the ban
    ADD COLUMN since  timestamptz NOT NULL DEFAULT 'epoch',
    ADD COLUMN until  timestamptz,                            -- null for no end
    ADD COLUMN reason text,
    DROP CONSTRAINT hidden_players_pkey,
    ADD PRIMARY KEY (player, board);

-- What becomes of a player's bans, in this order, as BansJson writes it.
ALTER TABLE checkpoint_moderations ADD COLUMN bans text;
UPDATE checkpoint_moderations SET bans = CASE hidden
    WHEN true THEN '[{"hide":{"id":"","since":"0"}}]'
    WHEN false THEN '[{"lift":true}]' END;
ALTER TABLE checkpoint_moderations DROP COLUMN hidden;
