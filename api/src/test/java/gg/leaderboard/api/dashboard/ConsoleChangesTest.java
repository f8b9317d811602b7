package gg.leaderboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Changes in the console, with recorded responses of the api. */
@ExtendWith(BrowserExtension.class)
class ConsoleChangesTest {

    private static final String LETTERS = "/api/v1/admin/dlq";
    private static final String LETTER = "Qk3bYx0XQ0iVtS9xX3Vb1w:2:17";
    private static final String ALERT = "dialog [role=alert]";

    @Test
    void a_change_needs_a_reason_and_a_secret_is_shown_once(ConsolePage page) {
        page.open("keys");
        page.press("Create");
        page.browser.type("dialog [name=name]", "arena servers");
        page.browser.click("dialog [value=submit]");
        page.press("Create");
        assertThat(page.calls()).doesNotContain("POST /api/v1/admin/keys");

        page.browser.type("dialog [name=reason]", "a new server");
        page.hold();
        page.press("Create");
        page.browser.press(Keys.ESCAPE);
        page.browser.press(Keys.ESCAPE);
        assertThat(page.browser.shows("dialog"))
                .as("the dialog during the call")
                .isTrue();
        page.release();

        page.waitFor("lb_4f1c09a7d2e8_");
        assertThat(sent(page, "POST /api/v1/admin/keys"))
                .containsExactly("change_reason=a+new+server {\"name\":\"arena servers\",\"roles\":[\"submit\"]}");
        page.press("Close");
        assertThat(page.browser.run("return document.documentElement.outerHTML.includes('lb_4f1c09a7d2e8_')"))
                .isEqualTo(false);
    }

    @Test
    void a_refused_change_says_why_and_can_be_corrected(ConsolePage page) {
        page.answer("DELETE /api/v1/leaderboards/speed-run", "{\"status\":409,\"detail\":\"speed-run is in use\"}");
        page.open("boards/speed-run");
        page.press("Delete");
        page.browser.type("dialog [name=reason]", "no longer played");
        page.browser.type("dialog [name=confirm]", "speed");
        page.press("Delete");
        page.waitUntil(() -> assertThat(page.browser.text(ALERT)).isEqualTo("Type speed-run to confirm."));
        assertThat(page.calls()).noneMatch(call -> call.startsWith("DELETE"));

        page.browser.type("dialog [name=confirm]", "-run");
        page.press("Delete");

        page.waitUntil(() -> assertThat(page.browser.text(ALERT)).isEqualTo("speed-run is in use"));
        page.browser.press(Keys.ESCAPE);
        page.waitUntil(() -> assertThat(page.browser.shows("dialog")).isFalse());
        assertThat(page.browser.run("return document.activeElement.textContent"))
                .isEqualTo("Delete");
    }

    @Test
    void a_change_sends_what_was_filled_in(ConsolePage page) {
        String discard = "DELETE " + LETTERS + "/" + LETTER;
        String hide = "POST /api/v1/players/p-7/hide";
        String erase = "DELETE /api/v1/players/p-7";
        String accept = "POST /api/v1/reviews/run-17-p1/accept";
        String create = "POST /api/v1/leaderboards";
        String drop = "DELETE /api/v1/admin/rebuild";
        List.of(discard, hide, erase, accept, create, drop).forEach(call -> page.answer(call, "{\"data\":{}}"));
        page.open("dead-letters/" + LETTER);
        change(page, "Discard", "Discard", "reason=noise");
        page.go("hidden");
        change(page, "Hide a player", "Hide", "player=p-7", "boards=arena, speed-run", "reason=aimbot");
        page.press("Erase a player");
        fill(page, "player=p-7", "again=p-", "reason=on request");
        page.press("Erase");
        page.waitUntil(() -> assertThat(page.browser.text(ALERT)).isEqualTo("The two ids differ."));
        assertThat(page.calls()).doesNotContain(erase);
        fill(page, "again=p-7");
        submit(page, "Erase");
        page.go("reviews");
        change(page, "Accept", "Accept", "reason=seen in the replay");
        page.go("boards");
        change(page, "Create", "Create", "id=arena-7", "reason=a new map");
        page.go("rebuild");
        change(page, "Delete", "Delete", "reason=all is well", "confirm=delete");

        assertThat(sent(page, discard)).containsExactly("change_reason=noise ");
        assertThat(sent(page, hide))
                .containsExactly(" {\"reason\":\"aimbot\",\"leaderboard_ids\":[\"arena\",\"speed-run\"]}");
        assertThat(sent(page, erase)).containsExactly("change_reason=on+request ");
        assertThat(sent(page, accept)).containsExactly(" {\"reason\":\"seen in the replay\"}");
        assertThat(sent(page, create))
                .containsExactly("change_reason=a+new+map {\"id\":\"arena-7\",\"sort_order\":\"desc\","
                        + "\"update_mode\":\"best\",\"reset_period\":\"never\",\"read\":\"public\","
                        + "\"write\":\"server\",\"on_violation\":\"reject\"}");
        assertThat(sent(page, drop)).containsExactly("change_reason=all+is+well ");
    }

    @Test
    void all_letters_that_are_sent_have_one_status_and_a_problem_says_how_far_it_got(ConsolePage page) {
        page.answer("POST " + LETTERS + "/resend", """
                [{"data":{"counts":{"sent":988,"refused":12}},"next":"c-1"},
                 {"status":503,"detail":"The archive does not respond."}]""");
        page.open("dead-letters?status=all&player=p1");
        page.press("Send all");
        page.waitUntil(() -> assertThat(page.browser.text("dialog"))
                .contains("Send all open letters that match", "These are 15 now."));
        fill(page, "reason=corrected");
        page.press("Send");

        page.waitUntil(() -> assertThat(page.browser.text(ALERT))
                .isEqualTo("The archive does not respond. Until then: Sent: 988, Refused: 12."));
        assertThat(page.queries("GET " + LETTERS + "/counts")).endsWith("status=open&player=p1");
        assertThat(page.queries("POST " + LETTERS + "/resend"))
                .last()
                .isEqualTo("status=open&player=p1&dry_run=false&change_reason=corrected&limit=1000&cursor=c-1");
    }

    /** Makes the change of a button: fills in the dialog, and waits until the change is made. */
    private static void change(ConsolePage page, String button, String label, String... values) {
        page.press(button);
        fill(page, values);
        submit(page, label);
    }

    private static void submit(ConsolePage page, String label) {
        page.press(label);
        page.waitUntil(() -> assertThat(page.browser.shows("dialog")).isFalse());
    }

    private static void fill(ConsolePage page, String... values) {
        page.browser.run("""
                for (const value of arguments) {
                  const [name, text] = value.split('=');
                  document.querySelector(`dialog [name=${name}]`).value = text;
                }""", (Object[]) values);
    }

    /** Query and body of each such call. */
    private static List<String> sent(ConsolePage page, String call) {
        return page.browser.list(
                "return calls.filter((c) => c.call === arguments[0])"
                        + ".map((c) => `${new URLSearchParams(c.query)} ${c.body ?? ''}`)",
                call);
    }
}
