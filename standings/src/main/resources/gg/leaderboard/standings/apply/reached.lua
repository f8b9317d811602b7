-- KEYS  progress, totals
-- ARGV  partition
-- Returns {last offset applied or '-1', generation or '-1' for standings that hold nothing}

return {redis.call('HGET', KEYS[1], ARGV[1]) or '-1', generation_of(KEYS[2], '-1')}
