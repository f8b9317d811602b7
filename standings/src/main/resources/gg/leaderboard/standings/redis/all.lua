-- KEYS  processors
-- Returns {now in ms since 1970, then for each: instance, time of its report in ms since 1970, and its report}

local all = redis.call('HGETALL', KEYS[1])
table.insert(all, 1, string.format('%.0f', clock))
return all
