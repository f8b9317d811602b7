-- Computes the changes of boards.
-- Takes the positions of the first key and argument of boards, and the actions of operators.
-- Returns {sets, entered, number of new games} and the position after the arguments.
-- A set: {name, expires, all_time, season, shown, hidden}; shown and hidden as score, player, …; all_time is the name of the
-- set without a period. Entered are the boards that players are new to: {name, size, entries}; entries as entry, '', …

local call, read, text = redis.call, reads.read, reads.text
local KEYS, ARGV = KEYS, ARGV
local board_prefix, boards_of_prefix, hidden_players = update.board_prefix, update.boards_of_prefix, update.hidden_players

local join = {
  sum = function(old, score) return old + score end,
  highest = math.max,
  lowest = math.min,
  latest = function(_, score) return score end
}

-- Maps each player to whether they are hidden from `board`; nil if none of them is or was hidden.
local function hidden_among(players, board, moderated)
  if not bans.are_any and update.moderations == 0 then
    return nil
  end
  local asked, found, among, any = {}, {}, {}, false
  for p = 1, #players do
    asked[p], asked[#players + p] = players[p], bans.hidden_as(players[p], board)
  end
  if bans.are_any then
    found = read('SMISMEMBER', hidden_players, unpack(asked))
  end
  for p = 1, #players do
    local m = moderated[players[p]]
    among[p] = found[p] == 1 or found[#players + p] == 1
    any = any or among[p]
    if m then
      among[p] = bans.hides(m.bans, board)
      any = any or among[p]
    end
  end
  return any and among or nil
end

-- Adds an entry to the boards of a player; they are read once.
local entered, entered_by = {}, {}
local function enter(player, entry)
  local boards = entered_by[player]
  if not boards then
    local name = boards_of_prefix .. player
    boards = {name = name, size = read('HLEN', name), entries = {}}
    entered_by[player], entered[#entered + 1] = boards, boards
  end
  local entries = boards.entries
  entries[#entries + 1] = entry
  entries[#entries + 1] = ''
end

local games, new_games = 0, {}
local function count_new_game(board, season)
  if string.sub(board, 1, 5) == 'game:'
      and not new_games[board]
      and call('EXISTS', board_prefix .. board .. season, update.hidden_board_prefix .. board .. season) == 0 then
    games, new_games[board] = games + 1, true
  end
end

return function(key, arg, moderated)
  local sets = {}
  for _ = 1, update.boards do
    local board, season, rule, periods = ARGV[arg + 1], ARGV[arg + 2], join[ARGV[arg + 3]], tonumber(ARGV[arg + 4])
    local first = arg + 5 + periods
    local players, members, amounts = tonumber(ARGV[first]), {}, {}
    for p = 1, players do
      members[p], amounts[p] = ARGV[first + 2 * p - 1], tonumber(ARGV[first + 2 * p])
    end
    local hidden = hidden_among(members, board, moderated)
    local all_time, entry = board_prefix .. board .. season, board .. ' ' .. season
    if read('HLEN', update.periods_prefix .. board .. season) == 0 then
      count_new_game(board, season)
    end
    for w = 1, periods do
      local name = KEYS[key + #sets + 1]
      local shown, concealed = {}, {}
      local old = read('ZMSCORE', name, unpack(members))
      local held = hidden and read('ZMSCORE', hidden_set(name), unpack(members)) or {}
      for p = 1, players do
        local member = members[p]
        local before, m = old[p] or held[p], moderated[member]
        if m and (m.everywhere or m.from[board]) then
          before = nil
        end
        local scores = hidden and hidden[p] and concealed or shown
        local last = #scores
        scores[last + 1] = before and text(rule(tonumber(before), amounts[p])) or ARGV[first + 2 * p]
        scores[last + 2] = member
        if not before and name == all_time then
          enter(member, entry)
        end
      end
      sets[#sets + 1] = {
        name = name, expires = ARGV[arg + 4 + w], all_time = all_time, season = board .. season, shown = shown, hidden = concealed
      }
    end
    arg = first + 2 * players
  end
  return {sets = sets, entered = entered, games = games}, arg
end
