package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.shop.SampleOrders;
import io.aftersales.examples.oms.web.RunningHost;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The queue of clerks. The clock is moved, so that the host has a database of its own. */
class QueueTest extends RunningHost {
    private static final String DATABASE = Postgres.freshUrl();

    @Autowired
    private InstantSource clock;

    private Browser browser;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.hikari.jdbc-url", () -> DATABASE);
    }

    @BeforeEach
    void open() {
        browser = Browser.at(port);
    }

    /** An order that was delivered a day before what the clock shows. */
    private String deliveredNow() {
        String id = delivered();
        orders.put(SampleOrders.delivered(id, "ann", clock.instant()));
        return id;
    }

    private String table(String name) {
        return browser.waitFor(By.id("tickets-" + name)).getText();
    }

    @Test
    void aTicketIsTakenAnsweredAndOverdue() {
        String id = open(deliveredNow(), "EXCHANGE", "WRONG_COLOUR", ", \"wantedSku\": \"MUG-RED\"");
        String ticket = id + "-1";

        browser.signIn("alex");
        assertThat(browser.path()).as("the first page of an agent").startsWith("/queue");
        browser.sees("No ticket is with you.");
        assertThat(table("waiting")).contains(ticket, "decision about the application", "normal", id, "ann", "in ");
        browser.looksRight("queue");
        browser.click("Take ticket " + ticket);
        assertThat(table("mine")).contains(ticket, "assigned");

        browser.click(ticket);
        browser.click("Change the priority");
        browser.choose("reason", "BUYER_WAITS");
        browser.submit("priority");
        browser.sees("priority: high");
        browser.sees("the buyer has waited too long");
        browser.looksRight("ticket");
        browser.click("Work on the case");
        browser.click("Ask the buyer");
        browser.fill("question", "Which colour do you have?");
        browser.submit("request_info");
        browser.sees("waiting for the buyer");
        browser.click("Answer for the buyer");
        browser.fill("answer", "Blue.");
        browser.submit("provide_info");
        browser.sees("assigned, alex");
        browser.go("/tickets/" + ticket);
        browser.sees("kept");

        assertThat(client().post("saul", "/api/clock", "{\"forward\": \"P9D\"}").status())
                .isEqualTo(200);
        browser.signIn("saul");
        assertThat(table("overdue")).contains(ticket, "escalated", "late, due");
        browser.looksRight("queue-overdue");
        browser.size(Browser.PHONE);
        browser.colours("dark");
        browser.go("/queue?lang=zh");
        browser.sees("逾期（");
        browser.sees("退货组，主管组");
        browser.looksRight("queue-zh-dark-phone");
        browser.go("/tickets/" + ticket);
        browser.sees("已升级");
        browser.sees("已超时限");
        browser.looksRight("ticket-zh-dark-phone");
    }

    @Test
    void aTicketGoesToOthers() {
        String ticket = open(deliveredNow(), "EXCHANGE", "WRONG_COLOUR", ", \"wantedSku\": \"MUG-RED\"") + "-1";
        browser.signedIn("alex", "/tickets/" + ticket);
        browser.click("Take it");
        browser.sees("assigned");
        browser.click("Hand back");
        browser.sees("open");
        browser.seesNot("Hand back");
        browser.click("Take it");
        browser.click("Hand over");
        browser.choose("group", "complaints");
        browser.choose("reason", "OTHER_SKILLS");
        browser.submit("hand-over");
        browser.sees("others know more about it");
        browser.click("Take it");
        browser.click("Escalate");
        browser.choose("reason", "NEEDS_AUTHORITY");
        browser.submit("escalate");
        browser.sees("Escalated to supervisors: a supervisor has to decide.");

        browser.signedIn("rita", "/tickets/" + ticket);
        browser.sees("It is with another agent");
        browser.signedIn("saul", "/tickets/" + ticket);
        browser.sees("escalated");
        browser.looksRight("ticket-escalated");
    }
}
