package gg.leaderboard.api.dashboard;

import gg.leaderboard.testing.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects the {@link DashboardPage} or the {@link ConsolePage} of a test. Without a browser it skips the tests and reports that in the output. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);
    private static final String NO_BROWSER = "The dashboard is not tested: no Chromium with chromedriver is in PATH"
            + " (on Debian: apt-get install chromium chromium-driver)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Browser.isHere()) {
            return ConditionEvaluationResult.enabled("Chromium is here");
        }
        System.out.println("Skipped " + context.getDisplayName() + ": " + NO_BROWSER);
        return ConditionEvaluationResult.disabled(NO_BROWSER);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == DashboardPage.class || type == ConsolePage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ConsolePage.class ? console(context) : dashboard(context);
    }

    private static ConsolePage console(ExtensionContext context) {
        return context.getStore(OURS)
                .computeIfAbsent(
                        ConsolePage.class,
                        key -> new ConsolePage(
                                SharedBrowser.SET.browser(),
                                SharedBrowser.SET.api().port()),
                        ConsolePage.class);
    }

    private static DashboardPage dashboard(ExtensionContext context) {
        return context.getStore(OURS)
                .computeIfAbsent(
                        DashboardPage.class,
                        key -> new DashboardPage(SharedBrowser.SET.browser(), SharedBrowser.SET.api()),
                        DashboardPage.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        DashboardPage page = context.getStore(OURS).get(DashboardPage.class, DashboardPage.class);
        if (page != null) {
            page.end();
        }
        ConsolePage console = context.getStore(OURS).get(ConsolePage.class, ConsolePage.class);
        if (console != null) {
            console.end();
        }
    }

    /**
     * The api and the browser that all tests share. They end with the JVM, because JUnit may run each class separately.
     */
    private record SharedBrowser(RestartableApi api, Browser browser) {

        static final SharedBrowser SET = set();

        private static SharedBrowser set() {
            try {
                SharedBrowser stage = new SharedBrowser(RestartableApi.start(), Browser.start());
                stage.browser().instrument(DashboardPage.INSTRUMENTS);
                Runtime.getRuntime().addShutdownHook(new Thread(stage::end, "end of the browser"));
                return stage;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        // Spring closes the api.
        private void end() {
            try {
                browser.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
