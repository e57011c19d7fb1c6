package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.THIRD;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseEvent.FirstEntryMade;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries of money that one person alone does not make. */
class FourEyesEntryTest {
    private static final Actor OTHER = Actor.finance("fi-2");
    private static final TenderId T1 = TenderId.of("T1");
    private static final CasePolicy RULES =
            CasePolicy.builder().fourEyesAbove(cny("20.00")).build();

    /** The actions of which a person who made an entry has nothing else to enter. */
    private static final Map<Kind, Action> ONLY_REPEATED =
            Map.of(Kind.SHORTFALL_WRITTEN_OFF, Action.SETTLE_SHORTFALL, Kind.PAYMENT_NOT_MADE, Action.STATE_NOT_PAID);

    private static Shop shop() {
        return new Shop(delivered(paidSale())).under(RULES);
    }

    private static Life claimed(Shop shop, long units) {
        return shop.opens(returnRefund(item("A", units, Reason.QUALITY_ISSUE)));
    }

    private static Life claimed(Shop shop) {
        return claimed(shop, 1);
    }

    private static Life shortOf50() {
        ApprovalTerms early = ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL);
        return claimed(shop(), 2)
                .approvedBy(REVIEWER, early)
                .approvedBy(SECOND, early)
                .paid("T1")
                .waits(Duration.ofDays(8));
    }

    private static Life keeping30() {
        return claimed(shop(), 2)
                .approvedBy(REVIEWER, new ApprovalTerms(ShippingChoice.BY_POLICY, 3000, null, null))
                .received()
                .inspected(good("A", 2))
                .paid("T1");
    }

    private static Life.Verb capture(long minor) {
        return (subject, account, context) -> CaseDecisions.capture(subject, account, T1, minor, "CAP-1", context);
    }

    private static Life.Verb external(long minor, Units... units) {
        return (subject, account, context) -> CaseDecisions.recordExternal(
                subject, account, T1, minor, "CB-1", context.now(), List.of(units), context);
    }

    private static Life.Verb reversal(long minor) {
        return (subject, account, context) ->
                CaseDecisions.reverseExternal(subject, account, "CB-1", minor, context.now(), context);
    }

    private static Life.Verb giveBack(long minor, String why) {
        return (subject, account, context) -> CaseDecisions.giveBackKept(subject, account, minor, why, context);
    }

    private static Life.Verb recovery(long minor, String reference) {
        return (subject, account, context) ->
                CaseDecisions.recoverShortfall(subject, account, minor, reference, context);
    }

    /** An entry above the limit, where it is made, by whom, and the event of its being carried out. */
    record Entry(Kind kind, String done, long minor, Shop shop, Life life, Life.Verb verb, Actor first, Actor second) {
        static Entry of(Kind kind, String done, long minor, Life life, Life.Verb verb) {
            return new Entry(kind, done, minor, life.shop(), life, verb, FINANCE, OTHER);
        }

        @Override
        public String toString() {
            return kind.name();
        }
    }

    static Stream<Entry> entries() {
        Shop later = new Shop(delivered(
                        sale().paidBy(Tender.money("T1", "ALIPAY", 11000).captured(5000))))
                .under(RULES);
        Life disputed = claimed(shop()).does(FINANCE, external(5000)).does(OTHER, external(5000));
        Life writtenOff = shortOf50();
        return Stream.of(
                Entry.of(Kind.CAPTURE, "MONEY_CAPTURED", 2001, claimed(later), capture(2001)),
                Entry.of(
                        Kind.EXTERNAL_REFUND,
                        "EXTERNAL_REFUND_RECORDED",
                        2500,
                        claimed(shop()),
                        external(2500, Units.of("A", 1))),
                Entry.of(Kind.EXTERNAL_REVERSAL, "EXTERNAL_REFUND_REVERSED", 5000, disputed, reversal(5000)),
                Entry.of(Kind.KEPT_GIVEN_BACK, "KEPT_GIVEN_BACK", 3000, keeping30(), giveBack(3000, "late")),
                Entry.of(Kind.SHORTFALL_RECOVERED, "SHORTFALL_RECOVERED", 2500, shortOf50(), recovery(2500, "BT-1")),
                new Entry(
                        Kind.SHORTFALL_WRITTEN_OFF,
                        "SHORTFALL_WRITTEN_OFF",
                        5000,
                        writtenOff.shop(),
                        writtenOff,
                        CaseDecisions::writeOffShortfall,
                        REVIEWER,
                        THIRD));
    }

    @Nested
    class AboveTheLimit {
        static Stream<Entry> entries() {
            return FourEyesEntryTest.entries();
        }

        @ParameterizedTest
        @MethodSource("entries")
        void theFirstMovesNoMoneyAndTheSecondCarriesItOut(Entry entry) {
            Life life = entry.life();
            Shop shop = entry.shop();
            String books = shop.books();
            Advance advance = life.subject().advance();

            life.does(entry.first(), entry.verb());

            assertThat(life.lately(1).get(0)).endsWith(" | FIRST_ENTRY_MADE | NOTIFY(CONFIRMATION_NEEDED)");
            assertThat(shop.books()).isEqualTo(books);
            assertThat(life.subject().advance()).isEqualTo(advance);
            assertThat(life.lastEvent())
                    .isInstanceOfSatisfying(
                            FirstEntryMade.class,
                            made -> assertThat(made.entry()).isEqualTo(entry.kind()));
            assertThat(shop.account().waiting())
                    .singleElement()
                    .returns(entry.kind(), WaitingEntry::kind)
                    .returns(entry.minor(), WaitingEntry::minor)
                    .returns(entry.first(), WaitingEntry::by)
                    .returns(shop.now(), WaitingEntry::at);

            Actor sameInOtherRole = new Actor(entry.first().id(), entry.second().role());
            for (Actor each : List.of(entry.first(), sameInOtherRole)) {
                assertThat(life.refuses(each, entry.verb())).isEqualTo(new SecondPersonNeeded(each));
            }
            Action action = ONLY_REPEATED.get(entry.kind());
            if (action != null) {
                assertThat(life.isPossible(action, entry.first())).isFalse();
                assertThat(life.isPossible(action, entry.second())).isTrue();
            }

            life.does(entry.second(), entry.verb());

            assertThat(life.lately(1).get(0)).contains(" | " + entry.done());
            assertThat(shop.account().waiting()).isEmpty();
        }

        @Test
        void reviewersAreAskedToWriteOffAndFinanceForAllElse() {
            entries()
                    .forEach(entry -> assertThat(entry.life()
                                    .does(entry.first(), entry.verb())
                                    .lastOf(Effect.Notify.class))
                            .extracting(each -> ((Effect.Notify) each).notice())
                            .containsExactly(Notice.to(
                                            entry.first().equals(FINANCE)
                                                    ? Notice.Audience.FINANCE
                                                    : Notice.Audience.REVIEWERS,
                                            Notice.Kind.CONFIRMATION_NEEDED,
                                            BUYER.id())
                                    .about(io.aftersales.domain.money.Money.ofMinor(entry.minor(), "CNY"))));
        }

        @Test
        void whatIsImpossibleIsRefusedToTheFirstAsWell() {
            Life life = keeping30();
            assertThat(life.refuses(FINANCE, giveBack(3001, "late")).code()).isEqualTo("AMOUNT_EXCEEDED");
            assertThat(life.shop().account().waiting()).isEmpty();
        }

        @Test
        void theSecondMayStateAnotherReasonAndAnotherMomentAndTheUnitsInAnyOrder() {
            Life kept = keeping30().does(FINANCE, giveBack(3000, "late")).does(OTHER, giveBack(3000, "too late"));
            assertThat(kept.shop().account().kept()).isZero();

            Life life = claimed(shop());
            life.does(FINANCE, external(2500, Units.of("A", 1), Units.of("B", 1)));
            life.shop().at(NOON.plusSeconds(60));
            life.does(OTHER, external(2500, Units.of("B", 1), Units.of("A", 1)));
            assertThat(life.shop().account().external()).isEqualTo(2500);
        }
    }

    @Nested
    class ADifferentEntry {
        @Test
        void aboutTheSamePaymentTakesThePlaceOfTheFirst() {
            Life life = claimed(shop()).does(FINANCE, external(2500)).does(OTHER, external(2600));
            assertThat(life.lately(1).get(0)).contains("FIRST_ENTRY_MADE");
            assertThat(life.shop().account().waiting())
                    .singleElement()
                    .returns(2600L, WaitingEntry::minor)
                    .returns(OTHER, WaitingEntry::by);
            assertThat(life.refuses(OTHER, external(2600))).isEqualTo(new SecondPersonNeeded(OTHER));
            life.does(FINANCE, external(2500)); // in place of the other one again
            life.does(FINANCE, external(2500, Units.of("A", 1)));
            assertThat(life.shop().account().external()).isZero();
            life.does(OTHER, external(2500, Units.of("A", 1)));
            assertThat(life.shop().account().external()).isEqualTo(2500);
        }

        @Test
        void aboutTheSamePaymentWaitsBelowTheLimitToo() {
            Life life = claimed(shop()).does(FINANCE, external(2500)).does(OTHER, external(250));
            assertThat(life.shop().account().external()).isZero();
            assertThat(life.shop().account().waiting())
                    .singleElement()
                    .returns(250L, WaitingEntry::minor)
                    .returns(OTHER, WaitingEntry::by);
            assertThat(life.refuses(OTHER, external(250))).isEqualTo(new SecondPersonNeeded(OTHER));
            life.does(FINANCE, external(2500)).does(OTHER, external(2500));
            assertThat(life.shop().account().external()).isEqualTo(2500);
        }

        @Test
        void aboutAnotherPaymentWaitsBesideIt() {
            Life life = shortOf50()
                    .does(FINANCE, recovery(2500, "BT-1"))
                    .does(FINANCE, recovery(2400, "BT-2"))
                    .does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(life.shop().account().waiting()).hasSize(3);
            life.does(OTHER, recovery(2400, "BT-2"));
            assertThat(life.shop().account().waiting())
                    .as("what is to be written off is another amount now")
                    .singleElement()
                    .returns("BT-1", WaitingEntry::reference);
        }

        @Test
        void thatWritesTheRestOffLeavesNoPaymentToWait() {
            Life life = shortOf50()
                    .does(FINANCE, recovery(2500, "BT-1"))
                    .does(REVIEWER, CaseDecisions::writeOffShortfall)
                    .does(THIRD, CaseDecisions::writeOffShortfall);
            assertThat(life.shop().account().waiting()).isEmpty();
        }

        @Test
        void thatIsCarriedOutLeavesNothingToWait() {
            Life life = keeping30().does(FINANCE, giveBack(3000, "late")).does(OTHER, giveBack(100, "a little"));
            assertThat(life.shop().account().kept()).isEqualTo(2900);
            assertThat(life.shop().account().waiting()).isEmpty();
        }
    }

    @Nested
    class OnePersonAlone {
        @Test
        void entersUpToTheLimit() {
            Life life = claimed(shop()).does(FINANCE, external(2000));
            assertThat(life.shop().account().external()).isEqualTo(2000);
        }

        @Test
        void entersEverythingWhereThereIsNoLimit() {
            Life life = claimed(new Shop(delivered(paidSale()))).does(FINANCE, external(11_000));
            assertThat(life.shop().account().external()).isEqualTo(11_000);
        }

        @Test
        void isNotNeededForWhatTheHostsOwnSystemsEnter() {
            Shop later = new Shop(delivered(
                            sale().paidBy(Tender.money("T1", "ALIPAY", 11000).captured(5000))))
                    .under(RULES);
            Life life = claimed(later).does(FINANCE, capture(2500)).does(Actor.SYSTEM, capture(6000));
            assertThat(later.account().captured()).isEqualTo(11_000);
            assertThat(later.account().waiting()).isEmpty();
            assertThat(life.refuses(OTHER, capture(2500)).code()).isEqualTo("CAPTURE_KNOWN");
        }
    }

    @Test
    void aShortfallThatChangesIsNotWrittenOffOnAnEarlierWord() {
        Life life = shortOf50().does(REVIEWER, CaseDecisions::writeOffShortfall);
        life.received().inspected(io.aftersales.domain.goods.InspectionReport.partial(good("A", 1)));
        assertThat(life.shop().account().waiting()).isEmpty();
    }

    @Test
    void whatWaitsIsStoredWithTheAccount() {
        Life life = claimed(shop()).does(FINANCE, external(2500, Units.of("A", 1)));
        var stored = life.shop().account();
        var restored = io.aftersales.domain.refunds.OrderAccount.restore(stored.frozen(), stored.toRecord());
        assertThat(restored.waiting())
                .containsExactly(new WaitingEntry(
                        Kind.EXTERNAL_REFUND, null, "CB-1", T1, 2500, List.of(Units.of("A", 1)), FINANCE, NOON));
    }
}
