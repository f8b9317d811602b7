-- Keeps definitions of boards, unless newer ones are kept already.
--
-- KEYS  progress, definitions
-- ARGV  topic, the progress that these start from or '' if they are all there are, progress afterwards, channel,
--       then for each board: id, history
-- Returns 1 if what is kept is now at least as new, 0 if these do not follow what is kept

local call = redis.call
local seen = call('HGET', KEYS[1], ARGV[1]) or '-1'
if tonumber(seen) >= tonumber(ARGV[3]) then
  return 1
end
if ARGV[2] == '' then
  call('DEL', KEYS[2])
elseif seen ~= ARGV[2] then
  return 0
end
for i = 5, #ARGV, 2 do
  call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
  call('PUBLISH', ARGV[4], ARGV[i])
end
call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
