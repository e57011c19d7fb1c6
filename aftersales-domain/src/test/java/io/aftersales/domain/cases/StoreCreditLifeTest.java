package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.shared.Actor;
import io.vavr.control.Either;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money that goes to the buyer's balance because the buyer or the shop wants it there, and the bonus for it. */
class StoreCreditLifeTest {
    private static final CasePolicy NO_BONUS = CasePolicy.builder()
            .destinations(Set.of(RefundDestination.values()))
            .build();
    private static final CasePolicy BOTH = NO_BONUS.toBuilder()
            .creditBonus(CreditBonus.percent(10, cny("3.00")))
            .build();

    private final Shop shop = new Shop(delivered(paidSale())).under(BOTH);
    private final Application asked =
            returnRefund(item("A", 1, Reason.NO_REASON)).refundTo(RefundDestination.STORE_CREDIT);

    private static Life refunded(Life life) {
        return life.approvedBy(REVIEWER).received().inspected(good("A", 1));
    }

    @Test
    void goesToTheBalanceWithABonusOnceItIsPaid() {
        Life life = refunded(shop.opens(asked));
        assertThat(life.lately(1))
                .containsExactly("REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED"
                        + " | PAY_REFUND(T1 BALANCE 2000) RESTOCK(SELLABLE)");
        life.paid("T1");
        assertThat(life.lastOf(Effect.GrantGift.class))
                .extracting(each -> ((Effect.GrantGift) each).gift())
                .containsExactly(new Gift.Credit(cny("2.00")));
        assertThat(life.lastOf(Effect.Notify.class))
                .extracting(each -> ((Effect.Notify) each).notice())
                .containsExactly(Notice.toBuyer(Notice.Kind.REFUNDED, "b-1")
                        .about(cny("20.00"))
                        .because(Notice.TO_STORE_CREDIT));
        life.hears(Effect.GrantGift.class, new Outcome.Done("G-1"));
        assertThat(life.lately(1)).containsExactly("REFUNDED | CREDIT_GRANTED | NOTIFY(GIFTS_GRANTED)");
        assertThat(life.lastOf(Effect.Notify.class))
                .extracting(each -> ((Effect.Notify) each).notice().code())
                .containsExactly(Notice.CREDIT_BONUS);
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
    }

    @Test
    void theBonusStandsInTheJournalBesideTheRefundAndMovesNoMoneyOfTheOrder() {
        Life life = refunded(shop.opens(asked)).paid("T1");
        String before = shop.books();
        life.hears(Effect.GrantGift.class, new Outcome.Done("G-1"));
        assertThat(entries(life)).containsExactly("CREDIT_GIVEN 200 null BALANCE as-1001-1-gift-1-0 G-1");
        life.hears(Effect.GrantGift.class, new Outcome.TakenBack("B-1"));
        assertThat(entries(life)).containsExactly("CREDIT_TAKEN_BACK 200 null BALANCE as-1001-1-gift-1-0 B-1");
        assertThat(shop.books()).isEqualTo(before);
    }

    @Test
    void aBonusThatIsGivenTwiceStandsInTheJournalTwice() {
        Life life = refunded(shop.opens(asked)).paid("T1");
        EffectKey first = life.keyOf(Effect.GrantGift.class);
        life.hears(first, new Outcome.Refused("BUSY"))
                .retried()
                .hears(Effect.GrantGift.class, new Outcome.Done("G-2"))
                .hears(first, new Outcome.Done("G-1"));
        assertThat(entries(life)).containsExactly("CREDIT_GIVEN 200 null BALANCE as-1001-1-gift-1-0 G-1");
    }

    /** Two reports of one bonus under different keys, of which the host's books then take one back. */
    @Nested
    class ABonusThatIsGivenTwice {
        private final Life life = refunded(shop.opens(asked)).paid("T1");
        private final EffectKey first = life.keyOf(Effect.GrantGift.class);

        private Life retriedAndReportedLate() {
            return life.hears(first, new Outcome.Refused("BUSY")).retried().hears(first, new Outcome.Done("G-1"));
        }

        private Life givenTwice() {
            return retriedAndReportedLate().hears(Effect.GrantGift.class, new Outcome.Done("G-2"));
        }

