-- KEYS  totals
-- Returns the generation of the standings, or nothing for empty ones

return generation.generation_of(KEYS[1], false)
