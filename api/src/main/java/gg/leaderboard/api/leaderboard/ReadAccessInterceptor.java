package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Checks for every read of a board that the caller may read it, before anything of the request is validated or looked up. A
 * refusal is therefore the same for any player.
 */
@Component
class ReadAccessInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    // The parameter that contains the id of a board in the calls for games, which read Redis only.
    private static final String IN_QUERY = "gameId";

    private final ReadAccess access;

    ReadAccessInterceptor(ReadAccess access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (READS.contains(request.getMethod())) {
            Caller caller = Callers.of(request);
            boards(request).forEach(board -> access.check(caller, board));
            Optional.ofNullable(request.getParameter(IN_QUERY)).ifPresent(board -> access.checkIfKnown(caller, board));
        }
        return true;
    }

    // Handlers read the same variables, so that no encoding of a path bypasses the check.
    private static Stream<String> boards(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? BoardVariables.ALL.stream()
                        .map(variables::get)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                : Stream.empty();
    }
}
