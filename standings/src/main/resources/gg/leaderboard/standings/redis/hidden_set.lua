-- The name of the sorted set of a board's hidden players, from the name of the set of its other players.

local prefix, length = update.hidden_board_prefix, #update.board_prefix

return function(set)
  return prefix .. string.sub(set, length + 1)
end
