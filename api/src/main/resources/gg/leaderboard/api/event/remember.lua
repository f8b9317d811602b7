-- Returns the value that an id has in the previous period (KEYS[2]) or in the current one (KEYS[1]). Otherwise stores
-- ARGV[2] for the id. ARGV[1] is the id, ARGV[3] the expiry of the current period.
local known = redis.call('HGET', KEYS[2], ARGV[1]) or redis.call('HGET', KEYS[1], ARGV[1])
if not known then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('PEXPIREAT', KEYS[1], ARGV[3])
end
return known or ARGV[2]
