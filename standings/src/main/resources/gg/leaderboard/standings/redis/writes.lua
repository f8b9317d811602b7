-- The writes of an update. All keys were read before, so no write can fail.

local call, hidden_board_prefix = redis.call, update.hidden_board_prefix
local board_prefix, boards_of_prefix, periods_prefix = update.board_prefix, update.boards_of_prefix, update.periods_prefix
local KEYS, ARGV, PRUNE_EVERY, DAY = KEYS, ARGV, 32, 86400000

-- verdicts: index of a new id → its violation
local function write_ids(verdicts)
  local key, arg = update.header.keys, update.header.arguments
  for i = 1, update.new_ids do
    local ids = KEYS[key + 3 * i - 2]
    call('HSET', ids, ARGV[arg + i], verdicts[i] or '')
    call('PEXPIRE', ids, update.ids_live)
  end
end

-- key: the position of the first key of profiles
local function write_profiles(changed, key)
  for i = 1, update.profiles do
    if #changed[i] > 0 then
      call('HSET', KEYS[key + i], unpack(changed[i]))
    end
  end
end

-- These hashes grow with every new day and season. When their size reaches a multiple of 32, entries without data are
-- removed: `keys_of` returns the keys of an entry, and one of them must exist. A cluster may reject this check while it
-- moves keys; then the entry stays.
local function remember(names, name, keys_of)
  if call('HSETNX', names, name, '') == 1 and call('HLEN', names) % PRUNE_EVERY == 0 then
    for _, old in ipairs(call('HKEYS', names)) do
      if redis.pcall('EXISTS', unpack(keys_of(old))) == 0 then
        call('HDEL', names, old)
      end
    end
  end
end

local function keys_of_season(entry)
  local season = string.gsub(entry, ' ', '', 1)
  return {board_prefix .. season, hidden_board_prefix .. season, periods_prefix .. season}
end

-- A later write never shortens the time to live, because partitions are not read in step. Returns 'first' if there was
-- no expiry, 'longer' if it was extended, or nil if it is unchanged.
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
  local all_time = board_prefix .. set.board .. set.season
  if life and set.name ~= all_time then
    local periods = periods_prefix .. set.board .. set.season
    remember(periods, string.sub(set.name, #all_time + 1), function(period)
      return {all_time .. period, hidden_set(all_time .. period)}
    end)
    lengthen(periods, set.expires)
  end
end

local function write_boards(sets)
  for _, set in ipairs(sets) do
    write(set, set.name, set.shown)
    write(set, hidden_set(set.name), set.hidden)
    for _, player in ipairs(set.entered) do
      remember(boards_of_prefix .. player, set.board .. ' ' .. set.season, keys_of_season)
    end
  end
end

-- A replay compares the scores of a season that has expired, too. A past time is never greater, so it deletes nothing.
local function write_states(changed)
  for _, change in ipairs(changed) do
    call('HSET', change.name, unpack(change.values))
    if change.expires ~= '' then
      if call('PEXPIRE', change.name, DAY, 'NX') == 0 then
        call('PEXPIRE', change.name, DAY, 'GT')
      end
      call('PEXPIREAT', change.name, change.expires, 'GT')
    end
  end
end

-- arg: the position of the achievements
local function write_feed(arg)
  for i = 1, update.achievements do
    call('LPUSH', update.feed, ARGV[arg + i])
  end
  if update.achievements > 0 then
    call('LTRIM', update.feed, 0, update.feed_length - 1)
  end
end

local function write_totals(games)
  if update.events ~= '0' then
    call('HINCRBY', update.totals, 'events', update.events)
  end
  if games > 0 then
    call('HINCRBY', update.totals, 'games', games)
  end
  if update.log_time == '' then
    call('HSETNX', update.totals, 'time:' .. update.partition, '0')
    call('HSET', update.totals, 'generation', update.generation, 'settings', update.settings)
  else
    call('HSET', update.totals, 'time:' .. update.partition, update.log_time,
        'generation', update.generation, 'settings', update.settings)
  end
end

local function write_progress()
  call('HSET', update.progress, update.partition, update.last)
  if update.channel ~= '' then
    call('PUBLISH', update.channel, update.notification)
  end
end

return {
  ids = write_ids,
  profiles = write_profiles,
  boards = write_boards,
  states = write_states,
  feed = write_feed,
  totals = write_totals,
  progress = write_progress
}
