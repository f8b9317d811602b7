-- Applies one update to one shard, whole or not at all. Every check, and every read that could fail, comes before the
-- first write: a script that stops halfway is not rolled back.
--
-- KEYS  progress, totals, hidden players,
--       for each id the stretches of log time it may have been counted in: its own, the one before, the one after,
--       a profile for each player, a sorted set for each board and period, the feed if it is used
-- ARGV  partition, previous, last, log time of the last, events, time to live of ids in ms,
--       how many ids are new, and how many known, moderations, profiles, boards, achievements,
--       feed length, 1 if the feed is used, else 0,
--       what the keys begin with of boards, boards of hidden players, periods of boards, boards of players; channel, notice,
--       then for each id:         16 bytes; the new ones first
--            for each moderation: player, 1 if erased, 1 if removed everywhere, 1 to hide or 0 to show or '' for neither,
--                                 how many boards to remove from, each board
--            for each profile:    1 if what is there is forgotten; how many fields to add to, to set, to raise, and 1 if
--                                 there is a streak, else 0; for each: field, operand; the field of the best streak if
--                                 there is one
--            for each board:      id, season as in keys, rule, in how many periods, when each expires in ms since 1970 or
--                                 '', how many players, for each: player, score
--            each achievement
-- Returns  {'applied'}; or {'progress', seen} or {'ids', index…} if an assumption does not hold.
--
-- A player is in the sorted set of a board and period or, hidden, in the one beside it; never in both. Which sets there are
-- is kept too, in `periods` and `boards of players`, so that a player can be found everywhere.
--
-- A call from here costs more than the change that it makes, and so does every argument: whatever can be read or written
-- together is. `unpack` takes some 8,000 values, several times what an update holds.

