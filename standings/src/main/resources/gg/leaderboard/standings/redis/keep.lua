-- Stores the report of a processor, and removes processors without a recent report.
--
-- KEYS  processors
-- ARGV  instance, report, age in ms after which a processor is removed
-- Returns the number of removed processors

local call = redis.call
call('HSET', KEYS[1], ARGV[1], string.format('%.0f', clock) .. ' ' .. ARGV[2])
local dropped, entries = 0, call('HGETALL', KEYS[1])
for i = 1, #entries, 2 do
  local at = tonumber(string.match(entries[i + 1], '^(%d+) '))
  if not at or math.abs(clock - at) > tonumber(ARGV[3]) then
    dropped = dropped + call('HDEL', KEYS[1], entries[i])
  end
end
call('PEXPIRE', KEYS[1], ARGV[3])
return dropped
