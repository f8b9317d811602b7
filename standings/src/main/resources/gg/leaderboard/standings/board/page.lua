-- Reads the positions start to stop of a board whose highest score is first; equal scores list by player id.
-- Redis keeps equal scores by id too, but ascending, so that walking down from the highest score meets each group of equals
-- backwards. Whole groups are turned around; the two that the page may cut are read again from their own beginning.
--
-- KEYS  board
-- ARGV  start, stop (positions from 0, stop included)
-- Returns {players on the board, players strictly better than the first entry, then for each entry: player, score}

local call = redis.call
local board, start, stop = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
local total = call('ZCARD', board)
local raw = call('ZREVRANGE', board, start, stop, 'WITHSCORES')
if #raw == 0 then
  return {total, 0}
end

local function better_than(score)
  return call('ZCOUNT', board, '(' .. score, '+inf')
end

-- Members of the group with this score, from the page's position `from` on.
local function group(score, from, count)
  local better = better_than(score)
  local equal = call('ZCOUNT', board, score, score)
  local first = total - better - equal + (from - better)
  return call('ZRANGE', board, first, first + count - 1)
end

local page = {total, better_than(raw[2])}
local at, entries = 1, #raw / 2
while at <= entries do
  local score, ending = raw[2 * at], at
  while ending < entries and raw[2 * ending + 2] == score do
    ending = ending + 1
  end
  local cut = at == 1 or ending == entries
  local members = cut and group(score, start + at - 1, ending - at + 1)
  for i = at, ending do
    page[#page + 1] = cut and members[i - at + 1] or raw[2 * (ending - (i - at)) - 1]
    page[#page + 1] = score
  end
  at = ending + 1
end
return page
