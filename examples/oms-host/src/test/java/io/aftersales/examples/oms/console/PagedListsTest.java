package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.web.RunningHost;
import io.aftersales.ports.repositories.CaseQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Pages of what waits for a second person show all of it, a part at a time. They have a database of their own, as so much that waits would push
 * what other tests look for off the first page.
 */
@TestPropertySource(properties = "shop.policy.four-eyes-above=CNY 40.00")
class PagedListsTest extends RunningHost {
    private static final int MORE_THAN_A_PART = 51;
    private static final String DATABASE = Postgres.freshUrl();

    /** Names the database of the pool itself: of two values of the same property, that of the superclass counts. */
    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.hikari.jdbc-url", () -> DATABASE);
    }

    @Test
    void theListIsCutAfterWhatAPageShows() {
        assertThat(CasePages.Part.of(Stream.of(1, 2, 3), 2)).isEqualTo(new CasePages.Part<>(List.of(1, 2), 2));
        assertThat(CasePages.Part.of(Stream.of(1, 2), 2)).isEqualTo(new CasePages.Part<>(List.of(1, 2), null));
        assertThat(CasePages.Part.of(Stream.<Integer>of(), 2)).isEqualTo(new CasePages.Part<Integer>(List.of(), null));
    }

    @Test
    void casesBeyondTheFirstPageOfAQueryAreFound() {
        String order = delivered();
        var opened = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            opened.add(open(order, "RETURN_REFUND", "NOT_LIKED", ""));
        }
        CaseQuery two = CaseQuery.ofOrder(OrderId.of(order)).atMost(2);
        assertThat(CasePages.all(desks, Actor.reviewer("rita"), two)
                        .map(each -> each.id().toString()))
                .isEqualTo(opened);
        assertThat(CasePages.all(
                        desks,
                        Actor.reviewer("rita"),
                        two.toBuilder().statuses(Set.of(CaseStatus.CLOSED)).build()))
                .isEmpty();
    }

    @Test
    void allGoodwillThatWaitsIsShown() throws Exception {
        String order = delivered();
        var given = new ArrayList<String>();
        for (int i = 1; i <= MORE_THAN_A_PART; i++) {
            String path = "/api/orders/" + order + "/goodwill";
            assertThat(client().post("rita", path, "{\"amount\": 100, \"why\": \"late\"}")
                            .status())
                    .isEqualTo(200);
            given.add(order + "." + i);
        }
        assertThat(shown("saul", "/goodwill", "/cases/")).containsAll(given).doesNotHaveDuplicates();
    }

    @Test
    void allEntriesThatWaitAreShown() throws Exception {
        var entered = new ArrayList<String>();
        for (int i = 1; i <= MORE_THAN_A_PART; i++) {
            String order = delivered();
            open(order, "RETURN_REFUND", "NOT_LIKED", "");
            assertThat(client().post(
                                    "fred",
                                    "/api/orders/" + order + "/external-refunds",
                                    "{\"tender\": \"CARD\", \"amount\": 4100, \"reference\": \"CB-1\","
                                            + " \"occurredAt\": \"2026-03-01T00:00:00Z\"}")
                            .body()
                            .path("next")
                            .path("what")
                            .asString())
                    .isEqualTo("SECOND_APPROVAL");
            entered.add(order);
        }
        assertThat(shown("fay", "/confirmations", "/accounts/")).containsAll(entered);
    }

    /** The ids in the links of a list, on all of its pages. */
    private List<String> shown(String reader, String page, String link) throws Exception {
        var person = new Person(reader, port);
        var ids = Pattern.compile("href=\"" + link + "([^\"]+)\"");
        var next = Pattern.compile("href=\"(" + page + "\\?after[^\"&]+)\"");
        var found = new ArrayList<String>();
        String path = page;
        while (true) {
            String body = person.get(path).body();
            ids.matcher(body).results().map(each -> each.group(1)).forEach(found::add);
            Matcher more = next.matcher(body);
            if (!more.find()) {
                return found;
            }
            path = more.group(1);
        }
    }
}
