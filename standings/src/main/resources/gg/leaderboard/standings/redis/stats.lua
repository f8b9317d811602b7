
-- Returns {total}, and unless that is 0 {…, best score, worst score that can be read}

if total == 0 then
  return {0}
end
return {total, page(0, 0)[5], page(total - 1, total - 1)[5]}
