package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import io.aftersales.domain.finance.CreditNote;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.PlainAccount.Amounts;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.refunds.Story.Chapter;
import io.aftersales.domain.refunds.Story.Exchange;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;

/** What is true of every order whose goods are exchanged for others, again and again, and returned. */
@PropertyDefaults(tries = 600, edgeCases = EdgeCasesMode.NONE)
class ExchangeLawsProperties {

    @Property
    void neverGivesBackMoreThanWasPaidAndPaidOnTop(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        Story story = Story.of(order, script).finish();
        long agreed = order.sale().tenders().stream().mapToLong(Tender::amount).sum();
        long refunded = 0;
        long paidOut = 0;
        long settled = 0;
        for (OrderAccount state : story.states()) {
            long onTop = money(state.entries(), Kind.TOP_UP);
            assertThat(state.payable()).isEqualTo(agreed + onTop);
            assertThat(state.payable()).isEqualTo(state.refunded() + state.kept() + state.remaining());
            assertThat(state.external()).isZero();
            assertThat(state.remaining()).isNotNegative();
            assertThat(state.refunded() - onTop).isLessThanOrEqualTo(agreed);
            assertThat(state.refunded()).isGreaterThanOrEqualTo(refunded);
            refunded = state.refunded();

            assertThat(state.captured()).isBetween(onTop, state.payable());
            assertThat(state.paidOut()).isBetween(paidOut, Math.min(refunded, state.captured()));
            paidOut = state.paidOut();
            state.tenders().forEach(tender -> assertThat(tender.booked()).isBetween(0L, tender.captured()));
            assertThat(sum(state.tenders(), TenderBalance::booked)).isEqualTo(paidOut);
            assertThat(sum(state.tenders(), TenderBalance::captured)).isEqualTo(state.captured());

            AccountTotals totals = state.totals();
            assertThat(totals.topUps()).isEqualTo(onTop);
            assertThat(totals.goodsGranted())
                    .singleElement(LONG)
                    .isBetween(0L, state.state().mostForGoods(0));
        }
        for (Chapter chapter : story.exchanges()) {
            settled += told(chapter).difference();
            assertThat(sum(chapter.after().replacements(), ReplacementLine::difference))
                    .isEqualTo(settled);
        }
    }

    @Property
    void noUnitIsLostAndNoneInvented(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        Story story = Story.of(order, script).finish();
        for (OrderAccount state : story.states()) {
            long all = 0;
            long back = 0;
            long held = 0;
            for (OrderLine sold : order.sale().lines()) {
                long kept = 0;
                long returned = 0;
                for (LineTerms line : family(state, sold.id())) {
                    LineBalance balance = state.line(line.id());
                    assertThat(LongStream.of(
                                    balance.held(),
                                    balance.back(),
                                    balance.moved().units(),
                                    state.unitsLeft(line.id())))
                            .allMatch(units -> units >= 0);
                    assertThat(balance.held() + balance.gone() + state.unitsLeft(line.id()))
                            .isEqualTo(line.quantity());
                    assertThat(state.root(line.id())).isEqualTo(sold.id());
                    kept += line.quantity() - balance.gone();
                    returned += balance.back();
                    held += balance.held();
                }
                assertThat(kept + returned).isEqualTo(sold.quantity());
                whatLeftIsWhatCame(state, sold.id());
                all += sold.quantity();
                back += returned;
            }
            assertThat(state.unitsHeld()).isEqualTo(held);
            if (all > 0) {
                assertThat(state.isEverythingBack()).isEqualTo(back == all);
            }
        }
        assertThat(story.account().isEverythingBack()).isTrue();
        assertThat(story.account().unitsHeld()).isZero();
    }

    /** All lines that go back to one of the sale, itself included. */
    private static List<LineTerms> family(OrderAccount account, LineId root) {
        return Stream.concat(
                        Stream.of(root),
                        account.replacements().stream()
                                .filter(line -> line.root().equals(root))
                                .map(ReplacementLine::line))
                .map(account.state().lines()::of)
                .toList();
    }

