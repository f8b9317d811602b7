-- Reads for scripts that write. Redis does not roll back a script that stops halfway. Each key that a script writes is
-- therefore read with these functions before the first write. They reject unexpected values, with the name of the key:
-- {refuse, read, whole, text}

local BELONGS = {H = 'hash', Z = 'sorted set', S = 'set', L = 'list'}
local NAMES = {zset = 'sorted set'}

local function refuse(problem)
  error({err = 'FOREIGN ' .. problem})
end

-- The reply to a command whose first letter identifies the type of the key.
local function read(command, key, ...)
  local answer = redis.pcall(command, key, ...)
  if type(answer) == 'table' and answer.err then
    if string.sub(answer.err, 1, 9) ~= 'WRONGTYPE' then
      error(answer)
    end
    local found = redis.call('TYPE', key).ok
    refuse('a ' .. (NAMES[found] or found) .. ' at ' .. key .. ', where a ' .. BELONGS[string.sub(command, 1, 1)]
        .. ' belongs; delete that key')
  end
  return answer
end

-- The integer in a field of a hash, with a maximum number of digits.
local function whole(value, key, field, digits)
  if (value ~= '0' and not string.find(value, '^%-?[1-9]%d*$')) or #value > digits then
    refuse('"' .. string.sub(value, 1, 40) .. '" in the field ' .. field .. ' of ' .. key
        .. ', where a whole number belongs; correct that field, or have the standings rebuilt')
  end
  return tonumber(value)
end

-- A number as text. Redis writes a number of Lua with up to 17 digits, which takes several times as long as %d.
local function text(number)
  if number % 1 ~= 0 then
    return string.format('%.17g', number)
  end
  return string.format(number > -1e15 and number < 1e15 and '%d' or '%.0f', number)
end

return {refuse = refuse, read = read, whole = whole, text = text}
