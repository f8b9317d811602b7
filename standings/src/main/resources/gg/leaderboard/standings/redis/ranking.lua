-- Shared code of the scripts that read a board. Redis orders equal scores by id, ascending. If the lowest score is
-- best, this is the order of the list. If the highest is best, a descending read returns each group of equal scores in
-- reverse.
--
-- KEYS  board, totals of its shard
-- ARGV  order ('desc' or 'asc'), depth (number of readable places), generation of the standings that have this order
--       or '' if all have, followed by a blank and the window unless it is all time; then the arguments of each script
-- Positions count from 0, the best.
--
-- {refusal}: {'generation', seen} if the generation differs, {'window'} if the standings were folded without that
-- window; otherwise {board, desc, depth, all, total, better_than, redis_start, position, page}

local call = redis.call
local board, desc, depth = KEYS[1], ARGV[1] == 'desc', tonumber(ARGV[2])
local expected, window = string.match(ARGV[3], '^(%d*) ?(%a*)$')
if expected ~= '' then
  local of = generation.generation_of(KEYS[2], expected)
  if of ~= expected then
    return {refusal = {'generation', of}}
  end
end
if window ~= '' then
  local windows = string.match(generation.settings_of(KEYS[2], '') .. ' ', 'standings%.windows=([^ ]*) ')
  if windows and not string.find(',' .. windows .. ',', ',' .. window .. ',', 1, true) then
    return {refusal = {'window'}}
  end
end

local all = call('ZCARD', board)
local total = math.min(all, depth)

local function better_than(score)
  if desc then
    return call('ZCOUNT', board, '(' .. score, '+inf')
  end
  return call('ZCOUNT', board, '-inf', '(' .. score)
end

-- The start of the group with this score in the order of Redis, from the lowest score up.
local function redis_start(score)
  return call('ZCOUNT', board, '-inf', '(' .. score)
end

local function position(player, score)
  return better_than(score) + call('ZRANK', board, player) - redis_start(score)
end

-- Appends the places start to stop to `result` as player, score, highest first. It reverses whole groups of equal
-- scores. The two groups that the page may cut are read again from their own start.
local function append_descending(result, start, stop)
  local raw = call('ZREVRANGE', board, start, stop, 'WITHSCORES')
  local at, entries = 1, #raw / 2
  while at <= entries do
    local score, ending = raw[2 * at], at
    while ending < entries and raw[2 * ending + 2] == score do
      ending = ending + 1
    end
    local members
    if at == 1 or ending == entries then
      local first = redis_start(score) + start + at - 1 - better_than(score)
      members = call('ZRANGE', board, first, first + ending - at)
    end
    for i = at, ending do
      result[#result + 1] = members and members[i - at + 1] or raw[2 * (ending - (i - at)) - 1]
      result[#result + 1] = score
    end
    at = ending + 1
  end
end

-- {total, rank of the first entry, its position, then player, score of each}
local function page(start, stop)
  stop = math.min(stop, total - 1)
  local result = {total, 0, start}
  if start > stop then
    return result
  end
  if desc then
    append_descending(result, start, stop)
  else
    for _, value in ipairs(call('ZRANGE', board, start, stop, 'WITHSCORES')) do
      result[#result + 1] = value
    end
  end
  result[2] = 1 + better_than(result[5])
  return result
end

return {
  board = board,
  desc = desc,
  depth = depth,
  all = all,
  total = total,
  better_than = better_than,
  redis_start = redis_start,
  position = position,
  page = page
}
