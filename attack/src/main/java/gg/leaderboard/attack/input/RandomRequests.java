package gg.leaderboard.attack.input;

import gg.leaderboard.attack.FuzzValues;
import gg.leaderboard.attack.JsonText;
import gg.leaderboard.attack.RandomEvents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates requests for the documented operations. Half of them are ordinary; the others have one or more faults. */
final class RandomRequests {

    private static final List<String> ODD_QUERIES = List.of(
            "=1",
            "x=%ff",
            "a=%zz",
            "%",
            "&&&",
            "a=%00",
            "a=%ED%A0%80",
            "a[]=1",
            "a=1;b=2",
            "?",
            "a=b=c",
            "%61=%62",
            "+");

    private static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "application/json; charset=nonsense",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json/json",
            "*/*",
            "",
            "application/cbor");

    private static final List<String> ODD_HEADERS = List.of(
            "Accept: text/html",
            "Accept: */*;q=nonsense",
            "Accept: application/xml",
            "Accept: application/problem+json",
            "Accept-Language: tr-TR",
            "Accept-Encoding: gzip",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Content-Encoding: identity",
            "Origin: http://evil.example",
            "Origin: null",
            "Referer: http://evil.example/",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-For: 1.2.3.4",
            "Forwarded: host=evil.example",
            "X-HTTP-Method-Override: DELETE",
            "If-None-Match: *",
            "If-Modified-Since: nonsense",
            "Range: bytes=0-1",
            "Expect: 100-continue",
            "Cookie: a=\"b",
            "Upgrade: websocket",
            "Access-Control-Request-Method: DELETE",
            "X-Long: " + "x".repeat(5000),
            "Traceparent: 00-0-0-0");

    // The share of operations that keep the system busy for seconds, in percent.
    private static final double HEAVY_PER_HUNDRED = 0.5;

    private final List<ApiOperation> operations;
    private final int port;

    RandomRequests(List<ApiOperation> operations, int port) {
        this.operations = operations;
        this.port = port;
    }

    RawRequest make(RandomGenerator random) {
        ApiOperation operation = operation(random);
        String target = path(random, operation) + query(random, operation);
        String method = FuzzValues.chance(random, 2)
                ? FuzzValues.pick(
                        random, List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"))
                : operation.method();
        byte[] body = (operation.takesBody() && !FuzzValues.chance(random, 2)) || FuzzValues.chance(random, 1)
                ? body(random, operation)
                : new byte[0];
        RawRequest request = new RawRequest(method, target, body);
        addHeaders(random, operation, request);
        return request;
    }

    private ApiOperation operation(RandomGenerator random) {
        ApiOperation operation = FuzzValues.pick(random, operations);
        // Most requests in production are events and scores.
        if (FuzzValues.chance(random, 30)) {
            List<ApiOperation> writes = operations.stream()
                    .filter(o -> o.path().matches(".*(events|scores|score|batch)") && o.takesBody())
                    .toList();
            operation = FuzzValues.pick(random, writes);
        }
        return operation.isHeavy() && !FuzzValues.chance(random, HEAVY_PER_HUNDRED)
                ? FuzzValues.pick(random, operations.subList(0, 1))
                : operation;
    }

    private static String path(RandomGenerator random, ApiOperation operation) {
        String path = operation.path();
        for (ApiOperation.Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", encoded(random, value(random, parameter.name())));
            }
        }
        return FuzzValues.chance(random, 1)
                ? path + FuzzValues.pick(random, List.of("/", "//", "/..", ";a=b", "/x", "%00", "%2e"))
                : path;
    }

    private static String query(RandomGenerator random, ApiOperation operation) {
        List<String> query = new ArrayList<>();
        for (ApiOperation.Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query") && FuzzValues.chance(random, 35)) {
                query.add(parameter.name() + "=" + encoded(random, value(random, parameter.name())));
                if (FuzzValues.chance(random, 3)) {
                    query.add(parameter.name() + "=" + encoded(random, FuzzValues.text(random)));
                }
            }
        }
        if (FuzzValues.chance(random, 4)) {
            query.add(FuzzValues.pick(random, ODD_QUERIES));
        }
        if (FuzzValues.chance(random, 0.2)) {
            query.add(IntStream.range(0, 1001).mapToObj(i -> "q" + i + "=1").collect(Collectors.joining("&")));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private static String value(RandomGenerator random, String name) {
        if (FuzzValues.chance(random, 15)) {
            return FuzzValues.text(random);
        }
        return switch (name) {
            case "player_id", "userId", "player" -> RandomEvents.player(random);
            case "players" -> RandomEvents.player(random) + "," + RandomEvents.player(random);
            case "leaderboard_id", "board" -> RandomEvents.anyBoard(random);
            case "gameId" -> RandomEvents.board(random);
            case "window" -> FuzzValues.pick(random, List.of("alltime", "daily", "weekly", "hourly", "monthly"));
            case "period" -> FuzzValues.pick(random, List.of("2026-11-20", "2026-W47", "2026-11", "2026-11-20T10"));
            case "season" -> String.valueOf(1 + random.nextInt(3));
            case "status" -> FuzzValues.pick(random, List.of("open", "sent", "resolved"));
            case "at", "from", "to" ->
                java.time.Instant.now().minusSeconds(random.nextInt(600)).toString();
            case "dry_run" -> FuzzValues.pick(random, List.of("true", "false"));
            case "letter_id" -> "Qk3bYx0XQ0iVtS9xX3Vb1w:2:" + random.nextInt(20);
            case "cursor" -> FuzzValues.pick(random, List.of("AAAA", "eyJhIjoxfQ", "MTAw", "____"));
            case "reason", "q" -> FuzzValues.pick(random, List.of("points", "id", "JSON"));
            default -> String.valueOf(random.nextInt(120) - 5);
        };
    }

    // Encodes the value as a form does, or with bytes that no form sends.
    private static String encoded(RandomGenerator random, String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return FuzzValues.chance(random, 1)
                ? encoded + FuzzValues.pick(random, List.of("%C0%AF", "%FF", "%ED%A0%80", "%0d%0a"))
                : encoded;
    }

    private static byte[] body(RandomGenerator random, ApiOperation operation) {
        String json = switch (random.nextInt(10)) {
            case 0 -> RandomEvents.odd(random, RandomEvents.player(random));
            case 1 -> FuzzValues.otherType(random);
            case 2 -> operation.takesBody() ? FuzzValues.pick(random, operation.bodies()) : "{}";
            default -> ordinary(random, operation);
        };
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(40)) {
            case 0, 1, 2, 3 -> FuzzValues.mutated(random, bytes);
            case 4 -> json.getBytes(StandardCharsets.UTF_16);
            case 5 -> new byte[0];
            case 6 -> (json + " ".repeat(1 << (10 + random.nextInt(8)))).getBytes(StandardCharsets.UTF_8);
            case 7 -> ("[".repeat(2000) + json).getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    private static String ordinary(RandomGenerator random, ApiOperation operation) {
        String player = RandomEvents.player(random);
        String path = operation.path();
        if (path.endsWith("/events")) {
            return RandomEvents.valid(random, player);
        }
        if (path.endsWith("/batch")) {
            return IntStream.range(0, 1 + random.nextInt(20))
                    .mapToObj(i -> score(random, RandomEvents.player(random)))
                    .collect(Collectors.joining(",", "{\"scores\":[", "]}"));
        }
        if (path.endsWith("/scores")) {
            return score(random, player);
        }
        if (path.endsWith("/score")) {
            return String.format(
                    Locale.ROOT,
                    "{\"userId\":%s,\"gameId\":\"%s\",\"score\":%d}",
                    JsonText.quoted(player),
                    RandomEvents.board(random),
                    random.nextInt(10_000));
        }
        if (path.endsWith("/leaderboards")) {
            return String.format(
                    Locale.ROOT,
                    "{\"id\":\"%s\",\"sort_order\":\"%s\",\"update_mode\":\"%s\",\"reset_period\":\"%s\",\"time_zone\":\"%s\"}",
                    RandomEvents.board(random),
                    FuzzValues.pick(random, List.of("desc", "asc")),
                    FuzzValues.pick(random, List.of("best", "increment", "replace")),
                    FuzzValues.pick(random, List.of("never", "never", "never", "daily", "*/5 * * * *")),
                    FuzzValues.pick(random, List.of("UTC", "Europe/Berlin", "Pacific/Apia")));
        }
        return operation.takesBody() ? FuzzValues.pick(random, operation.bodies()) : "{}";
    }

    private static String score(RandomGenerator random, String player) {
        return String.format(
                Locale.ROOT,
                "{\"player_id\":%s,\"leaderboard_id\":\"%s\",\"score\":%d}",
                JsonText.quoted(player),
                RandomEvents.board(random),
                random.nextInt(100_000));
    }

    private void addHeaders(RandomGenerator random, ApiOperation operation, RawRequest request) {
        List<String> headers = request.headers();
        headers.add("Host: "
                + (FuzzValues.chance(random, 2)
                        ? FuzzValues.pick(random, List.of("evil.example", "localhost:1", "a b", "[::1]:" + port, ""))
                        : "localhost:" + port));
        if (request.body().length > 0) {
            headers.add("Content-Type: "
                    + (FuzzValues.chance(random, 4) ? FuzzValues.pick(random, CONTENT_TYPES) : "application/json"));
        }
        if (request.body().length > 0 || operation.takesBody()) {
            headers.add("Content-Length: " + request.body().length);
        }
        if (operation.parameters().stream().anyMatch(p -> p.name().equals("Prefer"))
                && !FuzzValues.chance(random, 10)) {
            headers.add("Prefer: respond-async");
        }
        if (operation.parameters().stream().anyMatch(p -> p.name().equals("Idempotency-Key"))
                && FuzzValues.chance(random, 20)) {
            headers.add("Idempotency-Key: "
                    + (FuzzValues.chance(random, 20) ? "k" + random.nextInt(50) : "k" + random.nextLong()));
        }
        if (FuzzValues.chance(random, 10)) {
            headers.add(FuzzValues.pick(random, ODD_HEADERS));
        }
    }
}
