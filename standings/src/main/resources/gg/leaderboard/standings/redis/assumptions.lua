-- Applies one update to one shard, whole or not at all. Redis does not roll back a script that stops halfway. So every check
-- comes before the first write, and so does a read (see reads.lua) of every key that is written. One script in five files:
-- what is assumed (this one), bans, what operators did, what changes in profiles and boards, and the writes.
--
-- KEYS  progress, totals, hidden players,
--       for each id the stretches of log time it may have been counted in: its own, the one before, the one after,
--       a profile for each player, a sorted set for each board and period, the feed if it is used
-- ARGV  partition, previous, last, log time of the last or '' if there is no record, events, time to live of ids in ms,
--       how many ids are new, and how many known, moderations, profiles, boards, achievements,
--       feed length, 1 if the feed is used, else 0,
--       what the keys begin with of boards, boards of hidden players, periods of boards, boards of players; channel or '' for none, notice, generation,
--       the keys of bans, banned players and ban ends, settings,
--       then for each id:         16 bytes; the new ones first
--            for each moderation: player, 1 if erased, 1 if removed everywhere, changes of bans as JSON or '' for none,
--                                 how many boards to remove from, each board
--            for each profile:    1 if what is there is forgotten; how many fields to add to, to set, to raise, 1 if
--                                 there is a streak, else 0, and how many event types and actions have a field of
--                                 their own; for each: field, operand; the field of the best streak if
--                                 there is one
--            for each board:      id, season as in keys, rule, in how many periods, when each expires in ms since 1970 or
--                                 '', how many players, for each: player, score
--            each achievement
-- Returns  {'applied'}; or {'generation', seen, settings seen}, {'progress', seen} or {'ids', index…} if an assumption does not hold.
--          Standings that hold nothing yet are of any generation.
--
-- A player is in the sorted set of a board and period or, hidden, in the one beside it; never in both. Which sets there are
-- is kept too, in `periods` and `boards of players`, so that a player can be found everywhere.
--
-- A call from here costs more than the change that it makes, and so does every argument: whatever can be read or written
-- together is. `unpack` takes some 8,000 values, several times what an update holds.

local call = redis.call
local partition, previous, last = ARGV[1], ARGV[2], ARGV[3]
local new, known, moderations = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local profiles, boards, achievements = tonumber(ARGV[10]), tonumber(ARGV[11]), tonumber(ARGV[12])
local feed = ARGV[14] == '1' and KEYS[#KEYS]
local board_lead, hidden_lead, periods_lead, boards_of_lead = ARGV[15], ARGV[16], ARGV[17], ARGV[18]
local generation, settings = ARGV[21], ARGV[25]
local FIRST_ID, PRUNE_EVERY = 25, 32
local key, arg = 3, FIRST_ID

-- Redis adds to no number of 20 digits.
for _, total in ipairs({'events', 'games'}) do
  whole(read('HGET', KEYS[2], total) or '0', KEYS[2], total, 18)
end
local of, by = generation_of(KEYS[2], generation), settings_of(KEYS[2], settings)
whole(of, KEYS[2], 'generation', 18)
if not string.find(by, '^fold=%d+ .*windows=%l') then
  refuse('"' .. string.sub(by, 1, 40) .. '" in the field settings of ' .. KEYS[2] .. ', which are no settings of a fold; delete that field')
end
if of ~= generation or by ~= settings then
  return {'generation', of, by}
end

local seen = read('HGET', KEYS[1], partition) or '-1'
whole(seen, KEYS[1], partition, 18)
if seen ~= previous then
  return {'progress', seen}
end

local differing = {'ids'}
for i = 1, new + known do
  local id = ARGV[arg + i]
  local found = read('HEXISTS', KEYS[key + 1], id) == 1
      or read('HEXISTS', KEYS[key + 2], id) == 1
      or read('HEXISTS', KEYS[key + 3], id) == 1
  if found ~= (i > new) then
    differing[#differing + 1] = i - 1
  end
  key = key + 3
end
if #differing > 1 then
  return differing
end
arg = arg + new + known
