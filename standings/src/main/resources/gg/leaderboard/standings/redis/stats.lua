-- Returns {total}, and unless that is 0 {…, best score, worst score that can be read}

if ranking.refusal then
  return ranking.refusal
end
local total = ranking.total
if total == 0 then
  return {0}
end
return {total, ranking.page(0, 0)[5], ranking.page(total - 1, total - 1)[5]}
