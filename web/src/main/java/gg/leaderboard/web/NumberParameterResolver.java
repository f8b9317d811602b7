package gg.leaderboard.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves each {@link NumberParameter}. Bean Validation would reject numbers above the maximum. */
final class NumberParameterResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(NumberParameter.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        NumberParameter rule = Objects.requireNonNull(parameter.getParameterAnnotation(NumberParameter.class));
        String name = Objects.requireNonNull(parameter.getParameterName());
        String[] values = request.getParameterValues(name);
        String text = values == null ? "" : String.join(",", values);
        long number = text.isEmpty() ? rule.defaultValue() : NumberParameters.parse(name, text, rule.min(), rule.max());
        return parameter.getParameterType() == int.class ? (Object) (int) number : (Object) number;
    }
}
