-- ARGV  player
-- Returns {} for a player who is not on the board, else {score, rank or 0, total, number of strictly worse players},
-- and {…, the nearest better score, its rank} if there is a better score

if ranking.refusal then
  return ranking.refusal
end
local call, board, desc, depth, total = redis.call, ranking.board, ranking.desc, ranking.depth, ranking.total
local better_than, position = ranking.better_than, ranking.position

local score = call('ZSCORE', board, ARGV[4])
if not score then
  return {}
end
if position(ARGV[4], score) >= depth then
  return {score, 0, total, 0}
end
local rank = 1 + better_than(score)
local result = {score, rank, total, math.max(0, total - rank + 1 - call('ZCOUNT', board, score, score))}
if rank > 1 then
  local nearest = desc and call('ZRANGEBYSCORE', board, '(' .. score, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
      or call('ZREVRANGEBYSCORE', board, '(' .. score, '-inf', 'WITHSCORES', 'LIMIT', 0, 1)
  result[5] = nearest[2]
  result[6] = 1 + better_than(nearest[2])
end
return result
