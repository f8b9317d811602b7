-- For scripts that write or read by the rules of a generation: {settings_of, generation_of}

-- Of standings that were written before settings were kept; as in FoldSettings.FIRST.
local FIRST_SETTINGS = 'fold=1 standings.windows=alltime,daily,weekly'

-- By what a shard's standings were folded, by their totals; `otherwise` for those that hold nothing yet.
local function settings_of(totals, otherwise)
  return redis.call('HGET', totals, 'settings') or (redis.call('EXISTS', totals) == 1 and FIRST_SETTINGS) or otherwise
end

-- The generation that a shard's standings are of, by their totals. Those from before generations were are of the first;
-- those that hold nothing yet are of any, hence `otherwise`.
local function generation_of(totals, otherwise)
  return redis.call('HGET', totals, 'generation') or (redis.call('EXISTS', totals) == 1 and '0') or otherwise
end

return {settings_of = settings_of, generation_of = generation_of}
