-- Keeps what a processor says of itself, and drops those that have said nothing for long.
--
-- KEYS  processors
-- ARGV  instance, report, after how many ms one is dropped
-- Returns how many were dropped

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