        private GiftGrant bonus() {
            return life.subject().refund().gifts().get(0);
        }

        @Test
        void isOffsetInTheJournalWhenTheEarlierIsTakenBack() {
            EffectKey second = givenTwice().keyOf(Effect.GrantGift.class);
            life.hears(first, new Outcome.TakenBack("B-1"));
            assertThat(entries(life)).containsExactly("CREDIT_TAKEN_BACK 200 null BALANCE as-1001-1-gift-1-0 B-1");
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_TAKEN_BACK |");
            assertThat(bonus()).returns(second, GiftGrant::key).returns(RefundPart.State.PAID, GiftGrant::state);
            life.ignores(first, new Outcome.TakenBack("B-1"))
                    .ignores(first, new Outcome.Done("G-1"))
                    .ignores(first, new Outcome.TakenBack("B-1"));
            assertThat(life.refuses(CaseFixtures.FINANCE, CaseDecisions::retryRefund))
                    .isInstanceOf(CaseRejection.IllegalMove.class);
        }

        @Test
        void isStillWithTheBuyerWhenTheLaterIsTakenBack() {
            EffectKey second = givenTwice().keyOf(Effect.GrantGift.class);
            life.hears(second, new Outcome.TakenBack("B-2"));
            assertThat(entries(life)).containsExactly("CREDIT_TAKEN_BACK 200 null BALANCE as-1001-1-gift-1-1 B-2");
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_TAKEN_BACK |");
            assertThat(bonus()).returns(first, GiftGrant::key).returns(RefundPart.State.PAID, GiftGrant::state);
            assertThat(life.refuses(CaseFixtures.FINANCE, CaseDecisions::retryRefund))
                    .as("a retry would give it twice again")
                    .isInstanceOf(CaseRejection.IllegalMove.class);
            life.ignores(second, new Outcome.TakenBack("B-2"))
                    .ignores(second, new Outcome.Done("G-2"))
                    .ignores(first, new Outcome.Done("G-1"))
                    .hears(first, new Outcome.TakenBack("B-1"));
            assertThat(entries(life)).containsExactly("CREDIT_TAKEN_BACK 200 null BALANCE as-1001-1-gift-1-0 B-1");
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_TAKEN_BACK | ALARM(GIFT_FAILED)");
            life.retried().hears(Effect.GrantGift.class, new Outcome.Done("G-3"));
        }

        @Test
        void isGivenOnceWhereTheRetryIsRefusedAfterTheLateReport() {
            retriedAndReportedLate().hears(Effect.GrantGift.class, new Outcome.Refused("BUSY"));
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_FAILED | NOTIFY(GIFTS_GRANTED)");
            assertThat(entries(life)).as("its report is in the journal").isEmpty();
            assertThat(bonus()).returns(first, GiftGrant::key).returns(RefundPart.State.PAID, GiftGrant::state);
            assertThat(life.refuses(CaseFixtures.FINANCE, CaseDecisions::retryRefund))
                    .isInstanceOf(CaseRejection.IllegalMove.class);
        }

        @Test
        void isOwedStillWhereTheLateOneIsTakenBackAndTheRetryIsRefused() {
            retriedAndReportedLate().hears(first, new Outcome.TakenBack("B-1"));
            assertThat(entries(life)).containsExactly("CREDIT_TAKEN_BACK 200 null BALANCE as-1001-1-gift-1-0 B-1");
            life.hears(Effect.GrantGift.class, new Outcome.Refused("BUSY"));
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_FAILED | ALARM(GIFT_FAILED)");
            assertThat(bonus().state()).isEqualTo(RefundPart.State.DEAD);
        }

        @Test
        void isNotOneWhereTheEarlierIsToldToBeTakenBackBeforeItIsToldToBeGiven() {
            life.hears(first, new Outcome.Refused("BUSY")).retried().hears(first, new Outcome.TakenBack("B-1"));
            assertThat(entries(life)).isEmpty();
            assertThat(life.lately(1)).containsExactly("REFUNDED | GIFT_TAKEN_BACK |");
            life.ignores(first, new Outcome.Done("G-1"))
                    .ignores(first, new Outcome.TakenBack("B-1"))
                    .ignores(first, new Outcome.Refused("BUSY"));
        }

