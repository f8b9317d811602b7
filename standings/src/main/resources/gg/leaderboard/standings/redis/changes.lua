
-- What becomes of profiles and boards.

-- Kills in a row: the operand is the stretch as the fold sees it, not knowing what came before.
local function streak(current, best, operand)
  local until_death, inner_best, after_death = string.match(operand, '^(%d+) (%d+) (%d*)$')
  current = current + until_death
  best = math.max(best, current, tonumber(inner_best))
  return after_death ~= '' and after_death or current, best
end

-- Event types and actions are named by those who send them. A profile has so many of each; further ones share a field.
local function list_of(field)
  return string.match(field, '^event:') or string.match(field, '^action:')
end

local function is_shared(field)
  return field == 'event:other' or field == 'action:other'
end

-- How many of each a profile has; or none, if it has too few fields for the new ones to be too many.
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

local changed = {}
for i = 1, profiles do
  local anew, added, set = ARGV[arg + 1] == '1', tonumber(ARGV[arg + 2]), tonumber(ARGV[arg + 3])
  local fields, streaks = added + set + tonumber(ARGV[arg + 4]), ARGV[arg + 5] == '1'
  local most, profile = tonumber(ARGV[arg + 6]), KEYS[key + i]
  arg = arg + 6
  local names, values = {}, {}
  for f = 1, fields + (streaks and 2 or 0) do
    names[f] = ARGV[arg + 2 * f - 1]
  end
  local old = {}
  if anew then
    plan('DEL', profile)
  else
    old = read('HMGET', profile, unpack(names))
  end
  local function number(value, field)
    return value and whole(value, profile, field, 309) or 0
  end
  local function put(field, value)
    values[#values + 1] = field
    values[#values + 1] = value
  end
  local named, shared = anew and {['event:'] = 0, ['action:'] = 0}, {}
  for f = 1, fields do
    local field, operand = names[f], ARGV[arg + 2 * f]
    if f <= added then
      local list = (not old[f] or is_shared(field)) and list_of(field)
      if list and not is_shared(field) then
        named = named or named_in(profile, added, most)
        if named[list] < most then
          named[list] = named[list] + 1
          list = nil
        end
      end
      if list then
        shared[list] = (shared[list] or 0) + operand
      else
        put(field, string.format('%.0f', number(old[f], field) + operand))
      end
    elseif f <= added + set then
      put(field, operand)
    else
      put(field, (old[f] and old[f] > operand) and old[f] or operand)
    end
  end
  for list, amount in pairs(shared) do
    local field = list .. 'other'
    put(field, number(not anew and read('HGET', profile, field), field) + amount)
  end
  arg = arg + 2 * fields
  if streaks then
    local f = fields + 1
    local current, best = streak(number(old[f], names[f]), number(old[f + 1], names[f + 1]), ARGV[arg + 2])
    put(names[f], current)
    put(names[f + 1], best)
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

local games, new_games = 0, {}
local function is_new_game(board, season)
  return string.sub(board, 1, 5) == 'game:'
      and not new_games[board]
      and call('EXISTS', board_lead .. board .. season, hidden_lead .. board .. season) == 0
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
  if read('HLEN', periods_lead .. board .. season) == 0 and is_new_game(board, season) then
    games, new_games[board] = games + 1, true
  end
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
