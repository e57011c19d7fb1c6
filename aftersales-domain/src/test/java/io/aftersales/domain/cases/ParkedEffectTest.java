package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.mixedSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseRejection.NotParked;
import io.aftersales.domain.cases.CaseRejection.ResolutionNotPossible;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Effects that were given up and are left to persons. Two mugs of an order paid by card, gift card and points are refunded. */
class ParkedEffectTest {
    private static final Actor OTHER = Actor.finance("fi-2");

    private final Shop shop = new Shop(unshipped(mixedSale()));
    private final Life life = shop.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
            .approvedBy(REVIEWER)
            .stopped();

    private Effect effect(EffectKey key) {
        return life.owed().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private OutboxEntry owed(EffectKey key) {
        return OutboxEntry.owed(life.subject().id(), 1, effect(key), shop.now());
    }

    private OutboxEntry parked(EffectKey key) {
        life.does(Actor.SYSTEM, parks(effect(key)));
        return owed(key).parked(shop.now());
    }

    private static Life.Verb parks(Effect effect) {
        return (subject, account, context) -> Either.right(
                CaseDecisions.park(subject, effect, account, context).orElseThrow());
    }

    private static Life.Verb says(OutboxEntry entry, ParkedResolution said, String reference) {
        return (subject, account, context) -> CaseDecisions.resolve(subject, entry, said, reference, account, context)
                .map(ResolvedEffect::change);
    }

    private void bothSay(OutboxEntry entry, ParkedResolution said) {
        life.does(FINANCE, says(entry, said, "seen")).does(OTHER, says(entry, said, "seen"));
    }

    private OutboxEntry entryAfter(OutboxEntry entry, Actor by, ParkedResolution said) {
        return CaseDecisions.resolve(life.subject(), entry, said, "seen", shop.account(), shop.context(by))
                .get()
                .settled();
    }

    private EffectKey card() {
        return life.part("T1").key();
    }

    @Nested
    class APayment {
        @Test
        void thatWasNotMadeIsMadeOnTheSameRouteUnderTheNextKey() {
            bothSay(parked(card()), ParkedResolution.NOT_PAID);
            assertThat(life.lately(3))
                    .containsExactly(
                            "REFUNDING | EFFECT_PARKED | ALARM(PARKED) OPEN_TICKET",
                            "REFUNDING | PARKED_EFFECT_JUDGED |",
                            "REFUNDING | EFFECT_RESOLVED REFUND_PART_FAILED"
                                    + " | PAY_REFUND(T1 ORIGINAL 2000) RESOLVE_TICKET");
            assertThat(life.part("T1").epoch()).isEqualTo(1);
            assertThat(life.subject().parked()).isEmpty();
        }

        @Test
        void thatWasNotMadeAndIsNotTheFirstPartIsTheOneThatIsMadeAgain() {
            bothSay(parked(life.part("G1").key()), ParkedResolution.NOT_PAID);
            assertThat(life.lately(1).get(0)).contains("PAY_REFUND(G1 ORIGINAL 1200)");
            assertThat(life.part("T1").epoch()).isZero();
        }

        @Test
        void thatWasMadeIsPaid() {
            bothSay(parked(card()), ParkedResolution.PAID);
            assertThat(life.lately(1)).containsExactly("REFUNDING | EFFECT_RESOLVED REFUND_PART_PAID | RESOLVE_TICKET");
            assertThat(life.part("T1").reference()).isEqualTo("seen");
        }

        @Test
        void thatIsToTakeAnotherRouteTakesTheNext() {
            bothSay(parked(card()), ParkedResolution.OTHER_ROUTE);
            assertThat(life.lately(1).get(0)).contains("PAY_REFUND(T1 BALANCE 2000)");
        }

        @Test
        void thatIsUnknownIsTriedAgainOnTheWordOfOnePerson() {
            OutboxEntry entry = parked(card());
            assertThat(entryAfter(entry, FINANCE, ParkedResolution.TRY_AGAIN)).isEqualTo(entry.takenUp(shop.now()));
            life.does(FINANCE, says(entry, ParkedResolution.TRY_AGAIN, ""));
            assertThat(life.lately(1)).containsExactly("REFUNDING | EFFECT_RESOLVED | RESOLVE_TICKET");
            assertThat(life.part("T1").epoch()).isZero();
        }

        @Test
        void isNeverMadeAgainWhereAnEarlierOneWasMadeAfterAll() {
            EffectKey first = card();
            life.refusedPayment("T1").hears(first, new Outcome.Done("tx-late"));
            bothSay(parked(card()), ParkedResolution.NOT_PAID);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | EFFECT_RESOLVED REFUND_PART_FAILED STRAY_PAYMENT_COUNTED"
                            + " | RESOLVE_TICKET");
            assertThat(life.part("T1"))
                    .returns(RefundPart.State.PAID, RefundPart::state)
                    .returns(first, RefundPart::key);
        }

        @Test
        void isLeftToPersonsWhereAnEarlierOneCountsAsMadeElsewhere() {
            EffectKey first = card();
            life.paid("G1")
                    .refusedPayment("T1")
                    .hears(first, new Outcome.Done("tx-late"))
                    .does(
                            FINANCE,
                            (subject, account, context) -> CaseDecisions.recordExternal(
                                    subject,
                                    account,
                                    TenderId.of("T1"),
                                    2_000,
                                    "tx-late",
                                    context.now(),
                                    List.of(),
                                    context));
            bothSay(parked(card()), ParkedResolution.NOT_PAID);
            assertThat(life.part("T1").state()).isEqualTo(RefundPart.State.DEAD);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUND_FAILED);
        }