        @Test
        void isNotGivenOnceMoreThoughAPersonStatesThatTheRetryWasNotMade() {
            retriedAndReportedLate();
            var effect = (Effect.GrantGift) life.owed().stream()
                    .filter(each -> each.key().equals(life.keyOf(Effect.GrantGift.class)))
                    .findFirst()
                    .orElseThrow();
            OutboxEntry parked =
                    OutboxEntry.owed(life.subject().id(), 1, effect, shop.now()).parked(shop.now());
            life.does(
                            Actor.SYSTEM,
                            (subject, account, context) ->
                                    Either.right(CaseDecisions.park(subject, effect, account, context)
                                            .orElseThrow()))
                    .does(CaseFixtures.FINANCE, notPaid(parked))
                    .does(Actor.finance("fin-2"), notPaid(parked));
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDED | EFFECT_RESOLVED GIFT_FAILED | NOTIFY(GIFTS_GRANTED)");
            assertThat(life.lastOf(Effect.GrantGift.class)).isEmpty();
            assertThat(bonus()).returns(first, GiftGrant::key).returns(RefundPart.State.PAID, GiftGrant::state);
        }

        private Life.Verb notPaid(OutboxEntry parked) {
            return (subject, account, context) -> CaseDecisions.resolve(
                            subject, parked, ParkedResolution.NOT_PAID, "asked", account, context)
                    .map(ResolvedEffect::change);
        }
    }

