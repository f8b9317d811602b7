package gg.leaderboard.archive.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class RebuildCommandTest {

    private static final String STATUS = "{\"data\":{\"phase\":\"caught_up\",\"next\":1,\"tables\":[]}}";
    private static final String DIFFERENCES = """
            {"data":{"behind":%d,"compared":27,"boards":[
            {"leaderboard":"arena","differing":1,"total_players":9,"total_difference":5,"first":[]}]}}""";

    @Test
    void differences_that_may_be_due_to_missing_records_are_marked() throws Exception {
        assertThat(rebuild(2))
                .contains(
                        "1 of 27 boards differ", "2 records were missing on one side; differences may be due to them");
        assertThat(rebuild(0)).contains("1 of 27 boards differ").doesNotContain("missing");
    }

    private static String rebuild(int behind) throws IOException, InterruptedException {
        HttpServer archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.createContext("/api/v1/admin/rebuild", call -> {
            boolean compares = call.getRequestURI().getPath().endsWith("/compare");
            byte[] answer = (compares ? DIFFERENCES.formatted(behind) : STATUS).getBytes(UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        archive.start();
        try {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            String url = "--url=http://localhost:" + archive.getAddress().getPort();
            RebuildCommand.run(new PrintStream(printed, true, UTF_8), "rebuild", url);
            return printed.toString(UTF_8);
        } finally {
            archive.stop(0);
        }
    }
}
