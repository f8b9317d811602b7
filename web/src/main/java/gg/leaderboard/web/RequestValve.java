package gg.leaderboard.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.buf.UDecoder;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.Parameters;
import org.springframework.http.HttpStatus;

/**
 * The checks of every request on a port, including WebSocket, event streams and management. They run before all other
 * code.
 */
final class RequestValve extends ValveBase {

    private final AllowedHosts hosts;

    RequestValve(AllowedHosts hosts) {
        super(true);
        this.hosts = hosts;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            // Tomcat has rejected the request, and its headers are not reliable.
            getNext().invoke(request, response);
            return;
        }
        keepSemicolons(request);
        if (!isAllowedHost(request)) {
            ProblemWriter.write(
                    response,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "The Host header must be localhost or one of leaderboard.web.allowed-hosts.");
        } else if (!isReadable(request)) {
            ProblemWriter.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "The query string must consist of name=value pairs in percent-encoded UTF-8, at" + " most "
                            + mostParameters(request) + " of them.");
        } else if (hasWildcardType(request)) {
            ProblemWriter.write(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type must name one media type, such as application/json, without a wildcard.");
        } else {
            UnreadBody.prepare(request);
            getNext().invoke(request, response);
        }
        if (!request.isAsync()) {
            UnreadBody.drop(request, response);
        }
    }

    // A request without a host is not HTTP, or it is HTTP/1.0, which no browser uses. Tomcat rejects the first, and
    // sets the host of the second.
    private boolean isAllowedHost(Request request) {
        String host = request.getServerName();
        return host == null || hosts.contains(host);
    }

    // Spring would parse the text after a semicolon as a path parameter. For the player "a;b" it would erase "a".
    private static void keepSemicolons(Request request) {
        String uri = request.getRequestURI();
        if (uri != null && uri.indexOf(';') >= 0) {
            request.getCoyoteRequest().requestURI().setString(uri.replace(";", "%3B"));
        }
    }

    private static boolean isReadable(Request request) {
        String query = request.getQueryString();
        return query == null || isReadable(query, mostParameters(request));
    }

    // Spring fails on a wildcard type when it reads all headers.
    private static boolean hasWildcardType(Request request) {
        String type = request.getContentType();
        return type != null && type.split(";", 2)[0].indexOf('*') >= 0;
    }

    private static int mostParameters(Request request) {
        return request.getConnector().getMaxParameterCount();
    }

    /** @param most maximum number of parameters */
    private static boolean isReadable(String query, int most) {
        MessageBytes bytes = MessageBytes.newInstance();
        byte[] text = query.getBytes(StandardCharsets.UTF_8);
        bytes.setBytes(text, 0, text.length);
        Parameters parameters = new Parameters();
        parameters.setURLDecoder(new UDecoder());
        parameters.setQueryStringCharset(StandardCharsets.UTF_8);
        parameters.setLimit(most);
        parameters.setQuery(bytes);
        try {
            parameters.handleQueryParameters();
            return true;
        } catch (InvalidParameterException e) {
            return false;
        }
    }
}
