package gg.leaderboard.api.health;

/** That all is well. */
record Health(boolean success, Data data) {

    static Health of(String status) {
        return new Health(true, new Data(status));
    }

    record Data(String status) {}
}
