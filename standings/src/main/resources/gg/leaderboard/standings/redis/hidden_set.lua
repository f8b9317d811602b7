-- The sorted set of a board's hidden players, by the name of the one with all others.

local prefix, length = update.hidden_board_prefix, #update.board_prefix

return function(set)
  return prefix .. string.sub(set, length + 1)
end
