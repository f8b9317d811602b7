package gg.leaderboard.api.web;

import gg.leaderboard.web.AsOf;
import gg.leaderboard.web.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Sends a {@link ReadResponse}, or 304 if the caller has the current version. Both contain the freshness headers. */
@RestControllerAdvice
class ReadResponseAdvice implements ResponseBodyAdvice<ReadResponse<?>> {

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return returned.getParameterType() == ReadResponse.class;
    }

    @Override
    public @Nullable ReadResponse<?> beforeBodyWrite(
            @Nullable ReadResponse<?> answer,
            MethodParameter returned,
            MediaType selected,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (answer != null) {
            send(
                    answer,
                    ((ServletServerHttpRequest) request).getServletRequest(),
                    ((ServletServerHttpResponse) response).getServletResponse());
        }
        return null;
    }

    private static void send(ReadResponse<?> answer, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, isForCaller(request) ? "private, no-cache" : "no-cache");
        addFreshness(answer.asOf(), response);
        if (new ServletWebRequest(request, response).checkNotModified(answer.etag())) {
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.json().length);
        try {
            response.getOutputStream().write(answer.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Caches of proxies do not know X-API-Key, and must not keep what only this caller may read.
    private static boolean isForCaller(HttpServletRequest request) {
        return Callers.of(request).isIdentified();
    }

    private static void addFreshness(AsOf asOf, HttpServletResponse response) {
        if (asOf.logTime() != null) {
            response.setHeader("As-Of", asOf.logTime().toString());
        }
        if (asOf.lag() != null) {
            response.setHeader("As-Of-Lag", asOf.lag().toString());
        }
    }
}
