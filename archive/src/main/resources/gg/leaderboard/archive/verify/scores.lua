-- The scores of some players, and how far the standings have come, at one moment.
--
-- KEYS  board, beside it the players who are hidden, progress
-- ARGV  players
-- Returns {progress as field, offset, …; of each player '', or her score; the same of those who are hidden}

return {
  redis.call('HGETALL', KEYS[3]),
  redis.call('ZMSCORE', KEYS[1], unpack(ARGV)),
  redis.call('ZMSCORE', KEYS[2], unpack(ARGV))
}
