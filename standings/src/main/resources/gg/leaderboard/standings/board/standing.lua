-- Where one player stands on a board whose highest score is first.
--
-- KEYS  board
-- ARGV  player
-- Returns {} for a player who is not on it, else {rank, score}

local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not score then
  return {}
end
return {1 + redis.call('ZCOUNT', KEYS[1], '(' .. score, '+inf'), score}