        /** The card took 55.00; what was refunded elsewhere meanwhile leaves less than the 20.00 of this payment. */
        @Test
        void isLeftToPersonsWhereARefundMadeElsewhereLeavesTooLittle() {
            OutboxEntry entry = parked(card());
            life.paid("G1").does(FINANCE, elsewhere("T1", 3_501));
            bothSay(entry, ParkedResolution.NOT_PAID);
            assertThat(life.lastOf(Effect.PayRefund.class)).isEmpty();
            assertThat(life.part("T1").state()).isEqualTo(RefundPart.State.DEAD);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUND_FAILED);
        }

        @Test
        void ofPointsIsLeftToPersonsWithAnAlarmOfItsOwn() {
            life.paid("T1", "G1");
            OutboxEntry entry = parked(life.part("P1").key());
            life.does(FINANCE, elsewhere("P1", 5_501));
            bothSay(entry, ParkedResolution.NOT_PAID);
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDED | EFFECT_RESOLVED REFUND_PART_FAILED | ALARM(POINTS_FAILED) RESOLVE_TICKET");
        }

        private static Life.Verb elsewhere(String tender, long minor) {
            return (subject, account, context) -> CaseDecisions.recordExternal(
                    subject, account, TenderId.of(tender), minor, "CB-1", context.now(), List.of(), context);
        }

        @Test
        void thatHasBeenMadeMeanwhileIsNotMadeAgain() {
            OutboxEntry entry = parked(card());
            life.does(FINANCE, says(entry, ParkedResolution.NOT_PAID, "seen")).paid("T1");
            assertThat(life.subject().parked()).isEmpty();
            assertThat(life.refuses(OTHER, says(entry, ParkedResolution.NOT_PAID, "seen")))
                    .isEqualTo(new NotParked(entry.key()));
        }

        @Test
        void ofPointsThatWasWronglyCalledMadeIsUndoneWithAnAlarmOfItsOwn() {
            life.paid("T1", "G1");
            EffectKey points = life.part("P1").key();
            bothSay(parked(points), ParkedResolution.PAID);
            assertThat(life.subject().isOwing()).isFalse();
            Life.Verb notMade = (subject, account, context) ->
                    CaseDecisions.stateNotPaid(subject, account, points, "not in the books", context);
            life.does(FINANCE, notMade).does(OTHER, notMade);
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDED | PAYMENT_NOT_MADE |")
                    .contains("ALARM(POINTS_FAILED)")
                    .doesNotContain("ALARM(REFUND_FAILED)");
            assertThat(life.subject().isOwing()).isTrue();
        }

        @Test
        void ofPointsIsMadeAgainToo() {
            life.paid("T1", "G1");
            bothSay(parked(life.part("P1").key()), ParkedResolution.NOT_PAID);
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDED | EFFECT_RESOLVED REFUND_PART_FAILED | GIVE_BACK_POINTS(80) RESOLVE_TICKET");
        }
    }

    @Nested
    class TheSecondPerson {
        @Test
        void isAnotherThanTheFirstAndSaysTheSame() {
            OutboxEntry entry = parked(card());
            life.does(FINANCE, says(entry, ParkedResolution.PAID, "tx-1"));
            assertThat(life.refuses(FINANCE, says(entry, ParkedResolution.PAID, "tx-1")))
                    .isEqualTo(new SecondPersonNeeded(FINANCE));
            assertThat(life.isPossible(Action.RESOLVE_PARKED, FINANCE)).isFalse();
            assertThat(life.isPossible(Action.RESOLVE_PARKED, OTHER)).isTrue();
            life.does(OTHER, says(entry, ParkedResolution.PAID, "tx-2"));
            assertThat(life.isPossible(Action.RESOLVE_PARKED, FINANCE))
                    .as("one of them is wrong")
                    .isTrue();
            life.does(FINANCE, says(entry, ParkedResolution.NOT_PAID, "not in the statement"));
            assertThat(life.lately(3)).allSatisfy(each -> assertThat(each).contains("PARKED_EFFECT_JUDGED"));
            life.does(OTHER, says(entry, ParkedResolution.NOT_PAID, "the provider says so"));
            assertThat(life.lately(1).get(0)).contains("EFFECT_RESOLVED");
        }

        @Test
        void replacesNoStatementButTheOwn() {
            OutboxEntry entry = parked(card());
            life.does(FINANCE, says(entry, ParkedResolution.PAID, "tx-1"));
            assertThat(life.subject().parked().get(0).isContradicted()).isFalse();
            life.does(OTHER, says(entry, ParkedResolution.PAID, "tx-2"));
            assertThat(life.subject().parked().get(0).isContradicted()).isTrue();
            life.does(FINANCE, says(entry, ParkedResolution.NOT_PAID, "not there"));
            assertThat(life.subject().parked().get(0).statements())
                    .extracting(each -> each.by() + " " + each.said() + " " + each.reference())
                    .containsExactly(OTHER + " PAID tx-2", FINANCE + " NOT_PAID not there");
        }

        @Test
        void judgesOneOfSeveralAndTheOtherStaysParked() {
            OutboxEntry one = parked(card());
            OutboxEntry two = parked(life.part("G1").key());
            life.does(FINANCE, says(two, ParkedResolution.PAID, "seen"));
            assertThat(life.subject().parked())
                    .extracting(each -> !each.statements().isEmpty())
                    .containsExactly(false, true);
            life.does(OTHER, says(two, ParkedResolution.PAID, "seen"));
            assertThat(life.subject().parked()).extracting(ParkedEffect::key).containsExactly(one.key());
            assertThat(life.subject().attention().needed()).isTrue();
        }
    }

    @Test
    void whatIsNotParkedIsNotResolved() {
        assertThat(life.refuses(FINANCE, says(owed(card()), ParkedResolution.TRY_AGAIN, "")))
                .isEqualTo(new NotParked(card()));
        assertThat(CaseDecisions.isPossible(life.subject(), Action.RESOLVE_PARKED))
                .isFalse();
        parked(card());
        assertThat(CaseDecisions.isPossible(life.subject(), Action.RESOLVE_PARKED))
                .isTrue();
        assertThat(life.refuses(FINANCE, says(owed(card()), ParkedResolution.TRY_AGAIN, "")))
                .as("the outbox knows better")
                .isEqualTo(new NotParked(card()));
    }

    /** Rows: the effect, and the resolutions that are possible. */
    @ParameterizedTest
    @CsvSource({
        "PAY_REFUND, PAID NOT_PAID OTHER_ROUTE TRY_AGAIN",
        "GIVE_BACK_POINTS, PAID NOT_PAID GIVE_UP TRY_AGAIN",
        "MARK_ORDER, DONE GIVE_UP TRY_AGAIN"
    })
    void eachEffectHasItsOwnResolutions(String code, String possible) {
        life.paid("T1", "G1");
        EffectKey key = life.owed().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow()
                .key();
        OutboxEntry entry = parked(key);
        for (ParkedResolution each : ParkedResolution.values()) {
            Either<io.aftersales.domain.shared.Rejection, ResolvedEffect> answer =
                    CaseDecisions.resolve(life.subject(), entry, each, "seen", shop.account(), shop.context(FINANCE));
            if (List.of(possible.split(" ")).contains(each.name())) {
                assertThat(answer.isRight()).as("%s", each).isTrue();
            } else {
                assertThat(answer.getLeft()).isEqualTo(new ResolutionNotPossible(each, code));
            }
        }
    }

    /** Where the tickets themselves fail, the alarm alone tells. */
    @Test
    void anEffectOnATicketOpensNone() {
        life.paid("T1", "G1", "P1");
        Effect ticket = life.owed().stream()
                .filter(Effect.OpenTicket.class::isInstance)
                .findFirst()
                .orElseThrow();
        life.does(Actor.SYSTEM, parks(ticket));
        assertThat(life.lately(1)).containsExactly("REFUNDED | EFFECT_PARKED | ALARM(PARKED)");
        assertThat(life.subject().attention().needed()).isFalse();
    }

    @Test
    void theAnswerToAnEffectThatDecidesNothingOnlyEndsItsParking() {
        life.paid("T1", "G1");
        EffectKey mark = life.keyOf(Effect.MarkOrder.class);
        parked(mark);
        life.hears(mark, new Outcome.Done("ok"));
        assertThat(life.lately(1)).containsExactly("REFUNDED | EFFECT_RESOLVED | RESOLVE_TICKET");
        assertThat(life.lastEvent()).isEqualTo(new CaseEvent.EffectResolved(mark, "MARK_ORDER", "DONE", ""));
    }

    @Test
    void anEffectIsParkedOnceAndAnAlarmRaisesNoOther() {
        Effect payment = effect(card());
        life.does(Actor.SYSTEM, parks(payment));
        assertThat(CaseDecisions.park(life.subject(), payment, shop.account(), shop.context(Actor.SYSTEM)))
                .isEmpty();
        life.does(Actor.SYSTEM, parks(new Effect.RaiseAlarm(new EffectKey("as-1001-1-alarm-9"), Alarm.PARKED, "?")));
        assertThat(life.lately(1)).containsExactly("REFUNDING | EFFECT_PARKED |");
        assertThat(life.subject().parked()).hasSize(2);
    }
}
