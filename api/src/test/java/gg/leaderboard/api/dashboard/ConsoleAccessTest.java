package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.web.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console of an api that requires keys. */
@ExtendWith(BrowserExtension.class)
class ConsoleAccessTest {

    @Test
    void it_asks_for_a_key_that_stays_in_the_tab(ConsolePage page) {
        String key = ProtectedApi.key("console", Role.MODERATE);
        page.openAt(ProtectedApi.api().port(), "hidden");
        assertThat(page.browser.text("h1")).isEqualTo("Sign in");

        page.allowConsoleError("api/v1/admin/me - Failed to load resource: the server responded with a status of 401");
        page.browser.type("[name=key]", "lb_none_wrong");
        page.press("Sign in");
        page.waitUntil(() -> assertThat(page.browser.text("[role=alert]")).isNotBlank());

        page.browser.run("document.querySelector('[name=key]').value = ''");
        page.browser.type("[name=key]", key);
        page.press("Sign in");
        page.waitFor("Hide a player");
        assertThat(page.browser.text("#caller")).isEqualTo("key:console");
        assertThat(page.browser.run("return location.href + document.cookie + JSON.stringify(localStorage)"))
                .asString()
                .doesNotContain(key);

        page.press("Sign out");
        page.waitUntil(() -> assertThat(page.browser.text("h1")).isEqualTo("Sign in"));
        assertThat(page.browser.run("return sessionStorage.length")).isEqualTo(0L);
    }
}
