-- ARGV  players
-- Returns {total, then for each player with a rank: player, rank, score}

if ranking.refusal then
  return ranking.refusal
end
local call, board, all, depth = redis.call, ranking.board, ranking.all, ranking.depth
local better_than, position = ranking.better_than, ranking.position

local result = {ranking.total}
for i = 4, #ARGV do
  local score = call('ZSCORE', board, ARGV[i])
  if score and (all <= depth or position(ARGV[i], score) < depth) then
    result[#result + 1] = ARGV[i]
    result[#result + 1] = 1 + better_than(score)
    result[#result + 1] = score
  end
end
return result
