-- The status of a logged event, from the shard of its board or player.
--
-- KEYS  progress, ids by stretch of log time: its own, the one before, the one after
-- ARGV  partition, offset, 16 bytes of its id
-- Returns {1, its violation of a bound or ''} if it was counted, {0} if the shard has passed it and did not count it, {-1}
-- if the shard has not reached it

local call = redis.call
for i = 2, 4 do
  local violation = call('HGET', KEYS[i], ARGV[3])
  if violation then
    return {1, violation}
  end
end
local seen = tonumber(call('HGET', KEYS[1], ARGV[1]) or -1)
return {seen and seen >= tonumber(ARGV[2]) and 0 or -1}
