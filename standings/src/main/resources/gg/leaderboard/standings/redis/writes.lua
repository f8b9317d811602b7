
-- From here on only writes, to keys that were read above.

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
-- gives the keys of which one would have to exist. A cluster may refuse to say so while it moves keys; then the entry stays.
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
  for _, player in ipairs(set.entered) do
    remember(boards_of_lead .. player, set.board .. ' ' .. set.season, keys_of_season)
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
if games > 0 then
  call('HINCRBY', KEYS[2], 'games', games)
end
if ARGV[4] == '' then
  call('HSETNX', KEYS[2], 'time:' .. partition, '0')
  call('HSET', KEYS[2], 'generation', generation, 'settings', settings)
else
  call('HSET', KEYS[2], 'time:' .. partition, ARGV[4], 'generation', generation, 'settings', settings)
end
call('HSET', KEYS[1], partition, last)
if ARGV[19] ~= '' then
  call('PUBLISH', ARGV[19], ARGV[20])
end
return {'applied'}
