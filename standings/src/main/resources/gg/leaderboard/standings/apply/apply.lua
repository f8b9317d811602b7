-- Applies one update to one shard, whole or not at all. Every check, and every read that could fail, comes before the
-- first write: a script that stops halfway is not rolled back.
--
-- KEYS  progress, totals,
--       for each id the stretches of log time it may have been counted in: its own, the one before, the one after,
--       a profile for each player, a sorted set for each board and period, the feed if there are achievements
-- ARGV  partition, previous, last, how many ids, profiles, boards, achievements,
--       feed length, time to live of ids in ms, events, channel, notice,
--       then for each id:      16 bytes, and 1 if the shard should have counted it before, else 0
--            for each profile: how many fields, then for each: operation, field, operand
--            for each board:   when it expires in ms since 1970 or '', how many players, for each: player, amount
--            each achievement
-- Returns  {'applied'}; or {'progress', seen} or {'ids', index…} if an assumption does not hold.

local call = redis.call
local partition, previous, last = ARGV[1], ARGV[2], ARGV[3]
local ids, profiles, boards, achievements = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local key, arg = 2, 12

local seen = call('HGET', KEYS[1], partition) or '-1'
if seen ~= previous then
  return {'progress', seen}
end

local differing = {'ids'}
local counted = {}
for i = 1, ids do
  local id, known = ARGV[arg + 1], ARGV[arg + 2]
  local found = (call('HEXISTS', KEYS[key + 1], id) == 1
      or call('HEXISTS', KEYS[key + 2], id) == 1
      or call('HEXISTS', KEYS[key + 3], id) == 1) and '1' or '0'
  if found ~= known then
    differing[#differing + 1] = i - 1
  elseif found == '0' then
    counted[#counted + 1] = KEYS[key + 1]
    counted[#counted + 1] = id
  end
  key, arg = key + 3, arg + 2
end
if #differing > 1 then
  return differing
end

local function operate(operation, old, operand)
  if operation == 'add' then
    return (tonumber(old or 0) or error('not a number: ' .. old)) + operand
  elseif operation == 'raise' then
    return (old and old > operand) and old or operand
  end
  return operand
end

-- Kills in a row: the operand is the stretch as the fold sees it, not knowing what came before.
local function streak(current, best, operand)
  local until_death, inner_best, after_death = string.match(operand, '^(%d+) (%d+) (%d*)$')
  current = (tonumber(current) or 0) + until_death
  best = math.max(tonumber(best) or 0, current, tonumber(inner_best))
  return after_death ~= '' and after_death or current, best
end

local changed = {}
for i = 1, profiles do
  local fields, names, values = tonumber(ARGV[arg + 1]), {}, {}
  arg = arg + 1
  for f = 1, fields do
    names[f] = ARGV[arg + 3 * f - 1]
  end
  local old = call('HMGET', KEYS[key + i], unpack(names))
  for f = 1, fields do
    local operation, operand = ARGV[arg + 3 * f - 2], ARGV[arg + 3 * f]
    values[2 * f - 1] = names[f]
    if operation == 'streak' then
      values[2 * f], values[2 * f + 2] = streak(old[f], old[f + 1], operand)
    elseif operation ~= 'best' then
      values[2 * f] = operate(operation, old[f], operand)
    end
  end
  changed[i] = values
  arg = arg + 3 * fields
end

-- A key of another type must fail here, not below.
for i = 1, boards do
  call('ZCARD', KEYS[key + profiles + i])
end
local feed = KEYS[key + profiles + boards + 1]
if feed then
  call('LLEN', feed)
end
call('HLEN', KEYS[2])

-- From here on only writes.

for i = 1, #counted, 2 do
  call('HSET', counted[i], counted[i + 1], '')
  call('PEXPIRE', counted[i], ARGV[9])
end

for i = 1, profiles do
  call('HSET', KEYS[key + i], unpack(changed[i]))
end
key = key + profiles

for i = 1, boards do
  local board, expires_at, players = KEYS[key + i], ARGV[arg + 1], tonumber(ARGV[arg + 2])
  for p = 1, players do
    call('ZINCRBY', board, ARGV[arg + 2 * p + 2], ARGV[arg + 2 * p + 1])
  end
  -- Later writes only lengthen a board's life: partitions are not read in step.
  if expires_at ~= '' and call('PEXPIREAT', board, expires_at, 'GT') == 0 then
    call('PEXPIREAT', board, expires_at, 'NX')
  end
  arg = arg + 2 + 2 * players
end

for i = 1, achievements do
  call('LPUSH', feed, ARGV[arg + i])
end
if feed then
  call('LTRIM', feed, 0, ARGV[8] - 1)
end

if ARGV[10] ~= '0' then
  call('HINCRBY', KEYS[2], 'events', ARGV[10])
end
call('HSET', KEYS[1], partition, last)
call('PUBLISH', ARGV[11], ARGV[12])
return {'applied'}
