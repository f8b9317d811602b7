package gg.leaderboard.api.health;

/** That all is well. */
record Health(boolean success, Status data) {

    static Health of(String status) {
        return new Health(true, new Status(status));
    }

    record Status(String status) {}
}