    private static void whatLeftIsWhatCame(OrderAccount account, LineId root) {
        List<LineBalance.Moved> moved = family(account, root).stream()
                .map(line -> account.line(line.id()).moved())
                .toList();
        List<ReplacementLine> opened = account.replacements().stream()
                .filter(line -> line.root().equals(root))
                .toList();
        assertThat(sum(opened, ReplacementLine::quantity)).isEqualTo(sum(moved, LineBalance.Moved::units));
        assertThat(sum(opened, ReplacementLine::counted)).isEqualTo(sum(moved, LineBalance.Moved::counted));
        assertThat(sum(opened, line -> line.net() - line.difference())).isEqualTo(sum(moved, LineBalance.Moved::net));
        assertThat(opened).allMatch(line -> line.net() >= 0 && line.tax() >= 0 && line.tax() <= line.net());
    }

    @Property
    void aLineIsOpenedForEverySwap(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        for (Chapter chapter : Story.of(order, script).exchanges()) {
            Exchange exchange = told(chapter);
            OrderAccount before = chapter.before();
            OrderAccount after = chapter.after();
            List<ReplacementLine> opened = opened(chapter);
            assertThat(opened).hasSameSizeAs(exchange.swaps());
            for (int s = 0; s < opened.size(); s++) {
                ReplacementLine line = opened.get(s);
                ExchangedUnits swap = exchange.swaps().get(s);
                assertThat(before.has(line.line())).isFalse();
                assertThat(line.root()).isEqualTo(before.root(swap.line()));
                assertThat(line.quantity()).isEqualTo(swap.quantity());
                assertThat(line.sku()).isEqualTo(swap.sku()).isEqualTo(after.sku(line.line()));
                assertThat(line.deliveredAt()).isNull();
                LineBalance untouched = after.line(line.line());
                assertThat(untouched.held()).isEqualTo(line.quantity());
                assertThat(untouched.gone()).isZero();
                assertThat(untouched.places())
                        .containsExactly(new PlaceBalance(
                                Place.shipment(line.caseId()), line.quantity(), line.quantity(), 0, null));
            }
            for (Units units : exchange.units()) {
                LineBalance balance = after.line(units.line());
                assertThat(balance.moved().units()
                                - before.line(units.line()).moved().units())
                        .isEqualTo(units.quantity());
                assertThat(balance.back()).isEqualTo(before.line(units.line()).back());
            }
            assertThat(goodwill(after))
                    .isEqualTo(goodwill(before))
                    .isEqualTo(after.state().running().goodwill(0));
            assertThat(before.unitsHeld() - after.unitsHeld())
                    .isEqualTo(sum(exchange.held(), Units::quantity) - sum(exchange.units(), Units::quantity));
            assertThat(after.totals().goodsGranted()).isEqualTo(before.totals().goodsGranted());
            assertThat(after.isEverythingBack()).isFalse();
        }
    }

    private static long goodwill(OrderAccount account) {
        return account.state().balances().values().toJavaList().stream()
                .mapToLong(LineBalance::goodwill)
                .sum();
    }

    /** As near to the value of the new goods as what was settled allows; never more than that goes astray in rounding. */
    @Property
    void newGoodsAreWorthWhatWasGivenUpForThemAndTheDifference(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        for (Chapter chapter : Story.of(order, script).exchanges()) {
            Exchange exchange = told(chapter);
            List<OfLine> givenUp = chapter.told().lines();
            List<ReplacementLine> opened = opened(chapter);
            long worth = sum(givenUp, OfLine::total);
            assertThat(sum(opened, ReplacementLine::net)).isEqualTo(worth + exchange.difference());
            long value = 0;
            for (int s = 0; s < opened.size(); s++) {
                value += exchange.swaps().get(s).valueOr(givenUp.get(s).total());
            }
            for (int s = 0; s < opened.size() && value - worth == exchange.difference(); s++) {
                assertThat(opened.get(s).net())
                        .isEqualTo(
                                exchange.swaps().get(s).valueOr(givenUp.get(s).total()));
            }
            if (!exchange.asked()) {
                assertThat(exchange.difference()).isGreaterThanOrEqualTo(value - worth);
            }
        }
    }

