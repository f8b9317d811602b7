-- What scripts share that write or read by the rules of a generation.

-- The generation that a shard's standings are of, by their totals. Those from before generations were are of the first;
-- those that hold nothing yet are of any, hence `otherwise`.
local function generation_of(totals, otherwise)
  return redis.call('HGET', totals, 'generation') or (redis.call('EXISTS', totals) == 1 and '0') or otherwise
end

