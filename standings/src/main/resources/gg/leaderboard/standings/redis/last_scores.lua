-- The last scores of players from one partition of the log, for the bounds of boards.
--
-- KEYS  progress, for each season of a board a hash of last scores
-- ARGV  partition, for each hash: number of fields, each field
-- Returns {last offset applied or '-1', then for each field: its value or false}

-- Lua passes some 8,000 arguments to a function.
local AT_ONCE = 1000

local seen = redis.call('HGET', KEYS[1], ARGV[1]) or '-1'
reads.whole(seen, KEYS[1], ARGV[1], 18)
local result, arg = {seen}, 1
for k = 2, #KEYS do
  local last = arg + 1 + tonumber(ARGV[arg + 1])
  for from = arg + 2, last, AT_ONCE do
    for _, value in ipairs(reads.read('HMGET', KEYS[k], unpack(ARGV, from, math.min(last, from + AT_ONCE - 1)))) do
      result[#result + 1] = value
    end
  end
  arg = last
end
return result
