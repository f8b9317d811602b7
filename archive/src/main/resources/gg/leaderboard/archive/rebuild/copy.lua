-- KEYS  what is copied
-- ARGV  into which database, under the same names
-- Returns how many there were

local copied = 0
for _, key in ipairs(KEYS) do
  copied = copied + redis.call('COPY', key, key, 'DB', ARGV[1], 'REPLACE')
end
return copied
