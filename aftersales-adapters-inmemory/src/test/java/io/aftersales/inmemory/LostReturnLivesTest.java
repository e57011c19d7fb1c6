package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.INSPECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Goods that a carrier lost on their way back: at whose risk they travelled. */
class LostReturnLivesTest {
    private final Bench bench = new Bench();

    @Test
    void onTheShopsWaybillIsPaid() {
        CaseId id = ReturnLivesTest.waiting(bench, ItemAsked.of("A", 1, "NOT_LIKED"));
        lost(id, "CARRIER", "RET1");
        bench.send(Commands.InspectReturn.complete(
                        Request.of(bench.next(), INSPECTOR), id, List.of(FoundUnits.of("A", Grade.LOST_ON_RETURN, 1))))
                .get();
        assertThat(Story.of(bench, id)).isEqualTo("""
                RETURN_REFUND REFUNDED
                timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_POSTED,
                    RETURN_LOST, FINDINGS_RECORDED, INSPECTION_PASSED, REFUND_STARTED, REFUND_PART_PAID,
                    REFUND_PART_PAID, REFUND_SETTLED, POINTS_GIVEN_BACK
                account: paid 9000, refunded 1800, kept 0, owed 0, held 0
                journal: HELD 1 A, BACK 1 A, OWED 1200 CARD, OWED 400 GIFT, OWED 200 PTS, CREDITED 1800,
                    REFUND 1200 CARD, REFUND 400 GIFT, POINTS_BACK 200 PTS
                paid: 1200 on CARD by ORIGINAL, 400 on GIFT by ORIGINAL
                given: 20 points
                marks: PARTIALLY_REFUNDED 1800
                notices: APPROVED to BUYER, RETURN_LOST to BUYER, REFUNDED to BUYER
                tickets: PENDING_REVIEW, resolved
                """);
    }

    @Test
    void withTheBuyersOwnCarrierIsNot() {
        CaseId id = ReturnLivesTest.waiting(bench, ItemAsked.of("A", 1, "NOT_LIKED"));
        lost(id, "OTHER", "X1");
        bench.send(Commands.InspectReturn.complete(
                        Request.of(bench.next(), INSPECTOR), id, List.of(FoundUnits.of("A", Grade.LOST_ON_RETURN, 1))))
                .get();
        assertThat(Story.of(bench, id)).isEqualTo("""
                RETURN_REFUND CLOSED
                timeline: CASE_SUBMITTED, CASE_APPROVED, RETURN_AWAITED, WAYBILL_CREATED, RETURN_POSTED,
                    RETURN_LOST, FINDINGS_RECORDED, INSPECTION_FAILED, CASE_CLOSED
                account: paid 9000, refunded 0, kept 0, owed 0, held 0
                journal: HELD 1 A, RELEASED 1 A
                notices: APPROVED to BUYER, RETURN_LOST to BUYER, INSPECTION_FAILED to BUYER
                tickets: PENDING_REVIEW, resolved
                """);
    }

    private void lost(CaseId id, String carrier, String number) {
        bench.send(Commands.ReportPosted.of(Request.of(bench.next(), BUYER), id, carrier, number))
                .get();
        bench.send(Commands.ReceiveReturn.lost(Request.of(bench.next(), INSPECTOR), id))
                .get();
    }
}