    /**
     * Reports of up to four attempts in any order, late, repeated and contradictory: an attempt that was reported to be taken back is the
     * buyer's no more, whenever its success is reported.
     */
    @Property(tries = 500)
    void theJournalOfBonusesIsWhatTheBuyerHas(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 13) Integer> steps) {
        var order = new Shop(delivered(paidSale())).under(BOTH);
        Life life = refunded(order.opens(asked)).paid("T1");
        var given = new HashSet<EffectKey>();
        var takenBack = new HashSet<EffectKey>();
        long journal = 0;
        for (int step : steps) {
            List<EffectKey> keys = life.owed().stream()
                    .filter(Effect.GrantGift.class::isInstance)
                    .map(Effect::key)
                    .toList();
            GiftGrant bonus = life.subject().refund().gifts().get(0);
            if (step > 11) {
                if (bonus.hasFailed()) {
                    life.retried();
                }
                continue;
            }
            EffectKey key = keys.get(step / 3 % keys.size());
            Outcome outcome = List.of(
                            new Outcome.Done("G-" + key),
                            new Outcome.Refused("BUSY"),
                            new Outcome.TakenBack("B-" + key))
                    .get(step % 3);
            if (outcome instanceof Outcome.Done) {
                given.add(key);
            } else if (outcome instanceof Outcome.TakenBack) {
                takenBack.add(key);
            }
            Optional<Change> change =
                    CaseDecisions.settle(life.subject(), key, outcome, order.account(), order.context(Actor.SYSTEM));
            if (change.isPresent()) {
                life.hears(key, outcome);
                for (AccountEntry entry : life.last().account().entries()) {
                    journal += entry.kind() == AccountEntry.Kind.CREDIT_GIVEN ? entry.amount() : -entry.amount();
                }
            }
            bonus = life.subject().refund().gifts().get(0);
            var has = new HashSet<>(given);
            has.removeAll(takenBack);
            assertThat(journal).isEqualTo(200L * has.size());
            assertThat(bonus.hasFailed() && !has.isEmpty())
                    .as("%s, has %s", bonus, has)
                    .isFalse();
            assertThat(bonus.is(RefundPart.State.PAID)).isEqualTo(!has.isEmpty() && !bonus.is(RefundPart.State.OPEN));
        }
    }

    /** A provider may report the same success again at any time, also after it has taken the bonus back. */
    @Test
    void aBonusThatWasTakenBackIsNotGivenByASecondReportOfItsSuccess() {
        Life life = refunded(shop.opens(asked)).paid("T1");
        EffectKey first = life.keyOf(Effect.GrantGift.class);
        life.hears(first, new Outcome.Done("G-1"))
                .hears(first, new Outcome.TakenBack("B-1"))
                .ignores(first, new Outcome.Done("G-1"))
                .retried()
                .ignores(first, new Outcome.Done("G-1"))
                .hears(Effect.GrantGift.class, new Outcome.Done("G-2"))
                .ignores(first, new Outcome.Done("G-1"))
                .hears(Effect.GrantGift.class, new Outcome.TakenBack("B-2"))
                .ignores(first, new Outcome.Done("G-1"));
    }

    @Test
    void aBonusThatIsUndoneBeforeItWasTakenToBeGivenStandsInNoJournal() {
        Life life = refunded(shop.opens(asked)).paid("T1").hears(Effect.GrantGift.class, new Outcome.TakenBack("B-1"));
        assertThat(entries(life)).isEmpty();
    }

    private static List<String> entries(Life life) {
        return life.last().account().entries().stream()
                .map(each -> each.kind() + " " + each.amount() + " " + each.tender() + " " + each.route() + " "
                        + each.key() + " " + each.reference())
                .toList();
    }

    private static RefundQuote quoted(Shop shop, Application application) {
        return CaseDecisions.quote(
                        application, null, RefundPolicy.STANDARD, shop.facts(), shop.context(CaseFixtures.BUYER))
                .get();
    }

    /** Rows: where the application asks the money to go, the per cent of the bonus, how the order was paid, and the bonus quoted. */
    @ParameterizedTest
    @CsvSource({
        "STORE_CREDIT, 10, PAID, 200",
        "STORE_CREDIT, 20, PAID, 300",
        "STORE_CREDIT, 0,  PAID, 0",
        "ORIGINAL,     10, PAID, 0",
        ",             10, PAID, 0",
        "STORE_CREDIT, 10, MIXED, 100"
    })
    void aQuoteTellsTheBonusOfAnApplicationToStoreCredit(
            @Nullable RefundDestination refundTo, int percent, String paid, long bonus) {
        var order = new Shop(delivered(paid.equals("MIXED") ? CaseFixtures.mixedSale() : paidSale()))
                .under(
                        percent == 0
                                ? NO_BONUS
                                : BOTH.toBuilder()
                                        .creditBonus(CreditBonus.percent(percent, cny("3.00")))
                                        .build());
        Application plain = returnRefund(item("A", 1, Reason.NO_REASON));
        RefundQuote quote = quoted(order, refundTo == null ? plain : plain.refundTo(refundTo));
        assertThat(quote.bonus().minor()).isEqualTo(bonus);
        assertThat(quote.breakdown()).isEqualTo(quoted(order, plain).breakdown());
    }

    /** Orders paid by card, gift card and points in all proportions; the bonus is on what was paid by card. */
    @Property(tries = 300)
    void theBonusThatIsGrantedIsTheOneThatWasQuoted(
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 10_000) int card,
            @ForAll @IntRange(min = 1, max = 3) int units,
            @ForAll @LongRange(min = 1, max = 2_000) long most) {
        var order = new Shop(delivered(CaseFixtures.sale()
                        .paidBy(
                                Tender.money("T1", "ALIPAY", card),
                                Tender.of("G1", "GIFT", TenderKind.GIFT_CARD, 11_000 - card))))
                .under(BOTH.toBuilder()
                        .creditBonus(CreditBonus.percent(percent, Money.ofMinor(most, "CNY")))
                        .build());
        Application some = returnRefund(item("A", units, Reason.NO_REASON)).refundTo(RefundDestination.STORE_CREDIT);
        RefundQuote quote = quoted(order, some);
        Life life = order.opens(some).approvedBy(REVIEWER).received().inspected(good("A", units));
        for (RefundPart part : life.subject().refund().parts()) {
            life.paid(part.tender().id().value());
        }
        assertThat(life.subject().refund().breakdown()).isEqualTo(quote.breakdown());
        assertThat(life.subject().refund().gifts())
                .extracting(GiftGrant::gift)
                .isEqualTo(quote.bonus().isZero() ? List.of() : List.of(new Gift.Credit(quote.bonus())));
    }

    @Test
    void aRefusalOfTheBalanceGoesOnToTheNextRouteAndEarnsNoBonus() {
        Life life = refunded(shop.opens(asked)).refusedPayment("T1");
        assertThat(life.lately(1).get(0)).contains("PAY_REFUND(T1 ORIGINAL 2000)");
        life.paid("T1");
        assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(life.lastOf(Effect.GrantGift.class)).isEmpty();
    }

    @Test
    void aRetryBeginsWithTheBalanceAgain() {
        Life life = refunded(shop.opens(asked)).refusedPayment("T1").refusedPayment("T1");
        assertThat(life.subject().refund().parts().get(0).route()).isEqualTo(Route.OFFLINE);
        life.offline("T1", new Outcome.Refused("NO_ACCOUNT")).retried();
        assertThat(life.lately(1).get(0)).contains("PAY_REFUND(T1 BALANCE 2000)");
    }

    @Test
    void theTermsOfTheApprovalWin() {
        Life toBalance =
                refunded(shop.opens(returnRefund(item("A", 1, Reason.NO_REASON))), RefundDestination.STORE_CREDIT);
        assertThat(toBalance.subject().refundTo()).isEqualTo(RefundDestination.STORE_CREDIT);
        assertThat(toBalance.lately(1).get(0)).contains("PAY_REFUND(T1 BALANCE 2000)");
        var other = new Shop(delivered(paidSale())).under(BOTH);
        Life toCard = refunded(other.opens(asked), RefundDestination.ORIGINAL);
        assertThat(toCard.lately(1).get(0)).contains("PAY_REFUND(T1 ORIGINAL 2000)");
    }

    private static Life refunded(Life life, RefundDestination granted) {
        return life.approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.refundTo(granted))
                .received()
                .inspected(good("A", 1));
    }

    @ParameterizedTest
    @CsvSource({"ORIGINAL, true, false", "ORIGINAL STORE_CREDIT, true, true", "STORE_CREDIT, false, true"})
    void onlyWhereThePolicyAllowsIt(String allowed, boolean original, boolean credit) {
        CasePolicy policy = CasePolicy.builder()
                .destinations(Set.copyOf(List.of(allowed.split(" ")).stream()
                        .map(RefundDestination::valueOf)
                        .toList()))
                .build();
        isAllowed(policy, RefundDestination.ORIGINAL, original);
        isAllowed(policy, RefundDestination.STORE_CREDIT, credit);
        CasePolicy withoutBalance =
                policy.toBuilder().routes(Route.ORIGINAL, Route.OFFLINE).build();
        isAllowed(withoutBalance, RefundDestination.STORE_CREDIT, false);
    }

    private static void isAllowed(CasePolicy policy, RefundDestination destination, boolean allowed) {
        var shop = new Shop(delivered(paidSale())).under(policy);
        Application wish = returnRefund(item("A", 1, Reason.NO_REASON)).refundTo(destination);
        var refused = new TermsNotPossible(CaseKind.RETURN_REFUND);
        Life without = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
        if (allowed) {
            shop.opens(wish);
            without.approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.refundTo(destination));
        } else {
            assertThat(shop.refuses(wish)).isEqualTo(refused);
            assertThat(without.refuses(REVIEWER, without.approve(ApprovalTerms.BY_POLICY.refundTo(destination))))
                    .isEqualTo(refused);
        }
    }

    @Test
    void goodsThatAreSentAgainHaveNoDestination() {
        Application reship = new Application(
                CaseFixtures.ORDER,
                CaseKind.RESHIP,
                List.of(item("A", 1, Reason.LOST_IN_TRANSIT)),
                null,
                null,
                null,
                null,
                "",
                List.of());
        assertThat(shop.refuses(reship.refundTo(RefundDestination.STORE_CREDIT)))
                .isEqualTo(new TermsNotPossible(CaseKind.RESHIP));
    }

    @ParameterizedTest
    @CsvSource({"10, 1234, 123", "10, 1235, 124", "100, 9999, 300", "1, 49, 0", "1, 50, 1", "50, 0, 0"})
    void theBonusIsRoundedHalfUpAndBounded(int percent, long paid, long bonus) {
        CreditBonus rule = CreditBonus.percent(percent, cny("3.00"));
        assertThat(rule.of(Money.ofMinor(paid, CaseFixtures.cny("0.00").currency()))
                        .minor())
                .isEqualTo(bonus);
    }

    @Test
    void aBonusIsBetweenOneAndAHundredPerCent() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CreditBonus(0, MoneyLimits.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new CreditBonus(101, MoneyLimits.NONE));
    }
}
