package gg.leaderboard.api.docs;

import gg.leaderboard.web.NumberParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Documents each {@link NumberParameter}. */
@Component
class NumberParameterCustomizer implements ParameterCustomizer {

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
