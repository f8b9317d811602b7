package gg.leaderboard.api.health;

record HealthResponse(boolean success, Status data) {

    static HealthResponse of(String status) {
        return new HealthResponse(true, new Status(status));
    }

    record Status(String status) {}
}
