-- Returns the value that an id has in the previous period (KEYS[2]) or in the current one (KEYS[1]). If it has none,
-- stores and returns ARGV[2]. ARGV[1] is the id, ARGV[3] the time at which the current period's hash expires.
local known = redis.call('HGET', KEYS[2], ARGV[1]) or redis.call('HGET', KEYS[1], ARGV[1])
if not known then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('PEXPIREAT', KEYS[1], ARGV[3])
end
return known or ARGV[2]
