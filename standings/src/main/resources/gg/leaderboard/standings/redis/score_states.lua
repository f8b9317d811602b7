-- Reads the violations of bounds, and the last scores of players for bounds.
-- Takes the positions of the first key and argument.
-- Returns index of a new id → its violation, and the changes of last scores: {name, expires, values}

local KEYS, ARGV = KEYS, ARGV

return function(key, arg)
  local verdicts, changed = {}, {}
  for v = 1, update.violations do
    verdicts[tonumber(ARGV[arg + 2 * v - 1])] = ARGV[arg + 2 * v]
  end
  arg = arg + 2 * update.violations
  for s = 1, update.states do
    local change = {name = KEYS[key + s], expires = ARGV[arg + 1], values = {}}
    reads.read('HLEN', change.name)
    local fields = 2 * tonumber(ARGV[arg + 2])
    for f = 1, fields do
      change.values[f] = ARGV[arg + 2 + f]
    end
    changed[s] = change
    arg = arg + 2 + fields
  end
  return verdicts, changed
end
