-- Replaces the generation of the live or the other standings, if it is the expected one.
--
-- KEYS  generations
-- ARGV  field, generation if the field is missing, expected generation, new generation or '' for none
-- Returns 1, or 0 if it is another one

local call = redis.call
if (call('HGET', KEYS[1], ARGV[1]) or ARGV[2]) ~= ARGV[3] then
  return 0
end
if ARGV[4] == '' then
  call('HDEL', KEYS[1], ARGV[1])
else
  call('HSET', KEYS[1], ARGV[1], ARGV[4])
end
return 1