local call = redis.call
local partition, previous, last = ARGV[1], ARGV[2], ARGV[3]
local new, known, moderations = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local profiles, boards, achievements = tonumber(ARGV[10]), tonumber(ARGV[11]), tonumber(ARGV[12])
local feed = ARGV[14] == '1' and KEYS[#KEYS]
local board_lead, hidden_lead, periods_lead, boards_of_lead = ARGV[15], ARGV[16], ARGV[17], ARGV[18]
local FIRST_ID, PRUNE_EVERY = 20, 32
local key, arg = 3, FIRST_ID

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

-- The sorted set beside `set`, with the players who are hidden.
local function beside(set)
  return hidden_lead .. string.sub(set, #board_lead + 1)
end

local planned = {}
local function plan(...)
  planned[#planned + 1] = {...}
end

local function plan_move(player, from, to)
  local score = call('ZSCORE', from, player)
  if score then
    local expires = call('PEXPIRETIME', from)
    plan('ZREM', from, player)
    plan('ZADD', to, score, player)
    if expires > 0 then
      plan('PEXPIREAT', to, expires, 'GT')
      plan('PEXPIREAT', to, expires, 'NX')
    end
  end
end

local function plan_for_set(set, player, removed, hidden_before, hidden)
  if removed then
    plan('ZREM', hidden_before and beside(set) or set, player)
  elseif hidden ~= hidden_before then
    plan_move(player, hidden and set or beside(set), hidden and beside(set) or set)
  end
end

local bans = call('EXISTS', KEYS[3]) == 1
local moderated = {}
for _ = 1, moderations do
  local player, erased, hide = ARGV[arg + 1], ARGV[arg + 2] == '1', ARGV[arg + 4]
  local m = {everywhere = erased or ARGV[arg + 3] == '1', from = {}}
  for b = 1, tonumber(ARGV[arg + 5]) do
    m.from[ARGV[arg + 5 + b]] = true
  end
  arg = arg + 5 + tonumber(ARGV[arg + 5])
  m.hidden_before = bans and call('SISMEMBER', KEYS[3], player) == 1
  m.hidden = hide == '1' or (hide == '' and m.hidden_before and not erased)
  moderated[player] = m
  if m.hidden ~= m.hidden_before then
    plan(m.hidden and 'SADD' or 'SREM', KEYS[3], player)
  end
  for _, entry in ipairs(call('HKEYS', boards_of_lead .. player)) do
    local board, season = string.match(entry, '^([^ ]+) ([^ ]*)$')
    local removed = m.everywhere or m.from[board]
    plan_for_set(board_lead .. board .. season, player, removed, m.hidden_before, m.hidden)
    for _, period in ipairs(call('HKEYS', periods_lead .. board .. season)) do
      plan_for_set(board_lead .. board .. season .. period, player, removed, m.hidden_before, m.hidden)
    end
    if removed then
      plan('HDEL', boards_of_lead .. player, entry)
    end
  end
  if erased and feed then
    for _, achievement in ipairs(call('LRANGE', feed, 0, -1)) do
      if cjson.decode(achievement).player_id == player then
        plan('LREM', feed, 0, achievement)
      end
    end
  end
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
  local anew, added, set = ARGV[arg + 1] == '1', tonumber(ARGV[arg + 2]), tonumber(ARGV[arg + 3])
  local fields, streaks = added + set + tonumber(ARGV[arg + 4]), ARGV[arg + 5] == '1'
  arg = arg + 5
  local names, values = {}, {}
  for f = 1, fields + (streaks and 2 or 0) do
    names[f] = ARGV[arg + 2 * f - 1]
    values[2 * f - 1] = names[f]
  end
  local old = {}
  if anew then
    plan('DEL', KEYS[key + i])
  else
    old = call('HMGET', KEYS[key + i], unpack(names))
  end
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

local join = {
  sum = function(old, score) return old + score end,
  highest = math.max,
  lowest = math.min,
  latest = function(_, score) return score end
}

-- Of each player whether she is hidden, and whether any of them is or was; nil where nobody is.
local function hidden_among(players)
  if not bans and moderations == 0 then
    return nil
  end
  local among, any = bans and call('SMISMEMBER', KEYS[3], unpack(players)) or {}, false
  for p = 1, #players do
    local m = moderated[players[p]]
    any = any or among[p] == 1 or (m and m.hidden)
    among[p] = among[p] == 1
    if m then
      among[p] = m.hidden
    end
  end
  return any and among or nil
end

local sets = {}
for _ = 1, boards do
  local board, season, rule, periods = ARGV[arg + 1], ARGV[arg + 2], join[ARGV[arg + 3]], tonumber(ARGV[arg + 4])
  local first = arg + 5 + periods
  local players, members, amounts = tonumber(ARGV[first]), {}, {}
  for p = 1, players do
    members[p], amounts[p] = ARGV[first + 2 * p - 1], tonumber(ARGV[first + 2 * p])
  end
  local hidden = hidden_among(members)
  for w = 1, periods do
    local name = KEYS[key + profiles + #sets + 1]
    local set = {name = name, expires = ARGV[arg + 4 + w], board = board, season = season, shown = {}, hidden = {}, entered = {}}
    local old = call('ZMSCORE', name, unpack(members))
    local held = hidden and call('ZMSCORE', beside(name), unpack(members)) or {}
    for p = 1, players do
      local before, m = old[p] or held[p], moderated[members[p]]
      if m and (m.everywhere or m.from[board]) then
        before = nil
      end
      local scores = hidden and hidden[p] and set.hidden or set.shown
      scores[#scores + 1] = before and rule(tonumber(before), amounts[p]) or amounts[p]
      scores[#scores + 1] = members[p]
      if not before then
        set.entered[#set.entered + 1] = members[p]
      end
    end
    sets[#sets + 1] = set
  end
  arg = first + 2 * players
end

-- A key of another type must fail here, not below.
if feed then
  call('LLEN', feed)
end
call('HLEN', KEYS[2])

-- From here on only writes.

for i = 1, new do
  local ids = KEYS[3 * i + 1]
  call('HSET', ids, ARGV[FIRST_ID + i], '')
  call('PEXPIRE', ids, ARGV[6])
end

for _, command in ipairs(planned) do
  call(unpack(command))
end

for i = 1, profiles do
  if #changed[i] > 0 then
    call('HSET', KEYS[key + i], unpack(changed[i]))
  end
end

-- These hashes grow with every new day and season. Now and then those entries are dropped that have nothing left: `keys_of`
-- gives the keys of which one would have to exist.
local function remember(names, name, keys_of)
  if call('HSETNX', names, name, '') == 1 and call('HLEN', names) % PRUNE_EVERY == 0 then
    for _, old in ipairs(call('HKEYS', names)) do
      if call('EXISTS', unpack(keys_of(old))) == 0 then
        call('HDEL', names, old)
      end
    end
  end
end

local function keys_of_season(entry)
  local season = string.gsub(entry, ' ', '', 1)
  return {board_lead .. season, hidden_lead .. season, periods_lead .. season}
end

-- Later writes only lengthen a life: partitions are not read in step. Returns 'first' if it was without limit, 'longer', or
-- nil if it stays as it is.
local function lengthen(name, expires)
  if call('PEXPIREAT', name, expires, 'GT') == 1 then
    return 'longer'
  end
  return call('PEXPIREAT', name, expires, 'NX') == 1 and 'first' or nil
end

local function write(set, name, scores)
  if #scores == 0 then
    return
  end
  call('ZADD', name, unpack(scores))
  local life = set.expires ~= '' and lengthen(name, set.expires)
  local all_time = board_lead .. set.board .. set.season
  if life and set.name ~= all_time then
    local periods = periods_lead .. set.board .. set.season
    remember(periods, string.sub(set.name, #all_time + 1), function(period)
      return {all_time .. period, beside(all_time .. period)}
    end)
    lengthen(periods, set.expires)
  end
end

for _, set in ipairs(sets) do
  write(set, set.name, set.shown)
  write(set, beside(set.name), set.hidden)
  if set.name == board_lead .. set.board .. set.season then
    for _, player in ipairs(set.entered) do
      remember(boards_of_lead .. player, set.board .. ' ' .. set.season, keys_of_season)
    end
  end
end

for i = 1, achievements do
  call('LPUSH', feed, ARGV[arg + i])
end
if achievements > 0 then
  call('LTRIM', feed, 0, ARGV[13] - 1)
end

if ARGV[5] ~= '0' then
  call('HINCRBY', KEYS[2], 'events', ARGV[5])
end
call('HSET', KEYS[2], 'time:' .. partition, ARGV[4])
call('HSET', KEYS[1], partition, last)
call('PUBLISH', ARGV[19], ARGV[20])
return {'applied'}
