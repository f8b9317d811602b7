-- Applies one update to one shard, completely or not at all. Redis does not roll back a script that stops halfway. All
-- checks therefore precede the first write. So does a read (see reads.lua) of every key that is written.
--
-- KEYS, ARGV  as in update.lua
-- Returns     {'applied'}, or what assumptions.lua returns if an assumption does not hold
--
-- A player is either in the sorted set of a board and period or, if hidden, in its hidden set; never in both. The
-- existing sets are stored in `periods` and `boards of players`, so that all entries of a player can be found.
--
-- A command called from here costs more than the change that it makes, and so does every argument. Reads and writes are
-- therefore combined where possible. `unpack` takes some 8,000 values, several times the size of an update.

local refusal = assumptions()
if refusal then
  return refusal
end

local ids = update.new_ids + update.known_ids
local profile_key = update.header.keys + 3 * ids
local moderated, arg = moderations(update.header.arguments + ids)
local changed_profiles, board_key
changed_profiles, board_key, arg = profiles(profile_key, arg)
local changed_boards
changed_boards, arg = boards(board_key, arg, moderated)
local verdicts, changed_states = score_states(board_key + #changed_boards.sets, arg + update.achievements)
if update.feed then
  reads.read('LLEN', update.feed)
end

-- Only writes from here on.
writes.ids(verdicts)
planned.run()
writes.profiles(changed_profiles, profile_key)
writes.boards(changed_boards)
writes.states(changed_states)
writes.feed(arg)
writes.totals(changed_boards.games)
writes.progress()
return {'applied'}
