# What a match must come to for each player, counted without any code of the producer:
#   for n in 1 2; do awk -f expected.awk match-$n.log > match-$n.expected.csv; done
# In these logs no name holds a quote or a bracket, so splitting at them is enough.
BEGIN { FS = "\"" }

function player(quoted, part) {
    split(quoted, part, /[<>]+/)
    id = part[3]; team = part[4]
    return id ~ /^STEAM_/
}

function points(id, n) { score[id] += n; seen[id] = 1 }

$3 ~ /^ entered the game/ && player($2) { seen[id] = 1 }

$3 ~ / triggered $/ && ($4 == "Planted_The_Bomb" || $4 == "Defused_The_Bomb") && player($2) { points(id, 200) }

$3 ~ / killed $/ || $3 ~ / assisted killing $/ {
    human = player($2); a = id; aTeam = team
    victimIsHuman = player($4); b = id; bTeam = team
    assist = $3 ~ / assisted /
    if (human && aTeam != bTeam) {
        if (assist) { assists[a]++; points(a, 50) }
        else { kills[a]++; points(a, $7 ~ /headshot/ ? 150 : 100) }
    }
    if (victimIsHuman && !assist) { deaths[b]++; seen[b] = 1 }
}

END {
    print "player_id,score,kills,deaths,assists"
    system("") # flushes the heading, before sort writes the rest
    for (id in seen)
        printf "%s,%d,%d,%d,%d\n", id, score[id], kills[id], deaths[id], assists[id] | "LC_ALL=C sort"
}
