-- ARGV  number of buckets
-- Returns {total, then for each bucket, the lowest first: lowest score, highest score, players}

if ranking.refusal then
  return ranking.refusal
end
local call, board, desc, all, total = redis.call, ranking.board, ranking.desc, ranking.all, ranking.total

if total == 0 then
  return {0}
end
local best, worst = ranking.page(0, 0)[5], ranking.page(total - 1, total - 1)[5]
local low, high = tonumber(desc and worst or best), tonumber(desc and best or worst)
local buckets = math.min(tonumber(ARGV[4]), high - low + 1)

local function text(number)
  return string.format('%.0f', number)
end

-- The number of readable players with a lower score. Players below the depth are not counted.
local function readable_below(score)
  local up_to = call('ZCOUNT', board, '-inf', '(' .. text(score))
  if desc then
    return math.max(0, up_to - (all - total))
  end
  return math.min(up_to, total)
end

local result, from, before = {total}, low, 0
for i = 1, buckets do
  local next_from = low + math.floor((high - low + 1) / buckets * i)
  if i == buckets then
    next_from = high + 1
  end
  local below = i == buckets and total or readable_below(next_from)
  result[#result + 1] = text(from)
  result[#result + 1] = text(next_from - 1)
  result[#result + 1] = below - before
  from, before = next_from, below
end
return result
