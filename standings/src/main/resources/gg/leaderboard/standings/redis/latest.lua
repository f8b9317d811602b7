-- KEYS  feed, hidden players
-- ARGV  limit
-- Returns the newest entries of players who are not hidden. The list keeps hidden entries until the ban is lifted.

local call = redis.call
local limit = tonumber(ARGV[1])
if call('EXISTS', KEYS[2]) == 0 then
  return call('LRANGE', KEYS[1], 0, limit - 1)
end
local shown = {}
for _, entry in ipairs(call('LRANGE', KEYS[1], 0, -1)) do
  local readable, achievement = pcall(cjson.decode, entry)
  local player = readable and type(achievement) == 'table' and achievement.player_id
  if #shown < limit and type(player) == 'string' and call('SISMEMBER', KEYS[2], player) == 0 then
    shown[#shown + 1] = entry
  end
end
return shown
