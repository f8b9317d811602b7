-- Reads what the actions of operators on players affect, and plans their commands for later execution.
-- Takes the position of the arguments of moderations.
-- Returns player → {everywhere, from, bans}, and the position after the arguments.

local call, read, refuse, plan = redis.call, reads.read, reads.refuse, planned.add
local hides, ARGV = bans.hides, ARGV
local feed, board_prefix, boards_of_prefix, periods_prefix =
  update.feed, update.board_prefix, update.boards_of_prefix, update.periods_prefix

local function plan_move(player, from, to)
  local score = read('ZSCORE', from, player)
  read('ZSCORE', to, player)
  if score then
    local expires = call('PEXPIRETIME', from)
    plan('ZREM', from, player)
    plan('ZADD', to, score, player)
    if expires > 0 then
      plan('PEXPIREAT', to, expires, 'GT')
      plan('PEXPIREAT', to, expires, 'NX')
    end
  end
end

local function plan_for_set(set, player, removed, hidden_before, hidden)
  if removed then
    local from = hidden_before and hidden_set(set) or set
    if read('ZSCORE', from, player) then
      plan('ZREM', from, player)
    end
  elseif hidden ~= hidden_before then
    plan_move(player, hidden and set or hidden_set(set), hidden and hidden_set(set) or set)
  end
end

-- The last scores from all partitions of the log are removed. The scores of a player are in one partition.
local function plan_for_states(season, player)
  local name = update.score_states_prefix .. season
  if read('HLEN', name) > 0 then
    for _, partition in ipairs(read('HKEYS', update.progress)) do
      plan('HDEL', name, partition .. ' ' .. player)
    end
  end
end

local function achiever(achievement)
  local readable, json = pcall(cjson.decode, achievement)
  if not readable or type(json) ~= 'table' then
    refuse('an entry of ' .. feed .. ' that is no achievement; remove it with LREM: '
        .. string.sub(achievement, 1, 40))
  end
  return json.player_id
end

return function(arg)
  local moderated = {}
  for _ = 1, update.moderations do
    local player, erased, changes = ARGV[arg + 1], ARGV[arg + 2] == '1', ARGV[arg + 4]
    local m = {everywhere = erased or ARGV[arg + 3] == '1', from = {}}
    for b = 1, tonumber(ARGV[arg + 5]) do
      m.from[ARGV[arg + 5 + b]] = true
    end
    arg = arg + 5 + tonumber(ARGV[arg + 5])
    local before = bans.of(player)
    m.bans = erased and {} or bans.of(player)
    for _, change in ipairs(changes ~= '' and cjson.decode(changes) or {}) do
      bans.change(m.bans, change)
    end
    if (erased or changes ~= '') and (next(before) or next(m.bans)) then
      bans.plan(player, before, m.bans)
    end
    moderated[player] = m
    for _, entry in ipairs(read('HKEYS', boards_of_prefix .. player)) do
      local board, season = string.match(entry, '^([^ ]+) ([^ ]*)$')
      if not board then
        refuse('the field ' .. entry .. ' in ' .. boards_of_prefix .. player
            .. ', which is no board and season; delete that field')
      end
      local removed = m.everywhere or m.from[board]
      local hidden_before, hidden = hides(before, board), hides(m.bans, board)
      plan_for_set(board_prefix .. board .. season, player, removed, hidden_before, hidden)
      for _, period in ipairs(read('HKEYS', periods_prefix .. board .. season)) do
        plan_for_set(board_prefix .. board .. season .. period, player, removed, hidden_before, hidden)
      end
      if removed then
        plan('HDEL', boards_of_prefix .. player, entry)
        plan_for_states(board .. season, player)
      end
    end
    if erased and feed then
      for _, achievement in ipairs(read('LRANGE', feed, 0, -1)) do
        if achiever(achievement) == player then
          plan('LREM', feed, 0, achievement)
        end
      end
    end
  end
  return moderated, arg
end
