-- Publishes the notices of a switch. Takes the position of the first argument: the channel of changes, a notice or '' for none, the
-- channel of definitions, boards.

local call, ARGV = redis.call, ARGV

return function(first)
  for i = first + 3, #ARGV do
    call('PUBLISH', ARGV[first + 2], ARGV[i])
  end
  if ARGV[first + 1] ~= '' then
    call('PUBLISH', ARGV[first], ARGV[first + 1])
  end
end
