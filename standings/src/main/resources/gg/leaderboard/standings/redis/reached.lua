-- KEYS  progress, totals
-- ARGV  partition
-- Returns {last offset applied or '-1', generation or '-1' for empty standings, settings or ''}

reads.read('HLEN', KEYS[2])
local seen = reads.read('HGET', KEYS[1], ARGV[1]) or '-1'
reads.whole(seen, KEYS[1], ARGV[1], 18)
local of = generation.generation_of(KEYS[2], '-1')
reads.whole(of, KEYS[2], 'generation', 18)
return {seen, of, generation.settings_of(KEYS[2], '')}
