package gg.leaderboard.api.dashboard;

import gg.leaderboard.testing.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Checks the open page with axe. */
final class Accessibility {

    // axe cannot check text on gradients. Each gradient is replaced with its colour that is hardest to read on.
    private static final String RULES = """
            const flat = new CSSStyleSheet();
            flat.replaceSync(`
              .podium { background: #24523e !important }
              .top tbody tr { background: var(--bar) !important }
              .top tbody tr::before { content: none !important }`);
            document.adoptedStyleSheets = [flat];
            const only = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            const result = await axe.run(document, { runOnly: only });
            const found = [...result.violations, ...result.incomplete];
            return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id} ${node.target} ${node.failureSummary}`));
            """;

    private Accessibility() {}

    /** Returns the violations of the WCAG and of good practice, and what axe cannot decide. */
    static List<String> violations(Browser browser) throws IOException {
        if (!Boolean.TRUE.equals(browser.run("return typeof axe === 'object'"))) {
            try (InputStream axe = Accessibility.class.getResourceAsStream("/axe.min.js")) {
                browser.run(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return browser.list(RULES);
    }
}
