
-- ARGV  start, stop (included)
-- Returns a page

return page(tonumber(ARGV[4]), tonumber(ARGV[5]))
