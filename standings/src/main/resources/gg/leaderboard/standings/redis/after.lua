-- ARGV  score and player of the last entry of the previous page, limit
-- Returns a page that starts right after the position of this entry

if ranking.refusal then
  return ranking.refusal
end
local call, board, redis_start = redis.call, ranking.board, ranking.redis_start

-- Lua's < compares by the server's locale; Redis compares bytes.
local function is_after(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then
      return x > y
    end
  end
  return #a > #b
end

local score, player, limit = ARGV[4], ARGV[5], tonumber(ARGV[6])
local first = redis_start(score)
local low, high = 0, call('ZCOUNT', board, score, score)
while low < high do
  local middle = math.floor((low + high) / 2)
  if is_after(call('ZRANGE', board, first + middle, first + middle)[1], player) then
    high = middle
  else
    low = middle + 1
  end
end
local start = ranking.better_than(score) + low
return ranking.page(start, start + limit - 1)
