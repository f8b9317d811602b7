-- ARGV  player, number of players on each side
-- Returns a page, or {} for a player without a rank

if ranking.refusal then
  return ranking.refusal
end
local call, board, depth, total, position = redis.call, ranking.board, ranking.depth, ranking.total, ranking.position

local score = call('ZSCORE', board, ARGV[4])
if not score then
  return {}
end
local at, range = position(ARGV[4], score), tonumber(ARGV[5])
if at >= depth then
  return {}
end
local start = math.max(0, math.min(at - range, total - 1 - 2 * range))
return ranking.page(start, start + 2 * range)
