package gg.leaderboard.archive.past;

import gg.leaderboard.web.SelectionParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Resolves controller parameters of type {@link BoardQuery}: the board in the path, and {@code at}, {@code window},
 * {@code period} and {@code season} in the query string.
 */
@Component
class BoardQueryArgumentResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final BoardQueryResolver boards;

    BoardQueryArgumentResolver(BoardQueryResolver boards) {
        this.boards = boards;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == BoardQuery.class;
    }

    @Override
    public BoardQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Map<?, ?> path = (Map<?, ?>) Objects.requireNonNull(
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
        String board = (String) Objects.requireNonNull(path.get("board"));
        return boards.resolve(board, request.getParameter("at"), SelectionParameters.of(request));
    }
}
