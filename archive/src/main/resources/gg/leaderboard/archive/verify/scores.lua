-- Reads the scores of some players and the progress of the standings atomically.
--
-- KEYS  scores of the board, scores of its hidden players, progress
-- ARGV  players
-- Returns {progress as field, offset, …; score of each player, or nil; score of each hidden player, or nil}

return {
  redis.call('HGETALL', KEYS[3]),
  redis.call('ZMSCORE', KEYS[1], unpack(ARGV)),
  redis.call('ZMSCORE', KEYS[2], unpack(ARGV))
}
