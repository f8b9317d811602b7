package gg.leaderboard.web;

import java.io.IOException;
import java.io.PrintWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** Handles errors that Tomcat finds before any servlet gets the request, such as an invalid URL. */
final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    // Tomcat quotes invalid input in full.
    private static final int MAX_DETAIL = 200;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            write(response, detail(response, throwable));
        } catch (IOException e) {
            LOG.debug("The client disconnected before the error was sent", e);
        }
    }

    private static void write(Response response, @Nullable String detail) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        PrintWriter writer = response.getReporter();
        if (writer != null) {
            writer.write(ProblemWriter.text(HttpStatusCode.valueOf(response.getStatus()), detail));
            response.finishResponse();
        }
    }

    // Only for errors of the client. Messages about internal errors belong in the log.
    private static @Nullable String detail(Response response, @Nullable Throwable throwable) {
        if (response.getStatus() >= 500) {
            return null;
        }
        return ProblemDetails.shortened(throwable != null ? throwable.getMessage() : response.getMessage(), MAX_DETAIL);
    }
}