    /**
     * A surplus is no credit of its own: the new goods are sold for less than those given up. Discounts that come off with a full return alone,
     * and goodwill given before, can leave less to credit under the rates of the goods than the goods are worth.
     */
    @Property
    void creditNotesAreTheWorthOfTheGoodsGivenUpOrWhatWasRefunded(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        Story story = Story.of(order, script).finish();
        OrderAccount account = story.account();
        Map<CaseId, Long> refunded = new HashMap<>();
        account.bookings().forEach(each -> refunded.merge(caseOf(each), each.paid(), Long::sum));
        for (Chapter chapter : story.exchanges()) {
            List<BookedRefund> booked = chapter.after().bookings();
            CaseId exchange = caseOf(booked.get(booked.size() - 1));
            refunded.remove(exchange);
            assertThat(credited(exchange, account))
                    .as("exchange %s", exchange)
                    .isBetween(
                            isProRata(order.policy()) && !givesGoodwill(script)
                                    ? sum(chapter.told().lines(), OfLine::total)
                                    : 0,
                            sum(chapter.told().lines(), OfLine::total));
        }
        refunded.forEach((refund, amount) ->
                assertThat(credited(refund, account)).as("refund %s", refund).isEqualTo(amount));
    }

    private static boolean isProRata(RefundPolicy policy) {
        return policy.coupon() == DiscountRule.PRO_RATA && policy.promotion() == DiscountRule.PRO_RATA;
    }

    private static boolean givesGoodwill(Script script) {
        return script.acts().stream().anyMatch(act -> act.kind().isCompensation());
    }

    private static CaseId caseOf(BookedRefund booked) {
        return Objects.requireNonNull(booked.caseId());
    }

    private static long credited(CaseId of, OrderAccount account) {
        return CreditNote.ofCase(of, account.frozen().currency(), null, account.entries()).stream()
                .mapToLong(note -> note.figures().gross())
                .sum();
    }

    @Property
    void anExchangeGivesBackNoMoreThanAReturn(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        for (Chapter chapter : Story.of(order, script).exchanges()) {
            Exchange exchange = told(chapter);
            RefundBreakdown returned = chapter.before()
                    .quote(RefundClaim.of(exchange.units()).bySellersFault().with(ShippingChoice.EXCLUDE))
                    .get();
            long surplus = chapter.told().total();
            assertThat(surplus).isEqualTo(exchange.total().paidBack());
            assertThat(surplus).isBetween(0L, returned.total());
            assertThat(chapter.told().payout()).isNotNegative(); // with what a top-up made due of earlier refunds
            assertThat(chapter.after().paidOut())
                    .isLessThanOrEqualTo(chapter.after().refunded());
            assertThat(chapter.after().refunded() - chapter.before().refunded()).isEqualTo(surplus);
            assertThat(chapter.after().kept() - chapter.before().kept())
                    .isEqualTo(exchange.total().kept());
        }
    }

    @Property
    void anExchangeKeepsForGradesWhatAReturnWould(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script,
            @ForAll @IntRange(max = 100) int percent) {
        for (Chapter chapter : Story.of(order, script).exchanges()) {
            Exchange exchange = told(chapter);
            var claimed = new ArrayList<ClaimedUnits>();
            var percents = new HashMap<LineId, Long>();
            for (Units units : exchange.units()) {
                ClaimedUnits worthLess = ClaimedUnits.of(units).faulty(true).worthLess(percent);
                claimed.add(worthLess);
                percents.put(units.line(), worthLess.deducted());
            }
            OrderAccount before = chapter.before();
            RefundBreakdown returned = before.quote(
                            RefundClaim.ofClaimed(claimed).with(ShippingChoice.EXCLUDE))
                    .get();

            long deduction = before.deduction(exchange.swaps(), percents);

            long worth = sum(chapter.told().lines(), OfLine::total);
            assertThat(deduction).isBetween(0L, worth);
            assertThat(before.deduction(exchange.swaps(), Map.of())).isZero();
            // What was given as goodwill on a line is withheld from a return, but not from what the units are exchanged
            // for.
            if (returned.withheld() == 0) {
                assertThat(deduction).isEqualTo(returned.deductions());
            } else {
                assertThat(deduction).isGreaterThanOrEqualTo(returned.deductions());
            }
        }
    }

