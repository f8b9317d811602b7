-- KEYS  progress, totals
-- ARGV  partition
-- Returns {last offset applied or '-1', generation or '-1' for standings that hold nothing, settings or ''}

read('HLEN', KEYS[2])
local seen = read('HGET', KEYS[1], ARGV[1]) or '-1'
whole(seen, KEYS[1], ARGV[1], 18)
local generation = generation_of(KEYS[2], '-1')
whole(generation, KEYS[2], 'generation', 18)
return {seen, generation, settings_of(KEYS[2], '')}
