-- As which event each attempt sent the letter, by attempt from 1. Anybody can name a letter in a header: what comes back changes
-- the letter only if it is the event of that attempt.
ALTER TABLE dlq_events ADD COLUMN sent_as text[] NOT NULL DEFAULT '{}';
