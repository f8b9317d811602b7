-- Keeps by which settings things are laid out, where nothing does so yet. In one go: half a layout, left by a Redis that
-- was emptied meanwhile, would look like that of an earlier release.
--
-- KEYS  layout
-- ARGV  for each setting: name, value; the version first
-- returns the values that are kept, in the same order, or nothing if those of an earlier release are, which had no version

if redis.call('EXISTS', KEYS[1]) == 1 and reads.read('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  return {}
end
local kept = {}
for i = 1, #ARGV, 2 do
  redis.call('HSETNX', KEYS[1], ARGV[i], ARGV[i + 1])
  table.insert(kept, redis.call('HGET', KEYS[1], ARGV[i]))
end
return kept
