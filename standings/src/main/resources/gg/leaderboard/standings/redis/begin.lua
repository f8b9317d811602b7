-- Sets the generation of the standings in an empty shard.
--
-- KEYS  totals
-- ARGV  generation, settings
-- Returns 1, or 0 if the shard is of another generation. A shard that has them already stays as it is, because a call may be repeated.

local call = redis.call
if call('EXISTS', KEYS[1]) == 1 then
  local stored = call('HMGET', KEYS[1], 'generation', 'settings')
  return (call('HLEN', KEYS[1]) == 2 and stored[1] == ARGV[1] and stored[2] == ARGV[2]) and 1 or 0
end
call('HSET', KEYS[1], 'generation', ARGV[1], 'settings', ARGV[2])
return 1
