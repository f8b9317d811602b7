
-- ARGV  start, stop (included)
-- Returns a page

return page(tonumber(ARGV[3]), tonumber(ARGV[4]))
