package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.refunds.Goodwill;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A decision is made of moves that are in the tables, and of what follows from them. */
class CaseDraftTest {
    private final Shop shop = new Shop(delivered(paidSale()));

    private Life applied() {
        return shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
    }

    @Test
    void aMoveThatIsNotInTheTableIsADefect() {
        var draft = new CaseDraft(applied().subject(), shop.account(), shop.context(REVIEWER));
        assertThatIllegalStateException()
                .isThrownBy(() -> draft.move(CaseMove.SETTLE_REFUND, new CaseEvent.RefundSettled(cny("1.00"))))
                .withMessageContaining("SETTLE_REFUND from PENDING_REVIEW");
    }

    @Test
    void aMoveOfGoodsThatIsNotInTheirTableIsADefect() {
        Inbound awaited = applied().approvedBy(REVIEWER).subject().inbounds().get(0);
        assertThatIllegalStateException()
                .isThrownBy(() -> awaited.taking(InboundMove.LOOK, CaseWait.forNothing(NOON)))
                .withMessageContaining("LOOK of inbound 1 from AWAITED");
    }

    @Test
    void aStoredCaseIsOneVersionLater() {
        AfterSalesCase subject = applied().last().next();
        assertThat(subject.saved().version()).isEqualTo(subject.version() + 1);
    }

    /** The buyer never asked for goodwill, and hears nothing of goodwill that is not given. */
    @Test
    void theBuyerHearsNothingOfGoodwillThatComesToNothing() {
        Life asked = applied().withdrawn();
        assertThat(asked.lately(1)).containsExactly("CLOSED | CASE_WITHDRAWN | NOTIFY(CLOSED) RESOLVE_TICKET");
        Life expired = shop.compensates(AGENT, Goodwill.onOrder(500)).asked().waits(Duration.ofDays(7));
        assertThat(expired.lately(1)).containsExactly("CLOSED | CASE_EXPIRED | RESOLVE_TICKET");
        Life withdrawn = shop.compensates(AGENT, Goodwill.onOrder(500)).does(AGENT, CaseDecisions::withdraw);
        assertThat(withdrawn.lately(1)).containsExactly("CLOSED | CASE_WITHDRAWN | RESOLVE_TICKET");
        Life given = shop.compensates(AGENT, Goodwill.onOrder(500))
                .approvedBy(REVIEWER)
                .paid("T1");
        assertThat(given.lately(1).get(0)).contains("NOTIFY(REFUNDED)");
    }

    @Test
    void aWaitBeginsAnewWithEachMoveAndNotWithWhatIsNotedInBetween() {
        Life life = applied();
        assertThat(life.subject().waiting().since()).isEqualTo(NOON);
        shop.after(Duration.ofHours(1));
        life.asked();
        assertThat(life.subject().waiting().since()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        shop.after(Duration.ofHours(1));
        life.answered().approvedBy(REVIEWER).received().inspected(good("A", 1));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        assertThat(life.subject().waiting().since()).isEqualTo(NOON.plus(Duration.ofHours(2)));
        shop.after(Duration.ofHours(1));
        life.refusedPayment("T1");
        assertThat(life.subject().waiting().since()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    @Test
    void aWaitIsDueFromItsMomentOn() {
        var wait = new CaseWait(NOON, NOON.plusSeconds(60), CaseWait.Then.ALARM);
        assertThat(wait.isDue(NOON.plusSeconds(59))).isFalse();
        assertThat(wait.isDue(NOON.plusSeconds(60))).isTrue();
        assertThat(wait.isDue(NOON.plusSeconds(61))).isTrue();
        assertThat(CaseWait.forNothing(NOON).isDue(NOON.plusSeconds(60))).isFalse();
    }

    /** What was decided about the goods is decided; what ended without a decision about them begins again with them. */
    @Test
    void goodsThatComeAllTheSameOpenACaseAgainThatEndedWithoutThem() {
        assertThat(Closing.Reason.values())
                .filteredOn(each -> new Closing(each, NOON).canBeReopened())
                .containsExactly(Closing.Reason.WITHDRAWN, Closing.Reason.EXPIRED, Closing.Reason.RETURN_LOST);
    }

    @Test
    void goodsMayComeLateOnceTheyAreNotExpectedAnyMore() {
        Life life = applied().approvedBy(REVIEWER);
        assertThat(life.subject().mayComeLate()).isFalse();
        life.waits(Duration.ofDays(5)).waits(Duration.ofDays(8));
        assertThat(life.subject().mayComeLate()).isTrue();
    }
}
