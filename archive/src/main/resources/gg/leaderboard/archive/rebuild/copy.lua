-- KEYS  keys to copy
-- ARGV  target database; the names stay the same
-- Returns the number of copied keys

local copied = 0
for _, key in ipairs(KEYS) do
  copied = copied + redis.call('COPY', key, key, 'DB', ARGV[1], 'REPLACE')
end
return copied
