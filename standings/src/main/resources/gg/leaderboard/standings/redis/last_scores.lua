-- The last scores of players from one partition of the log, for the bounds of boards.
--
-- KEYS  progress, for each season of a board a hash of last scores
-- ARGV  partition, for each hash: number of fields, each field
-- Returns {last offset applied or '-1', then for each field: its value or false}

local seen = redis.call('HGET', KEYS[1], ARGV[1]) or '-1'
reads.whole(seen, KEYS[1], ARGV[1], 18)
local result, arg = {seen}, 1
for k = 2, #KEYS do
  local last = arg + 1 + tonumber(ARGV[arg + 1])
  for _, value in ipairs(reads.read('HMGET', KEYS[k], unpack(ARGV, arg + 2, last))) do
    result[#result + 1] = value
  end
  arg = last
end
return result
