-- KEYS  profiles
-- ARGV  field
-- Returns the value of the field in each profile

local values = {}
for i, profile in ipairs(KEYS) do
  values[i] = redis.call('HGET', profile, ARGV[1])
end
return values