    @Property
    void theBreakdownOfASurplusAddsUp(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        for (Chapter chapter : Story.of(order, script).exchanges()) {
            Exchange exchange = told(chapter);
            RefundBreakdown told = chapter.told();
            assertThat(told.total()).isEqualTo(told.goods() - told.fees() - told.deductions() - told.withheld());
            assertThat(told.fees()).isBetween(0L, exchange.total().fee());
            assertThat(told.deductions()).isBetween(0L, exchange.total().deduction());
            assertThat(LongStream.of(
                            told.discounts(), told.shipping(), told.tax(), told.otherCharges(), told.goodwill()))
                    .containsOnly(0L);
            assertThat(told.withheld()).isNotNegative();
            assertThat(sum(told.tenders(), OfTender::amount)).isEqualTo(told.payout());
            assertThat(told.tenders()).allMatch(part -> part.amount() > 0);
            assertThat(sum(told.lines(), OfLine::total)).isEqualTo(told.goods());
            assertThat(told.lines()).allMatch(line -> line.total() == line.goods());
            assertThat(sum(told.steps(), BreakdownStep::amount)).isEqualTo(told.total());
            assertThat(told.steps().stream()
                            .filter(step -> step.code() == BreakdownStep.Code.PAID_ON_TOP)
                            .mapToLong(BreakdownStep::amount)
                            .sum())
                    .isEqualTo(exchange.paidOnTop());
            assertThat(told.steps())
                    .noneMatch(step -> step.code() == BreakdownStep.Code.LIMITED_TO_RETURN
                            && (step.amount() > 0 || exchange.difference() > 0));
            assertThat(told.explanation())
                    .hasSize(told.steps().size()
                            + (told.notCollected() > 0 ? 2 : 1)
                            + told.tenders().size());
            for (int s = 0; s < exchange.swaps().size(); s++) {
                ExchangedUnits swap = exchange.swaps().get(s);
                OfLine line = told.lines().get(s);
                assertThat(line.line()).isEqualTo(swap.line());
                assertThat(line.quantity()).isEqualTo(swap.quantity());
                String subject = swap.line().value();
                assertThat(told.steps())
                        .contains(
                                new BreakdownStep(
                                        BreakdownStep.Code.EXCHANGED, subject, "", swap.quantity(), line.total()),
                                new BreakdownStep(
                                        BreakdownStep.Code.NEW_GOODS,
                                        subject,
                                        swap.sku(),
                                        swap.quantity(),
                                        -swap.valueOr(line.total())));
            }
        }
    }

