-- Swaps two databases if both hold the expected generations. Not for clusters, so one script may use all shards.
--
-- KEYS  totals of each shard
-- ARGV  live database, spare database, generation expected in each, then as in notify.lua
-- Returns 1, or 0, without a swap, if one of them holds another generation

local call = redis.call
local live, spare = ARGV[1], ARGV[2]

local function holds(database, expected)
  call('SELECT', database)
  for _, totals in ipairs(KEYS) do
    reads.read('HLEN', totals)
    if generation.generation_of(totals) ~= expected then
      return false
    end
  end
  return true
end

local both_hold = holds(spare, ARGV[4]) and holds(live, ARGV[3])
call('SELECT', live)
if not both_hold then
  return 0
end
call('SWAPDB', live, spare)
notify(5)
return 1
