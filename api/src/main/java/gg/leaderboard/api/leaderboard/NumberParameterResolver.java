package gg.leaderboard.api.leaderboard;

import gg.leaderboard.web.NumberParameters;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads and documents each {@link NumberParameter}. Bean Validation would reject numbers above the maximum. */
@Component
class NumberParameterResolver implements HandlerMethodArgumentResolver, ParameterCustomizer {

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

    @Override
    public Parameter customize(Parameter documented, MethodParameter parameter) {
        NumberParameter rule = parameter.getParameterAnnotation(NumberParameter.class);
        if (rule != null) {
            documented
                    .required(false)
                    .description(rule.value() + ". Values above " + rule.max() + " are treated as " + rule.max() + ".")
                    .getSchema()
                    .minimum(BigDecimal.valueOf(rule.min()))
                    .maximum(BigDecimal.valueOf(rule.max()))
                    .setDefault(rule.defaultValue());
        }
        return documented;
    }
}
