package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Effect.OpenTicket;
import io.aftersales.domain.effects.Effect.ResolveTicket;
import io.aftersales.domain.effects.Effect.TellTicket;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a ticket hears of its case: who did what and when, each piece after the one before. */
class TicketNeedTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Shop shop = new Shop(delivered(paidSale()))
            .under(CasePolicy.builder().fourEyesAbove(cny("50.00")).build());

    private Life applied(int mugs) {
        return shop.opens(returnRefund(item("A", mugs, Reason.QUALITY_ISSUE)));
    }

    private static List<Object> told(Life life) {
        return List.copyOf(life.lastOf(OpenTicket.class, TellTicket.class, ResolveTicket.class));
    }

    private static EffectKey key(int effect) {
        return new EffectKey("as-1001-1-ticket-" + effect);
    }

    private static Instant hours(int after) {
        return NOON.plus(HOUR.multipliedBy(after));
    }

    @Test
    void anApplicationThatAPersonDecidesOpensTheFirst() {
        Life life = applied(1);

        assertThat(told(life)).containsExactly(new OpenTicket(key(1), 1, null, "PENDING_REVIEW", "", NOON));
        assertThat(life.subject().attention()).isEqualTo(new TicketNeed(1, true, key(1), Set.of()));
    }

    @Test
    void aRuleThatNamesAGroupSaysWhoseItIs() {
        shop.under(CasePolicy.builder()
                .rules(new ReviewRule("PEOPLE", new Criterion.Always(), RuleAction.person("photos")))
                .build());

        assertThat(told(applied(1))).containsExactly(new OpenTicket(key(1), 1, null, "PENDING_REVIEW", "photos", NOON));
    }

    @Test
    void theGroupThatDecidesIsNotTheOneThatHasTheWaitsLookedAt() {
        shop.under(CasePolicy.builder()
                .rules(new ReviewRule("PEOPLE", new Criterion.Always(), RuleAction.person("photos")))
                .build());
        Life life = applied(1).approvedBy(REVIEWER).received().waits(Duration.ofDays(3));

        assertThat(told(life))
                .singleElement()
                .isEqualTo(new OpenTicket(keyOf(life), 2, keyOfEnd(life), "RETURNED", "", shop.now()));
    }

    private static EffectKey keyOf(Life life) {
        return life.subject().attention().lastTold();
    }

    private static EffectKey keyOfEnd(Life life) {
        return life.keyOf(effect -> effect instanceof ResolveTicket);
    }

    @Test
    void aQuestionAndItsAnswerAreToldAndTheTicketStaysOpen() {
        Life life = applied(1);
        shop.after(HOUR);
        life.asked();
        assertThat(told(life))
                .containsExactly(new TellTicket(keyOf(life), 1, key(1), REVIEWER, "INFO_REQUESTED", true, hours(1)));
        EffectKey question = keyOf(life);
        shop.after(HOUR);
        life.answered();
        assertThat(told(life))
                .containsExactly(new TellTicket(keyOf(life), 1, question, BUYER, "INFO_PROVIDED", false, hours(2)));
        assertThat(life.subject().attention().needs(1)).isTrue();
    }

    @Test
    void anAnswerThatNeverComesResolvesIt() {
        Life life = applied(1).asked();
        EffectKey question = keyOf(life);
        life.waits(Duration.ofDays(7));

        assertThat(told(life))
                .containsExactly(new ResolveTicket(
                        life.keyOf(ResolveTicket.class),
                        1,
                        question,
                        Actor.SYSTEM,
                        "CASE_EXPIRED",
                        NOON.plus(Duration.ofDays(7))));
        assertThat(life.subject().attention().needs(1)).isFalse();
    }

    @Test
    void theFirstOfTwoApprovalsIsToldAndTheSecondResolvesIt() {
        Life life = applied(3).approvedBy(REVIEWER);
        assertThat(told(life))
                .containsExactly(new TellTicket(keyOf(life), 1, key(1), REVIEWER, "FIRST_APPROVAL_GIVEN", false, NOON));
        EffectKey first = keyOf(life);
        shop.after(HOUR);
        life.approvedBy(SECOND);
        assertThat(told(life))
                .containsExactly(new ResolveTicket(keyOf(life), 1, first, SECOND, "CASE_APPROVED", hours(1)));
    }

    @Test
    void aBuyerWhoGivesUpResolvesIt() {
        Life life = applied(1).withdrawn();

        assertThat(told(life))
                .containsExactly(new ResolveTicket(keyOf(life), 1, key(1), BUYER, "CASE_WITHDRAWN", NOON));
    }

    @Test
    void aSecondNeedOpensASecondTicketAfterTheFirst() {
        Life life = applied(1).approvedBy(REVIEWER).received().inspected(good("A", 1));
        EffectKey approved = keyOf(life);
        life.refusedPayment("T1").refusedPayment("T1").refusedPayment("T1");
        assertThat(life.owed())
                .contains(new OpenTicket(
                        life.keyOf(effect -> effect instanceof OpenTicket open && open.number() == 2),
                        2,
                        approved,
                        "REFUNDING",
                        "",
                        NOON));
    }

    @Test
    void aWaitThatLastsTooLongNeedsAPersonUntilTheCaseMoves() {
        Life life = applied(1).approvedBy(REVIEWER).received();
        assertThat(life.subject().attention().needed()).isFalse();
        life.waits(Duration.ofDays(3));
        assertThat(life.subject().attention().needs(2)).isTrue();
        life.inspected(good("A", 1));
        assertThat(told(life)).singleElement().isInstanceOf(ResolveTicket.class);
        assertThat(life.subject().attention().needed()).isFalse();
    }

    private static List<String> needs(Life life) {
        return life.lastOf(OpenTicket.class).stream()
                .map(each -> ((OpenTicket) each).need())
                .toList();
    }

    @Test
    void goodwillThatWaitsIsItsOwnNeed() {
        assertThat(needs(shop.compensates(AGENT, Goodwill.onOrder(500)))).containsExactly(TicketNeed.GOODWILL);
        shop.under(CasePolicy.builder().goodwill(GoodwillLimits.NONE).build());
        Life given = shop.compensates(AGENT, Goodwill.onOrder(500));
        given.refusedPayment("T1").refusedPayment("T1");
        assertThat(needs(given)).as("a payment by hand").containsExactly("REFUNDING");
    }

    @Test
    void aShortfallIsTheNeed() {
        assertThat(needs(early(1).paid("T1").waits(Duration.ofDays(8)))).containsExactly("SHORTFALL");
    }

    @Test
    void aPaymentByHandIsTheNeedAndAShortfallBesideItOpensNoOtherTicket() {
        Life both = early(1).refusedPayment("T1").refusedPayment("T1");
        assertThat(needs(both)).containsExactly("REFUNDING");
        while (!both.subject().advance().isShort()) {
            both.waits(Duration.ofDays(8));
        }
        assertThat(needs(both)).isEmpty();
    }

    private Life early(int mugs) {
        return applied(mugs).approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL));
    }

    @Test
    void goodsThatNeverCameAreTheNeedWhicheverParcelTheyAreIn() {
        Shop two = new Shop(CaseFixtures.order(
                paidSale(),
                OrderState.DELIVERED,
                CaseFixtures.delivered("P-1", "A"),
                Parcel.packed("P-2", "WH-2", List.of(LineId.of("B")))
                        .handedOver(NOON.minus(Duration.ofDays(5)), "SF", "SF-P-2")
                        .delivered(NOON)));
        Life life = two.opens(returnRefund(item("A", 1, Reason.NO_REASON), item("B", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .does(
                        BUYER,
                        (subject, account, context) ->
                                CaseDecisions.posted(subject, account, 1, "SF", "RET-1", context))
                .received(2, null)
                .inspected(2, InspectionReport.complete(good("B", 1)));
        while (needs(life).isEmpty()) {
            life.waits(Duration.ofDays(15));
        }
        assertThat(needs(life)).containsExactly("GOODS_NEVER_CAME");
    }

    @Test
    void anAppealIsToldToATicketThatIsOpenForSomethingElse() {
        Life life = applied(1).rejected();
        Effect notice = life.last().effects().stream()
                .filter(Effect.Notify.class::isInstance)
                .findFirst()
                .orElseThrow();
        life.does(
                Actor.SYSTEM,
                (subject, account, context) -> Either.right(
                        CaseDecisions.park(subject, notice, account, context).orElseThrow()));
        EffectKey opened = keyOf(life);
        life.appealed();
        assertThat(told(life))
                .containsExactly(new TellTicket(keyOf(life), 2, opened, BUYER, "CASE_APPEALED", false, NOON));
    }

    @Test
    void goodsThatCouldNotGoBackBeforeAnAppealAreNoNeedAfterIt() {
        Life life = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .received()
                .inspected(damaged("A", 1))
                .hears(Effect.SendBack.class, new Outcome.Refused("NO_ADDRESS"))
                .closed()
                .appealed()
                .approvedBy(Actor.supervisor("sv-9"))
                .received()
                .inspected(damaged("A", 1));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.INSPECTION_FAILED);
        assertThat(life.subject().attention().needed()).isFalse();
    }

    @Test
    void whoHasTheTicketIsNotASecondPerson() {
        Life life = applied(3).approvedBy(REVIEWER);
        shop.attendedBy(SECOND);
        for (Actor same : List.of(SECOND, Actor.reviewer(SECOND.id()))) {
            assertThat(life.refuses(same, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(new CaseRejection.SecondPersonNeeded(same));
            assertThat(life.isPossible(Action.APPROVE, same)).isFalse();
        }
        shop.attendedBy(AGENT);
        assertThat(life.approvedBy(SECOND).subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
    }

    @Test
    void whoWorkedOnTheCaseForItsTicketIsNotASecondPersonThoughTheTicketIsAnothersNow() {
        Life life = applied(3).asked().answered();
        shop.attendedBy(AGENT);
        life.approvedBy(SECOND);

        assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                .isEqualTo(new CaseRejection.SecondPersonNeeded(REVIEWER));
        assertThat(life.approvedBy(Actor.reviewer("third")).subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
    }

    @Test
    void twoWhoOnlyApproveAreLockedOutByNothing() {
        Life life = applied(3).approvedBy(REVIEWER);
        assertThat(life.subject().attention().workedOnBy()).isEmpty();

        assertThat(life.approvedBy(SECOND).subject().status()).isEqualTo(CaseStatus.WAITING_RETURN);
    }

    @Test
    void whatWasWorkedOnForAnEarlierTicketIsForgotten() {
        Life life = applied(1).asked().answered();
        assertThat(life.subject().attention().workedOnBy()).containsExactly(REVIEWER.id());
        life.approvedBy(REVIEWER).received().waits(Duration.ofDays(3));

        assertThat(life.subject().attention().needs(2)).isTrue();
        assertThat(life.subject().attention().workedOnBy()).isEmpty();
    }

    @Test
    void whoHasTheTicketThatAsksForAConfirmationMayConfirm() {
        Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .received()
                .inspected(InspectionReport.complete(good("A", 2)).blaming(Fault.SELLER));
        assertThat(life.refuses(REVIEWER, life.confirm())).isEqualTo(new CaseRejection.SecondPersonNeeded(REVIEWER));
        shop.attendedBy(SECOND);
        assertThat(life.confirmedBy(SECOND).subject().status()).isEqualTo(CaseStatus.REFUNDING);
    }
}
