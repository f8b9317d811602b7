-- Checks the assumptions of an update.
-- Returns nil, or the result of the script: {'generation', seen, settings seen}, {'progress', seen} or {'ids', index…}.
-- Empty standings accept any generation.

local read, whole, refuse = reads.read, reads.whole, reads.refuse
local KEYS, ARGV = KEYS, ARGV

local function check_standings()
  -- Redis cannot increment a number of 20 digits.
  for _, total in ipairs({'events', 'games'}) do
    whole(read('HGET', update.totals, total) or '0', update.totals, total, 18)
  end
  local of = generation.generation_of(update.totals, update.generation)
  local by = generation.settings_of(update.totals, update.settings)
  whole(of, update.totals, 'generation', 18)
  if not string.find(by, '^fold=%d+ .*windows=%l') then
    refuse('"' .. string.sub(by, 1, 40) .. '" in the field settings of ' .. update.totals
        .. ', which are no settings of a fold; delete that field')
  end
  if of ~= update.generation or by ~= update.settings then
    return {'generation', of, by}
  end
  local seen = read('HGET', update.progress, update.partition) or '-1'
  whole(seen, update.progress, update.partition, 18)
  if seen ~= update.previous then
    return {'progress', seen}
  end
  return nil
end

-- Whether a stretch next to those of the ids may have any of their keys. Often it has none, and one command shows it. An
-- error also means that it may: a cluster may reject the command while it moves keys.
local function may_exist(first, ids)
  local names = {}
  for i = 1, ids do
    names[i] = KEYS[first + 3 * i]
  end
  return ids > 0 and redis.pcall('EXISTS', unpack(names)) ~= 0
end

local function check_ids()
  local key, arg, new = update.header.keys, update.header.arguments, update.new_ids
  local ids, differing = new + update.known_ids, {'ids'}
  local before, after = may_exist(key - 1, ids), may_exist(key, ids)
  for i = 1, ids do
    local id = ARGV[arg + i]
    local found = read('HEXISTS', KEYS[key + 1], id) == 1
        or before and read('HEXISTS', KEYS[key + 2], id) == 1
        or after and read('HEXISTS', KEYS[key + 3], id) == 1
    if found ~= (i > new) then
      differing[#differing + 1] = i - 1
    end
    key = key + 3
  end
  return #differing > 1 and differing or nil
end

return function()
  return check_standings() or check_ids()
end
