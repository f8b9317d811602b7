-- KEYS  profiles
-- ARGV  fields
-- Returns the values of all fields in the first profile, then those in the next; false for a missing one

local values = {}
for _, profile in ipairs(KEYS) do
  for _, field in ipairs(ARGV) do
    values[#values + 1] = redis.call('HGET', profile, field)
  end
end
return values
