-- Stores the layout settings, if none are stored yet. It is a script, so that they are written atomically. If Redis is
-- emptied between separate writes, a partial layout would look like that of an earlier release.
--
-- KEYS  layout
-- ARGV  for each setting: name, value; the version first
-- Returns the stored values in the same order, or nothing if the layout is from an earlier release without a version

if redis.call('EXISTS', KEYS[1]) == 1 and reads.read('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return {}
end
local kept = {}
for i = 1, #ARGV, 2 do
  redis.call('HSETNX', KEYS[1], ARGV[i], ARGV[i + 1])
  table.insert(kept, redis.call('HGET', KEYS[1], ARGV[i]))
end
return kept
