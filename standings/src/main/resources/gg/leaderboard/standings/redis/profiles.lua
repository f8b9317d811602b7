-- Computes the changes of profiles.
-- Takes the positions of the first key and argument of profiles.
-- Returns the new values of each profile as field, value, …, and the positions after the keys and the arguments.

local read, whole, text, plan = reads.read, reads.whole, reads.text, planned.add
local KEYS, ARGV = KEYS, ARGV

-- Kills in a row: the operand is the part that the fold sees, without the kills before it.
local function streak(current, best, operand)
  local until_death, inner_best, after_death = string.match(operand, '^(%d+) (%d+) (%d*)$')
  current = current + until_death
  best = math.max(best, current, tonumber(inner_best))
  return after_death ~= '' and after_death or current, best
end

-- Senders choose the names of event types and actions. A profile has a limited number of each; further ones share a
-- field.
local function list_of(field)
  return string.match(field, '^event:') or string.match(field, '^action:')
end

local function is_shared(field)
  return field == 'event:other' or field == 'action:other'
end

-- The number of names of each kind in a profile; 0 if the new names cannot exceed the limit.
local function named_in(profile, new, most)
  local named = {['event:'] = 0, ['action:'] = 0}
  if read('HLEN', profile) + new > most then
    for _, field in ipairs(read('HKEYS', profile)) do
      local list = list_of(field)
      if list and not is_shared(field) then
        named[list] = named[list] + 1
      end
    end
  end
  return named
end

local function number(value, profile, field)
  return value and whole(value, profile, field, 309) or 0
end

return function(key, arg)
  local changed = {}
  for i = 1, update.profiles do
    local forgotten, added, set = ARGV[arg + 1] == '1', tonumber(ARGV[arg + 2]), tonumber(ARGV[arg + 3])
    local fields, streaks = added + set + tonumber(ARGV[arg + 4]), ARGV[arg + 5] == '1'
    local most, profile = tonumber(ARGV[arg + 6]), KEYS[key + i]
    arg = arg + 6
    local names, values, size = {}, {}, 0
    for f = 1, fields + (streaks and 2 or 0) do
      names[f] = ARGV[arg + 2 * f - 1]
    end
    local old = {}
    if forgotten then
      plan('DEL', profile)
    else
      old = read('HMGET', profile, unpack(names))
    end
    local named, shared = forgotten and {['event:'] = 0, ['action:'] = 0}, nil
    for f = 1, fields do
      local field, before, operand = names[f], old[f], ARGV[arg + 2 * f]
      if f <= added then
        local list = (not before or is_shared(field)) and list_of(field)
        if list and not is_shared(field) then
          named = named or named_in(profile, added, most)
          if named[list] < most then
            named[list] = named[list] + 1
            list = nil
          end
        end
        if list then
          shared = shared or {}
          shared[list] = (shared[list] or 0) + operand
        else
          values[size + 1], values[size + 2] = field, text(number(before, profile, field) + operand)
          size = size + 2
        end
      elseif before ~= operand and (f <= added + set or not before or before < operand) then
        values[size + 1], values[size + 2] = field, operand
        size = size + 2
      end
    end
    for list, amount in pairs(shared or {}) do
      local field = list .. 'other'
      local before = not forgotten and read('HGET', profile, field)
      values[size + 1], values[size + 2] = field, text(number(before, profile, field) + amount)
      size = size + 2
    end
    arg = arg + 2 * fields
    if streaks then
      local f = fields + 1
      local current, best =
        streak(number(old[f], profile, names[f]), number(old[f + 1], profile, names[f + 1]), ARGV[arg + 2])
      values[size + 1], values[size + 2], values[size + 3], values[size + 4] = names[f], current, names[f + 1], best
      arg = arg + 3
    end
    changed[i] = values
  end
  return changed, key + update.profiles, arg
end
