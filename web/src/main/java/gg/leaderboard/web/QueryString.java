package gg.leaderboard.web;

import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.buf.UDecoder;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.Parameters;

/** Whether the parameters of an address can be read. Where they cannot, Tomcat throws when the first one is asked for. */
final class QueryString {

    private QueryString() {}

    /** @param most how many parameters there may be */
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
