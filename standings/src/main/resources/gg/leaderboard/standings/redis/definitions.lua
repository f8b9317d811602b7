-- Stores definitions of boards, unless newer ones are stored.
--
-- KEYS  progress, definitions, totals
-- ARGV  topic, the progress that these start from or '' if they are complete, progress afterwards, generation,
--       channel or '' for none, settings, then for each board: id, history
-- Returns 1 if the stored definitions are now at least as new, 0 if these do not follow the stored ones, -1 if the
-- standings are of another generation or were folded with other settings

local call = redis.call
reads.read('HLEN', KEYS[2])
reads.read('HLEN', KEYS[3])
local of = generation.generation_of(KEYS[3], ARGV[4])
reads.whole(of, KEYS[3], 'generation', 18)
if of ~= ARGV[4] or generation.settings_of(KEYS[3], ARGV[6]) ~= ARGV[6] then
  return -1
end
local seen = reads.read('HGET', KEYS[1], ARGV[1]) or '-1'
if reads.whole(seen, KEYS[1], ARGV[1], 18) >= tonumber(ARGV[3]) then
  return 1
end
if ARGV[2] == '' then
  call('DEL', KEYS[2])
elseif seen ~= ARGV[2] then
  return 0
end
for i = 7, #ARGV, 2 do
  call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
  if ARGV[5] ~= '' then
    call('PUBLISH', ARGV[5], ARGV[i])
  end
end
call('HSET', KEYS[1], ARGV[1], ARGV[3])
call('HSET', KEYS[3], 'generation', of, 'settings', ARGV[6])
return 1
