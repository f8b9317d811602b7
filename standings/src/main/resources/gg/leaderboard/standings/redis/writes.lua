-- The writes of an update. All keys were read before, so no write can fail.

local call, hidden_board_prefix = redis.call, update.hidden_board_prefix
local board_prefix, periods_prefix = update.board_prefix, update.periods_prefix
local KEYS, ARGV, PRUNE_EVERY, DAY = KEYS, ARGV, 32, 86400000

-- verdicts: index of a new id → its violation. The time to live is renewed after a 72nd of it, because a renewal costs as
-- much as the write.
local function write_ids(verdicts)
  local key, arg, fresh = update.header.keys, update.header.arguments, clock + update.ids_live * 71 / 72
  for i = 1, update.new_ids do
    local ids = KEYS[key + 3 * i - 2]
    call('HSET', ids, ARGV[arg + i], verdicts[i] or '')
    if call('PEXPIRETIME', ids) < fresh then
      call('PEXPIRE', ids, update.ids_live)
    end
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

-- These hashes grow with every new day and season. When their size passes a multiple of 32, entries without data are
-- removed: `keys_of` returns the keys of an entry, and one of them must exist. A cluster may reject this check while it
-- moves keys; then the entry stays.
local function prune(names, before, added, keys_of)
  if math.floor((before + added) / PRUNE_EVERY) > math.floor(before / PRUNE_EVERY) then
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
  local before = call('PEXPIRETIME', name)
  if before >= tonumber(expires) then
    return nil
  end
  call('PEXPIREAT', name, expires)
  return before < 0 and 'first' or 'longer'
end

local function write(set, name, scores)
  if #scores == 0 then
    return
  end
  call('ZADD', name, unpack(scores))
  local life = set.expires ~= '' and lengthen(name, set.expires)
  if life and set.name ~= set.all_time then
    local periods, all_time = periods_prefix .. set.season, set.all_time
    if call('HSETNX', periods, string.sub(set.name, #all_time + 1), '') == 1 then
      prune(periods, call('HLEN', periods) - 1, 1, function(period)
        return {all_time .. period, hidden_set(all_time .. period)}
      end)
    end
    lengthen(periods, set.expires)
  end
end

local function write_boards(changed)
  for _, set in ipairs(changed.sets) do
    write(set, set.name, set.shown)
    write(set, hidden_set(set.name), set.hidden)
  end
  for _, boards in ipairs(changed.entered) do
    prune(boards.name, boards.size, call('HSET', boards.name, unpack(boards.entries)), keys_of_season)
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
  if update.achievements > 0 then
    call('LPUSH', update.feed, unpack(ARGV, arg + 1, arg + update.achievements))
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
