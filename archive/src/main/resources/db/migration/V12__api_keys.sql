-- A copy of the topic leaderboard-keys. A record is JSON as in the topic, with the SHA-256 of a key's secret, never the secret.
CREATE
    TABLE
        api_keys(
            key_id text PRIMARY KEY,
            record text NOT NULL
        );
