-- The arguments of the script that applies an update, by name. ApplyCall writes them in this order.
--
-- KEYS  progress, totals, hidden players,
--       for each id the stretches of log time it may have been counted in: its own, the one before, the one after,
--       a profile for each player, a sorted set for each board and period,
--       a hash of the last scores for each season of boards with bounds, the feed if it is used
-- ARGV  the header below,
--       then for each id:         16 bytes; the new ones first
--            for each moderation: player, 1 if erased, 1 if removed everywhere, changes of bans as JSON or '' for none,
--                                 number of boards to remove from, each board
--            for each profile:    1 if existing data is deleted first; number of fields to add to, to set, to raise; 1 if
--                                 there is a streak, else 0; maximum number of event types and of actions with
--                                 their own field; for each field: name, operand; the field of the best streak if
--                                 there is a streak
--            for each board:      id, season as in keys, rule, number of periods, expiry of each in ms since 1970 or
--                                 '', number of players, for each: player, score
--            each achievement
--            for each violation:  index of the new id from 1, the violation as text
--            for each season of a board with bounds: expiry in ms since 1970 or '', number of players, for each:
--                                 partition and player, last scores

local KEYS, ARGV = KEYS, ARGV

return {
  progress = KEYS[1],
  totals = KEYS[2],
  hidden_players = KEYS[3],
  partition = ARGV[1],
  previous = ARGV[2], -- offset
  last = ARGV[3], -- offset
  log_time = ARGV[4], -- of the last record; '' if there is none
  events = ARGV[5],
  ids_live = ARGV[6], -- ms
  new_ids = tonumber(ARGV[7]),
  known_ids = tonumber(ARGV[8]),
  moderations = tonumber(ARGV[9]),
  profiles = tonumber(ARGV[10]),
  boards = tonumber(ARGV[11]),
  achievements = tonumber(ARGV[12]),
  feed_length = tonumber(ARGV[13]),
  feed = ARGV[14] == '1' and KEYS[#KEYS], -- false if it is not used
  board_prefix = ARGV[15],
  hidden_board_prefix = ARGV[16],
  periods_prefix = ARGV[17],
  boards_of_prefix = ARGV[18],
  channel = ARGV[19], -- '' for none
  notification = ARGV[20],
  generation = ARGV[21],
  bans = ARGV[22],
  banned_players = ARGV[23],
  ban_ends = ARGV[24],
  settings = ARGV[25],
  score_states_prefix = ARGV[26],
  violations = tonumber(ARGV[27]),
  states = tonumber(ARGV[28]),
  -- The number of keys and arguments in the header.
  header = {keys = 3, arguments = 28}
}
