-- KEYS  progress, totals
-- ARGV  partition
-- Returns {last offset applied or '-1', generation or '-1' for empty standings, settings or '', log time or '0'}

reads.read('HLEN', KEYS[2])
local seen = reads.read('HGET', KEYS[1], ARGV[1]) or '-1'
reads.whole(seen, KEYS[1], ARGV[1], 18)
local of = generation.generation_of(KEYS[2], '-1')
reads.whole(of, KEYS[2], 'generation', 18)
local time = reads.read('HGET', KEYS[2], 'time:' .. ARGV[1]) or '0'
reads.whole(time, KEYS[2], 'time:' .. ARGV[1], 18)
return {seen, of, generation.settings_of(KEYS[2], ''), time}
