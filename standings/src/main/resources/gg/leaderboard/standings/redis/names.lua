-- KEYS  profiles
-- ARGV  field
-- Returns for each profile what it has there

local values = {}
for i, profile in ipairs(KEYS) do
  values[i] = redis.call('HGET', profile, ARGV[1])
end
return values
