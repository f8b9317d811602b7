-- Exchanges the generations of the live and the other standings, if they are the expected ones.
--
-- KEYS  generations
-- ARGV  live generation, other generation, then as in notify.lua
-- Returns 1, or 0, without a switch, if one of them is another generation

local call = redis.call
local live, other = unpack(call('HMGET', KEYS[1], 'live', 'other'))
if (live or '0') ~= ARGV[1] or other ~= ARGV[2] then
  return 0
end
call('HSET', KEYS[1], 'live', other, 'other', live or '0')
notify(3)
return 1
