
-- What becomes of profiles and boards.

-- Kills in a row: the operand is the stretch as the fold sees it, not knowing what came before.
local function streak(current, best, operand)
  local until_death, inner_best, after_death = string.match(operand, '^(%d+) (%d+) (%d*)$')
  current = current + until_death
  best = math.max(best, current, tonumber(inner_best))
  return after_death ~= '' and after_death or current, best
end

local changed = {}
for i = 1, profiles do
  local anew, added, set = ARGV[arg + 1] == '1', tonumber(ARGV[arg + 2]), tonumber(ARGV[arg + 3])
  local fields, streaks = added + set + tonumber(ARGV[arg + 4]), ARGV[arg + 5] == '1'
  arg = arg + 5
  local names, values = {}, {}
  for f = 1, fields + (streaks and 2 or 0) do
    names[f] = ARGV[arg + 2 * f - 1]
    values[2 * f - 1] = names[f]
  end
  local old = {}
  if anew then
    plan('DEL', KEYS[key + i])
  else
    old = read('HMGET', KEYS[key + i], unpack(names))
  end
  local function number(f)
    return old[f] and whole(old[f], KEYS[key + i], names[f], 309) or 0
  end
  for f = 1, fields do
    local operand = ARGV[arg + 2 * f]
    if f <= added then
      values[2 * f] = string.format('%.0f', number(f) + operand)
    elseif f <= added + set then
      values[2 * f] = operand
    else
      values[2 * f] = (old[f] and old[f] > operand) and old[f] or operand
    end
  end
  arg = arg + 2 * fields
  if streaks then
    local f = fields + 1
    values[2 * f], values[2 * f + 2] = streak(number(f), number(f + 1), ARGV[arg + 2])
    arg = arg + 3
  end
  changed[i] = values
end

local join = {
  sum = function(old, score) return old + score end,
  highest = math.max,
  lowest = math.min,
  latest = function(_, score) return score end
}

-- Of each player whether they are hidden from `board`; nil where none of them is or was.
local function hidden_among(players, board)
  if not bans and moderations == 0 then
    return nil
  end
  local asked, found, among, any = {}, {}, {}, false
  for p = 1, #players do
    asked[p], asked[#players + p] = players[p], hidden_as(players[p], board)
  end
  if bans then
    found = read('SMISMEMBER', KEYS[3], unpack(asked))
  end
  for p = 1, #players do
    local m = moderated[players[p]]
    among[p] = found[p] == 1 or found[#players + p] == 1
    any = any or among[p]
    if m then
      among[p] = hides(m.bans, board)
      any = any or among[p]
    end
  end
  return any and among or nil
end

local sets = {}
for _ = 1, boards do
  local board, season, rule, periods = ARGV[arg + 1], ARGV[arg + 2], join[ARGV[arg + 3]], tonumber(ARGV[arg + 4])
  local first = arg + 5 + periods
  local players, members, amounts = tonumber(ARGV[first]), {}, {}
  for p = 1, players do
    members[p], amounts[p] = ARGV[first + 2 * p - 1], tonumber(ARGV[first + 2 * p])
  end
  local hidden = hidden_among(members, board)
  read('HLEN', periods_lead .. board .. season)
  for w = 1, periods do
    local name = KEYS[key + profiles + #sets + 1]
    local set = {name = name, expires = ARGV[arg + 4 + w], board = board, season = season, shown = {}, hidden = {}, entered = {}}
    local old = read('ZMSCORE', name, unpack(members))
    local held = hidden and read('ZMSCORE', beside(name), unpack(members)) or {}
    for p = 1, players do
      local before, m = old[p] or held[p], moderated[members[p]]
      if m and (m.everywhere or m.from[board]) then
        before = nil
      end
      local scores = hidden and hidden[p] and set.hidden or set.shown
      scores[#scores + 1] = before and rule(tonumber(before), amounts[p]) or amounts[p]
      scores[#scores + 1] = members[p]
      if not before and name == board_lead .. board .. season then
        read('HLEN', boards_of_lead .. members[p])
        set.entered[#set.entered + 1] = members[p]
      end
    end
    sets[#sets + 1] = set
  end
  arg = first + 2 * players
end

if feed then
  read('LLEN', feed)
end