    @Property
    void entriesTellWhatHappened(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        Story story = Story.of(order, script).finish();
        for (Chapter chapter : story.exchanges()) {
            int written = chapter.before().entries().size();
            List<AccountEntry> entries = chapter.after().entries();
            assertThat(entries.subList(0, written)).isEqualTo(chapter.before().entries());
            List<AccountEntry> more = entries.subList(written, entries.size());
            assertThat(money(more, Kind.OWED)).isEqualTo(chapter.told().payout());
            assertThat(more.stream().filter(entry -> entry.tender() != null))
                    .hasSameSizeAs(chapter.told().tenders())
                    .allMatch(entry -> entry.kind() == Kind.OWED && entry.amount() > 0);
        }
        OrderAccount account = story.account();
        List<AccountEntry> entries = account.entries();
        assertThat(money(entries, Kind.OWED)).isEqualTo(account.paidOut());
        for (OrderLine sold : order.sale().lines()) {
            for (LineTerms line : family(account, sold.id())) {
                LineBalance balance = account.line(line.id());
                long in = line.id().equals(sold.id()) ? 0 : line.quantity();
                long free = units(entries, Kind.RELEASED, line.id());
                assertThat(units(entries, Kind.REPLACED, line.id())).isEqualTo(in);
                assertThat(units(entries, Kind.MOVED, line.id()))
                        .isEqualTo(balance.moved().units());
                assertThat(units(entries, Kind.BACK, line.id())).isEqualTo(balance.back());
                assertThat(units(entries, Kind.RESHIPPED, line.id())).isEqualTo(balance.sentAgain());
                assertThat(units(entries, Kind.HELD, line.id()) - free - balance.gone())
                        .isEqualTo(balance.held());
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).number()).isEqualTo(i + 1);
        }
    }

    @Property
    void fullReturnRefundsExactlyWhatWasPaidAndPaidOnTop(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.ExchangesAndReturns.class) Script script) {
        OrderAccount account =
                Story.of(order.withoutRestockingFee(), script).finish().account();
        assertThat(account.remaining()).isEqualTo(RefundLawsProperties.neverComingBack(account));
        assertThat(account.refunded()).isEqualTo(account.payable() - account.remaining());
        assertThat(account.isFullyRefunded()).isEqualTo(account.remaining() == 0);
    }

    @Property
    void fullReturnLeavesNothing(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        RefundLawsProperties.leavesNothingButExcludedFees(
                Story.of(order, script).finish());
    }

    /** Whatever rule the discounts are under. */
    @Property
    void returningWhatCameInAnEvenExchangePaysWhatReturningTheUnitsWould(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        for (Chapter chapter : Story.of(order, script).exchanges()) {
            List<Units> units = told(chapter).units();
            OrderAccount before = chapter.before();
            OrderAccount after = exchangedEvenly(chapter);
            List<Units> goods = after.replacements().stream()
                    .skip(before.replacements().size())
                    .map(line -> new Units(line.line(), line.quantity()))
                    .toList();
            assertThat(after.worth(RefundClaim.of(goods).withFee(7)))
                    .isEqualTo(before.worth(RefundClaim.of(units).withFee(7)));
        }
    }

    @Property
    void anEvenExchangeChangesNothingThatOtherGoodsPay(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        for (Chapter chapter : Story.of(order, script).exchanges()) {
            OrderAccount before = chapter.before();
            OrderAccount after = exchangedEvenly(chapter);
            for (Units others : after.wholeOrder().getOrElse(List.of())) {
                if (before.line(others.line()).equals(after.line(others.line()))) {
                    RefundClaim claim = RefundClaim.of(others);
                    assertThat(after.worth(claim)).isEqualTo(before.worth(claim));
                }
            }
        }
    }

    private static OrderAccount exchangedEvenly(Chapter chapter) {
        Exchange exchange = told(chapter);
        List<ExchangedUnits> even = exchange.units().stream()
                .map(each -> new ExchangedUnits(each.line(), each.quantity(), "SAME", null))
                .toList();
        assertThat(chapter.before().difference(even)).isZero();
        return Unplaced.exchange(chapter.before(), RefundFixtures.inCase(99), exchange.held(), even, 0)
                .account();
    }

    @Property(tries = 1000)
    void agreesWithAStraightforwardComputation(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script script) {
        PlainAccount plain = new PlainAccount(order);
        for (Chapter chapter : Story.of(order, script).finish().chapters()) {
            Exchange exchange = chapter.exchange();
            long leftOnTenders = PlainAccount.leftOnTenders(chapter);
            if (exchange != null) {
                if (!exchange.asked()) {
                    assertThat(exchange.difference()).isEqualTo(plain.difference(exchange.swaps()));
                }
                List<ReplacementLine> opened = opened(chapter);
                long payout = plain.exchange(
                        exchange.swaps(),
                        exchange.total(),
                        opened.stream().map(ReplacementLine::line).toList(),
                        leftOnTenders);
                assertThat(chapter.told().payout()).isEqualTo(payout);
                opened.forEach(line -> assertThat(line.net()).isEqualTo(plain.worthOf(line.line())));
            } else if (chapter.claim() != null) {
                assertThat(Amounts.booked(chapter)).isEqualTo(plain.book(chapter.claim(), leftOnTenders));
            } else if (chapter.captured() > 0) {
                assertThat(chapter.payout()).isEqualTo(plain.capture(chapter.captured(), leftOnTenders));
            } else {
                Goodwill given = Objects.requireNonNull(chapter.goodwill());
                assertThat(Amounts.mostGoodwill(chapter)).isEqualTo(plain.most(given));
                assertThat(chapter.told().payout()).isEqualTo(plain.give(given, leftOnTenders));
            }
            for (LineBalance balance : chapter.after().toRecord().lines()) {
                assertThat(balance.goodwill()).isEqualTo(plain.goodwillFor(balance.line()));
            }
        }
    }

    /** Once the exchanges are over, and unless re-evaluated discounts make the way there matter. */
    @Property
    void refundsAfterExchangesDoNotDependOnHowReturnsAreCut(
            @ForAll(supplier = AnyOrder.NeverReEvaluated.class) AnOrder order,
            @ForAll(supplier = AnyScript.ExchangesAndReturns.class) Script script,
            @ForAll(supplier = AnyScript.Returns.class) Script returns) {
        OrderAccount account = Story.of(order.withoutRestockingFee(), script).account();
        Story cut = new Story(account).play(returns);
        Assume.that(!cut.refunds().isEmpty());
        RefundLawsProperties.cutsPayTheSame(account, cut);
    }

    @Property
    void aRestoredAccountGoesOnLikeTheOriginal(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script before,
            @ForAll(supplier = AnyScript.WithExchanges.class) Script after) {
        OrderAccount original = Story.of(order, before).account().saved();
        OrderAccount restored = OrderAccount.restore(order.frozen(), original.toRecord());
        sameAnswers(restored, original);

        Story goesOn = new Story(original).play(after);
        Story likeIt = new Story(restored).play(after);
        assertThat(likeIt.account().entries()).isEqualTo(goesOn.account().entries());
        for (int s = 0; s < goesOn.states().size(); s++) {
            sameAnswers(likeIt.states().get(s), goesOn.states().get(s));
        }
        for (int c = 0; c < goesOn.refunds().size(); c++) {
            assertThat(likeIt.refunds().get(c).told())
                    .isEqualTo(goesOn.refunds().get(c).told());
        }
    }

    private static void sameAnswers(OrderAccount one, OrderAccount other) {
        assertThat(one.toRecord()).isEqualTo(other.toRecord());
        assertThat(one.replacements()).isEqualTo(other.replacements());
        assertThat(one.unitsHeld()).isEqualTo(other.unitsHeld());
        assertThat(one.isEverythingBack()).isEqualTo(other.isEverythingBack());
        assertThat(one.isFullyRefunded()).isEqualTo(other.isFullyRefunded());
        assertThat(one.payable()).isEqualTo(other.payable());
        assertThat(one.captured()).isEqualTo(other.captured());
        assertThat(one.paidOut()).isEqualTo(other.paidOut());
        assertThat(one.remaining()).isEqualTo(other.remaining());
        assertThat(one.couponsDue()).isEqualTo(other.couponsDue());
        assertThat(one.wholeOrder()).isEqualTo(other.wholeOrder());
        for (Units left : one.wholeOrder().getOrElse(List.of())) {
            LineId line = left.line();
            assertThat(one.line(line)).isEqualTo(other.line(line));
            assertThat(one.sku(line)).isEqualTo(other.sku(line));
            assertThat(one.root(line)).isEqualTo(other.root(line));
            assertThat(one.worth(RefundClaim.of(left))).isEqualTo(other.worth(RefundClaim.of(left)));
            List<ExchangedUnits> forNothing = List.of(new ExchangedUnits(line, left.quantity(), "NEW", 0L));
            assertThat(one.difference(forNothing)).isEqualTo(other.difference(forNothing));
        }
    }

    private static Exchange told(Chapter chapter) {
        return Objects.requireNonNull(chapter.exchange());
    }

    private static List<ReplacementLine> opened(Chapter chapter) {
        List<ReplacementLine> all = new ArrayList<>(chapter.after().replacements());
        int before = chapter.before().replacements().size();
        assertThat(all.subList(0, before)).isEqualTo(chapter.before().replacements());
        return all.subList(before, all.size());
    }

    private static long money(List<AccountEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(AccountEntry::amount)
                .sum();
    }

    private static long units(List<AccountEntry> entries, Kind kind, LineId line) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && line.equals(entry.line()))
                .mapToLong(AccountEntry::units)
                .sum();
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> amount) {
        return all.stream().mapToLong(amount).sum();
    }
}
