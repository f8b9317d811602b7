package gg.leaderboard.web;

import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.buf.UDecoder;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.Parameters;

/**
 * Checks that the parameters of a query string can be parsed. If not, Tomcat throws on the first access to a parameter.
 */
final class QueryString {

    private QueryString() {}

    /** @param most maximum number of parameters */
    static boolean isReadable(String query, int most) {
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
