-- Functions for scripts that depend on the generation: {settings_of, generation_of}

-- The settings of standings from before settings were stored; as in FoldSettings.FIRST.
local FIRST_SETTINGS = 'fold=1 standings.windows=alltime,daily,weekly'

-- The fold settings of a shard's standings, from their totals; `otherwise` for empty standings.
local function settings_of(totals, otherwise)
  return redis.call('HGET', totals, 'settings') or (redis.call('EXISTS', totals) == 1 and FIRST_SETTINGS) or otherwise
end

-- The generation of a shard's standings, from their totals. Standings from before generations existed are of the first;
-- empty standings are of any generation, hence `otherwise`.
local function generation_of(totals, otherwise)
  return redis.call('HGET', totals, 'generation') or (redis.call('EXISTS', totals) == 1 and '0') or otherwise
end

return {settings_of = settings_of, generation_of = generation_of}
