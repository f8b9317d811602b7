-- ARGV  start, stop (included)
-- Returns a page

if ranking.refusal then
  return ranking.refusal
end

return ranking.page(tonumber(ARGV[4]), tonumber(ARGV[5]))
