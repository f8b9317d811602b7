-- Bans of players, as Bans.java has them: board or '*' for everywhere → {id, since, until, reason}.
--
-- The set of hidden players contains `player` for a ban everywhere, and `player board` for a ban on one board. Each
-- banned player has a field in `bans` and a member in `banned players`. If one of the bans ends, the player is also in
-- `ban ends`.
--
-- {are_any, hidden_as, hides, of, change, plan}

local call, read, refuse, plan = redis.call, reads.read, reads.refuse, planned.add

local EVERYWHERE, MOST_BOARDS = '*', 100
local bans_key, banned_key, ends_key, hidden_key = update.bans, update.banned_players, update.ban_ends, update.hidden_players
local are_any = call('EXISTS', hidden_key) == 1

local function hidden_as(player, board)
  return board == EVERYWHERE and player or player .. ' ' .. board
end

local function hides(of_player, board)
  return (of_player[EVERYWHERE] or of_player[board]) ~= nil
end

local function are_bans(json)
  if type(json) ~= 'table' then
    return false
  end
  for _, ban in pairs(json) do
    if type(ban) ~= 'table' or (ban['until'] and not string.find(tostring(ban['until']), '^%d+$')) then
      return false
    end
  end
  return true
end

local function bans_of(player)
  local json = are_any and read('HGET', bans_key, player)
  local readable, of_player = pcall(cjson.decode, json or '{}')
  if not readable or not are_bans(of_player) then
    refuse('the field ' .. player .. ' in ' .. bans_key .. ', which are no bans; delete that field')
  end
  return of_player
end

local function boards_in(of_player)
  local count = 0
  for board in pairs(of_player) do
    count = count + (board == EVERYWHERE and 0 or 1)
  end
  return count
end

local function lift(of_player, boards, id)
  for _, board in ipairs(boards) do
    if of_player[board] and (not id or of_player[board].id == id) then
      of_player[board] = nil
    end
  end
end

local function names_of(of_player)
  local names = {}
  for board in pairs(of_player) do
    names[#names + 1] = board
  end
  return names
end

local function change_bans(of_player, change)
  if not change.hide then
    lift(of_player, change.boards or names_of(of_player), change.ban)
    return
  end
  for _, board in ipairs(change.boards or {EVERYWHERE}) do
    if board == EVERYWHERE or of_player[board] or boards_in(of_player) < MOST_BOARDS then
      of_player[board] = change.hide
    end
  end
end

local function first_end(of_player)
  local first = nil
  for _, ban in pairs(of_player) do
    if ban['until'] and (not first or tonumber(ban['until']) < tonumber(first)) then
      first = ban['until']
    end
  end
  return first
end

local function plan_bans(player, before, after)
  for board in pairs(before) do
    if not after[board] then
      plan('SREM', hidden_key, hidden_as(player, board))
    end
  end
  for board in pairs(after) do
    if not before[board] then
      plan('SADD', hidden_key, hidden_as(player, board))
    end
  end
  read('SCARD', hidden_key)
  read('ZSCORE', banned_key, player)
  read('ZSCORE', ends_key, player)
  read('HEXISTS', bans_key, player)
  if next(after) then
    plan('HSET', bans_key, player, cjson.encode(after))
    plan('ZADD', banned_key, 0, player)
  else
    plan('HDEL', bans_key, player)
    plan('ZREM', banned_key, player)
  end
  local ends = first_end(after)
  if ends then
    plan('ZADD', ends_key, ends, player)
  else
    plan('ZREM', ends_key, player)
  end
end

return {
  are_any = are_any,
  hidden_as = hidden_as,
  hides = hides,
  of = bans_of,
  change = change_bans,
  plan = plan_bans
}
