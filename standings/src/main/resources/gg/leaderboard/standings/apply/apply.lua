-- Applies one update to one shard, whole or not at all. Every check, and every read that could fail, comes before the
-- first write: a script that stops halfway is not rolled back.
--
-- KEYS  progress, totals,
--       for each id the stretches of log time it may have been counted in: its own, the one before, the one after,
--       a profile for each player, a sorted set for each board and period, the feed if there are achievements
-- ARGV  partition, previous, last, how many ids are new, and how many known, profiles, boards, achievements,
--       feed length, time to live of ids in ms, events, channel, notice,
--       then for each id:      16 bytes; the new ones first
--            for each profile: how many fields to add to, to set, to raise, and 1 if there is a streak, else 0;
--                              for each: field, operand; the field of the best streak if there is one
--            for each board:   in how many periods, when each expires in ms since 1970 or '',
--                              how many players, for each: player, amount
--            each achievement
-- Returns  {'applied'}; or {'progress', seen} or {'ids', index…} if an assumption does not hold.
--
-- A call from here costs more than the change that it makes, and so does every argument: whatever can be read or written
-- together is. `unpack` takes some 8,000 values, several times what an update holds.

local call = redis.call
local partition, previous, last = ARGV[1], ARGV[2], ARGV[3]
local new, known = tonumber(ARGV[4]), tonumber(ARGV[5])
local profiles, boards, achievements = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local key, arg = 2, 13

local seen = call('HGET', KEYS[1], partition) or '-1'
if seen ~= previous then
  return {'progress', seen}
end

local differing = {'ids'}
for i = 1, new + known do
  local id = ARGV[arg + i]
  local found = call('HEXISTS', KEYS[key + 1], id) == 1
      or call('HEXISTS', KEYS[key + 2], id) == 1
      or call('HEXISTS', KEYS[key + 3], id) == 1
  if found ~= (i > new) then
    differing[#differing + 1] = i - 1
  end
  key = key + 3
end
if #differing > 1 then
  return differing
end
arg = arg + new + known

-- Kills in a row: the operand is the stretch as the fold sees it, not knowing what came before.
local function streak(current, best, operand)
  local until_death, inner_best, after_death = string.match(operand, '^(%d+) (%d+) (%d*)$')
  current = (tonumber(current) or 0) + until_death
  best = math.max(tonumber(best) or 0, current, tonumber(inner_best))
  return after_death ~= '' and after_death or current, best
end

local changed = {}
for i = 1, profiles do
  local added, set = tonumber(ARGV[arg + 1]), tonumber(ARGV[arg + 2])
  local fields, streaks = added + set + tonumber(ARGV[arg + 3]), ARGV[arg + 4] == '1'
  arg = arg + 4
  local names, values = {}, {}
  for f = 1, fields + (streaks and 2 or 0) do
    names[f] = ARGV[arg + 2 * f - 1]
    values[2 * f - 1] = names[f]
  end
  local old = call('HMGET', KEYS[key + i], unpack(names))
  for f = 1, fields do
    local operand = ARGV[arg + 2 * f]
    if f <= added then
      values[2 * f] = (tonumber(old[f] or 0) or error('not a number: ' .. old[f])) + operand
    elseif f <= added + set then
      values[2 * f] = operand
    else
      values[2 * f] = (old[f] and old[f] > operand) and old[f] or operand
    end
  end
  arg = arg + 2 * fields
  if streaks then
    local f = fields + 1
    values[2 * f], values[2 * f + 2] = streak(old[f], old[f + 1], ARGV[arg + 2])
    arg = arg + 3
  end
  changed[i] = values
end

local sets = {}
for i = 1, boards do
  local periods = tonumber(ARGV[arg + 1])
  local first = arg + 2 + periods
  local players, members, amounts = tonumber(ARGV[first]), {}, {}
  for p = 1, players do
    members[p], amounts[p] = ARGV[first + 2 * p - 1], tonumber(ARGV[first + 2 * p])
  end
  for w = 1, periods do
    local set, scores = KEYS[key + profiles + #sets + 1], {}
    local old = call('ZMSCORE', set, unpack(members))
    for p = 1, players do
      scores[2 * p - 1] = (old[p] or 0) + amounts[p]
      scores[2 * p] = members[p]
    end
    sets[#sets + 1] = {set, ARGV[arg + 1 + w], scores}
  end
  arg = first + 2 * players
end

-- A key of another type must fail here, not below.
local feed = KEYS[key + profiles + #sets + 1]
if feed then
  call('LLEN', feed)
end
call('HLEN', KEYS[2])

-- From here on only writes.

for i = 1, new do
  local ids = KEYS[3 * i]
  call('HSET', ids, ARGV[13 + i], '')
  call('PEXPIRE', ids, ARGV[10])
end

for i = 1, profiles do
  call('HSET', KEYS[key + i], unpack(changed[i]))
end

for _, set in ipairs(sets) do
  call('ZADD', set[1], unpack(set[3]))
  -- Later writes only lengthen a board's life: partitions are not read in step.
  if set[2] ~= '' and call('PEXPIREAT', set[1], set[2], 'GT') == 0 then
    call('PEXPIREAT', set[1], set[2], 'NX')
  end
end

for i = 1, achievements do
  call('LPUSH', feed, ARGV[arg + i])
end
if feed then
  call('LTRIM', feed, 0, ARGV[9] - 1)
end

if ARGV[11] ~= '0' then
  call('HINCRBY', KEYS[2], 'events', ARGV[11])
end
call('HSET', KEYS[1], partition, last)
call('PUBLISH', ARGV[12], ARGV[13])
return {'applied'}
