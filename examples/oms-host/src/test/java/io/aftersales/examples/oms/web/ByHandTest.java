package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.examples.oms.provider.PaymentProvider.Fault;
import io.aftersales.examples.oms.web.Client.Response;
import org.junit.jupiter.api.Test;

/** What staff decide and do by hand, over HTTP. */
class ByHandTest extends RunningHost {
    /** An approved case for a whole order whose parcel could not be stopped. */
    private String notStopped() {
        String order = overdue();
        carrier.onInterception("P-" + order, new Answer.Rejected("DELIVERED", Answer.Retry.NEVER));
        String id = client().post(
                        "ann",
                        "/api/orders/" + order + "/cases",
                        "{\"kind\": \"REFUND_ONLY\", \"wholeOrder\": \"ORDER_CANCELLED\"}")
                .text("caseId");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("APPROVED");
        return id;
    }

    @Test
    void aCaseWithoutItsGoodsIsClosed() {
        String id = notStopped();
        assertThat(refusal("ann", id, "closing", "")).isEqualTo("NOT_PERMITTED");
        assertThat(command("rita", id, "closing", "").text("status")).isEqualTo("CLOSED");
        assertThat(refusal("rita", id, "closing", "")).isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void aCaseWithoutItsGoodsIsPaidAfterAll() {
        String id = notStopped();
        assertThat(refusal("ann", id, "confirmation", "")).isEqualTo("NOT_PERMITTED");
        command("saul", id, "confirmation", "");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void whatIsToBeSentAgainIsPaidBackInstead() {
        String id = open(overdue(), "RESHIP", "LOST_IN_TRANSIT", "");
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("RESHIPPING");
        assertThat(refusal("ann", id, "conversion", "")).isEqualTo("NOT_PERMITTED");
        command("rita", id, "conversion", "");
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void financePaysWhatNoProviderPays() {
        String order = paid();
        String id = open(order, "REFUND_ONLY", "NOT_LIKED", "");
        PROVIDER.next(Fault.REJECT, Fault.REJECT, Fault.REJECT, Fault.REJECT);
        command("rita", id, "approval", "{}");
        assertThat(status(id)).isEqualTo("REFUNDING");
        String paid = "{\"tender\": \"%s\", \"paid\": true, \"reference\": \"BANK-7\"}";
        assertThat(refusal("rita", id, "offline", paid.formatted("CARD"))).isEqualTo("NOT_PERMITTED");
        assertThat(refusal("fred", id, "offline", paid.formatted("CASH"))).isNotEmpty();
        command("fred", id, "offline", paid.formatted("CARD"));
        assertThat(status(id)).as("the gift card is still owed").isEqualTo("REFUNDING");
        command("fred", id, "offline", paid.formatted("GIFT"));
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(accountOf(order).path("refunded").path("minor").asLong()).isEqualTo(3_000);
    }

    @Test
    void aReleasedTicketGoesToAnotherAgentOfItsGroup() {
        String ticket = open(delivered(), "RETURN_REFUND", "NOT_LIKED", "") + "-1";
        String path = "/api/tickets/" + ticket;
        String agent = client().get("saul", path).text("ticket", "agent");
        assertThat(agent).isIn("rita", "saul");
        Response released = client().post(agent, path + "/release", "");
        assertThat(released.status()).as(released.body().toString()).isEqualTo(200);
        assertThat(client().get("saul", path).text("ticket", "agent"))
                .as("the other one of the group gets it")
                .isNotEqualTo(agent)
                .isIn("rita", "saul");
        assertThat(client().post("ann", path + "/release", "").status())
                .as("buyers do not learn of tickets")
                .isEqualTo(404);
        assertThat(client().get(
                                "saul",
                                "/actuator/metrics/aftersales.command?tag=command:ReleaseTicket&tag=outcome:NOT_PERMITTED")
                        .status())
                .as("commands on tickets are counted too")
                .isEqualTo(200);
    }
}
