-- What an id stands for: what it stood for in the stretch before (KEYS[2]) or in this one (KEYS[1]), else from now on
-- ARGV[2]. ARGV[1] is the id, ARGV[3] when this stretch is forgotten.
local known = redis.call('HGET', KEYS[2], ARGV[1]) or redis.call('HGET', KEYS[1], ARGV[1])
if not known then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('PEXPIREAT', KEYS[1], ARGV[3])
end
return known or ARGV[2]
