-- What the scripts that read a board share. Redis keeps equal scores by id, ascending. Where the lowest score is best that
-- is the order in which they are listed; where the highest is, walking down meets each group of equals backwards.
--
-- KEYS  board, totals of its shard
-- ARGV  order ('desc' or 'asc'), depth (how many places can be read), generation of the standings that have this order or ''
--       if all have, followed by a blank and the window unless it is all time; then what each script says
-- Positions count from 0, the best.
--
-- {refusal}: {'generation', seen} if the standings are of another one, {'window'} if they were folded without that window;
-- otherwise {board, desc, depth, all, total, better_than, redis_start, position, page}

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

-- Where the group of equals with this score begins, as Redis counts: from the lowest score up.
local function redis_start(score)
  return call('ZCOUNT', board, '-inf', '(' .. score)
end

local function position(player, score)
  return better_than(score) + call('ZRANK', board, player) - redis_start(score)
end

-- The places start to stop, appended to `result` as player, score. Highest first: whole groups of equals are turned around;
-- the two that the page may cut are read again from their own beginning.
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
