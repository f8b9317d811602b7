package gg.leaderboard.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the files of the dashboard and the console. Browsers revalidate them on each request, so that they never mix two versions. */
@Configuration(proxyBeanMethods = false)
@Order(-1) // Before Spring Boot's own configuration, which then does not map these paths.
class StaticFilesConfiguration implements WebMvcConfigurer {

    private final String[] locations;
    private final Map<Version, String> etags = new ConcurrentHashMap<>();

    StaticFilesConfiguration(WebProperties properties) {
        this.locations = properties.getResources().getStaticLocations();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**")
                .addResourceLocations(locations)
                .setCacheControl(CacheControl.noCache())
                // ETags are computed from the content, because the files of all builds have the same time.
                .setUseLastModified(false)
                .setEtagGenerator(this::etag);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        // The page's own files are relative to its address, so it ends with a slash.
        // With a status, the redirect is relative to the host that the client named.
        registry.addRedirectViewController("/ops", "/ops/").setStatusCode(HttpStatus.FOUND);
        registry.addViewController("/ops/").setViewName("forward:/ops/index.html");
    }

    private @Nullable String etag(Resource file) {
        try {
            Version version = new Version(file.getURL(), file.lastModified(), file.contentLength());
            return etags.computeIfAbsent(version, v -> digest(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return "\"" + DigestUtils.md5DigestAsHex(content) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Version(String url, long modified, long length) {

        // Not a URL, because comparing URLs may resolve their host names.
        Version(URL url, long modified, long length) {
            this(url.toString(), modified, length);
        }
    }
}
