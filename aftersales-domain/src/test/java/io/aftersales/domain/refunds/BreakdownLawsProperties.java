package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.finance.CreditNote;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Allocations;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.RefundBreakdown.OfCharge;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.refunds.Story.Chapter;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** What is told of a refund is the refund. */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE)
class BreakdownLawsProperties {

    @Property
    void breakdownAddsUp(
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            RefundBreakdown told = chapter.told();
            assertThat(told.total())
                    .isEqualTo(told.goods()
                            - told.discounts()
                            + told.shipping()
                            + told.tax()
                            + told.otherCharges()
                            + told.goodwill()
                            - told.fees()
                            - told.deductions()
                            - told.withheld());
            assertThat(told.payout())
                    .isEqualTo(
                            told.tenders().stream().mapToLong(OfTender::amount).sum());
            long taxOfGoods = told.lines().stream().mapToLong(OfLine::tax).sum();
            long shares = told.lines().stream().mapToLong(OfLine::charges).sum();
            if (chapter.claim() != null) {
                assertThat(told.lines().stream().mapToLong(OfLine::total).sum())
                        .isEqualTo(told.goods() - told.discounts() + shares + taxOfGoods);
                told.lines()
                        .forEach(line -> assertThat(line.total())
                                .isEqualTo(line.goods() - line.discounts() + line.charges() + line.tax()));
            } else if (!chapter.goodwill().lines().isEmpty()) {
                assertThat(told.lines().stream().mapToLong(OfLine::total).sum()).isEqualTo(told.goodwill());
            }
            chargesAddUp(told, taxOfGoods, shares);
            assertThat(Stream.of(
                            told.shipping(),
                            told.goodwill(),
                            told.fees(),
                            told.deductions(),
                            told.withheld(),
                            told.total(),
                            told.payout()))
                    .allMatch(amount -> amount >= 0);
        }
    }

    private static void chargesAddUp(RefundBreakdown told, long taxOfGoods, long shares) {
        long shipping = 0;
        long others = 0;
        long taxes = 0;
        for (OfCharge charge : told.charges()) {
            assertThat(charge.amount() + charge.tax()).isPositive();
            boolean ship = charge.kind().equals(ChargeKind.SHIPPING);
            shipping += ship ? charge.amount() : 0;
            others += ship ? 0 : charge.amount();
            taxes += charge.tax();
        }
        assertThat(told.shipping()).isEqualTo(shipping);
        assertThat(told.otherCharges()).isEqualTo(others + shares);
        assertThat(told.tax()).isEqualTo(taxOfGoods + taxes);
    }

    @Property
    void everyCentIsExplained(
            @ForAll(supplier = AnyOrder.class) AnOrder order, @ForAll(supplier = AnyScript.class) Script script) {
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            RefundBreakdown told = chapter.told();
            assertThat(told.steps().stream().mapToLong(BreakdownStep::amount).sum())
                    .isEqualTo(told.total());
            assertThat(told.steps())
                    .allMatch(step -> step.amount() != 0 || step.code() == BreakdownStep.Code.LIST_PRICE);
            assertThat(told.explanation())
                    .hasSize(told.steps().size()
                            + (told.notCollected() > 0 ? 2 : 1)
                            + told.tenders().size());
        }
    }

    /** Shown parts may be a unit apart in a single refund; over the whole line they are what was charged. */
    @Property
    void overAWholeLineTheShownPartsAreExact(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithinTheShop.class) Script script) {
        AnOrder proRata = order.underRules(DiscountRule.PRO_RATA);
        var shown = new HashMap<LineId, List<OfLine>>();
        Story story = Story.of(proRata, script).finish();
        story.refunds().stream()
                .filter(chapter -> chapter.claim() != null)
                .forEach(chapter -> chapter.told()
                        .lines()
                        .forEach(line -> shown.computeIfAbsent(line.line(), id -> new ArrayList<>())
                                .add(line)));
        for (OrderLine line : order.sale().lines()) {
            List<OfLine> parts = shown.get(line.id());
            long tax = order.sale().taxIncluded() ? 0 : line.tax();
            long net = story.account().frozen().paidFor(line.id());
            assertThat(parts.stream().mapToLong(OfLine::quantity).sum()).isEqualTo(line.quantity());
            assertThat(parts.stream().mapToLong(OfLine::goods).sum()).isEqualTo(line.amount());
            assertThat(parts.stream().mapToLong(OfLine::tax).sum()).isEqualTo(tax);
            assertThat(parts.stream().mapToLong(OfLine::charges).sum()).isEqualTo(shares(story, line));
            assertThat(parts.stream().mapToLong(OfLine::total).sum()).isEqualTo(net);
        }
    }

    /** The shares of charges in the price of a line. */
    private static long shares(Story story, OrderLine line) {
        FrozenOrder order = story.account().frozen();
        Allocations allocations = order.part(0).allocations();
        return IntStream.range(0, order.charges())
                .mapToLong(c -> allocations.chargeShare(c, order.indexOf(line.id())))
                .sum();
    }

    /** Whole lines make up for what single refunds round, and each discount is told with its own shares, not with another's. */
    @Property
    void overAWholeOrderEachDiscountIsToldWithItsAmountAndNothingIsLeftToRounding(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithinTheShop.class) Script script) {
        AnOrder proRata = order.underRules(DiscountRule.PRO_RATA);
        var shared = new HashMap<String, Long>();
        var rounded = new HashMap<String, Long>();
        Story story = Story.of(proRata, script).finish();
        story.refunds().stream()
                .flatMap(chapter -> chapter.told().steps().stream())
                .forEach(step -> {
                    if (step.code() == BreakdownStep.Code.DISCOUNT_SHARE
                            || step.code() == BreakdownStep.Code.CHARGE_SHARE) {
                        shared.merge(step.detail(), step.amount(), Long::sum);
                    } else if (step.code() == BreakdownStep.Code.ROUNDING) {
                        rounded.merge(step.subject(), step.amount(), Long::sum);
                    }
                });
        Allocations allocations = story.account().frozen().part(0).allocations();
        int lines = order.sale().lines().size();
        for (int j = 0; j < order.sale().discounts().size(); j++) {
            Discount discount = order.sale().discounts().get(j);
            int number = j;
            long onLines = IntStream.range(0, lines)
                    .mapToLong(i -> allocations.discountShare(number, i))
                    .sum();
            assertThat(discount.amount() - onLines)
                    .isBetween(0L, discount.charges().isEmpty() ? 0 : discount.amount());
            assertThat(shared.getOrDefault(discount.id(), 0L)).isEqualTo(-onLines);
        }
        for (int c = 0; c < order.sale().charges().size(); c++) {
            int number = c;
            long onLines = IntStream.range(0, lines)
                    .mapToLong(i -> allocations.chargeShare(number, i))
                    .sum();
            assertThat(shared.getOrDefault(order.sale().charges().get(c).id(), 0L))
                    .isEqualTo(onLines);
        }
        assertThat(rounded.values()).allMatch(sum -> sum == 0);
    }

    @Property
    void paidIsRefundedPlusKeptPlusRemaining(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script script) {
        long refunded = 0;
        long kept = 0;
        long elsewhere = 0;
        long paidOut = 0;
        for (Chapter chapter : Story.of(order, script).finish().chapters()) {
            OrderAccount after = chapter.after();
            elsewhere += chapter.elsewhere();
            if (chapter.breakdown() != null) {
                RefundBreakdown told = chapter.told();
                refunded += told.total();
                kept += told.fees() + told.deductions() - amount(told, BreakdownStep.Code.WAIVED);
                assertThat(told.total()).isLessThanOrEqualTo(chapter.before().left());
            }
            if (chapter.adjustment() != null) {
                refunded += chapter.adjustment().total();
                kept += chapter.adjustment().kept();
            }
            paidOut += chapter.payout();
            assertThat(after.refunded()).isEqualTo(refunded);
            assertThat(after.kept()).isEqualTo(kept);
            assertThat(after.external()).isEqualTo(elsewhere);
            assertThat(after.paidOut()).isEqualTo(paidOut).isLessThanOrEqualTo(refunded);
            assertThat(after.payable()).isEqualTo(refunded + kept + elsewhere + after.remaining());
            assertThat(after.toCollect())
                    .isEqualTo(Math.max(0, after.payable() - after.captured() - (refunded - paidOut)));
            assertThat(after.remaining()).isGreaterThanOrEqualTo(-elsewhere);
            assertThat(after.left()).isEqualTo(Math.max(0, after.remaining()));
        }
    }

    private static long amount(RefundBreakdown told, BreakdownStep.Code code) {
        return told.steps().stream()
                .filter(step -> step.code() == code)
                .mapToLong(BreakdownStep::amount)
                .sum();
    }

    /** An approval is quoted, and its fee is not more than the refund. */
    private static Either<Rejection, Long> approval(Chapter chapter, RefundClaim claim) {
        long fee = -amount(chapter.told(), BreakdownStep.Code.CASE_FEE);
        return fee < claim.fee()
                ? Either.left(new AmountExceeded(
                        Money.ofMinor(claim.fee(), chapter.told().currency()),
                        Money.ofMinor(fee, chapter.told().currency())))
                : chapter.before().quote(claim).map(RefundBreakdown::total);
    }

    @Property
    void quoteEqualsRefund(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script script) {
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            RefundClaim claim = chapter.claim();
            if (claim != null) {
                long total = chapter.told().total();
                assertThat(chapter.before().worth(claim)).isEqualTo(total);
                RefundClaim within = claim.agreed() == null ? claim : claim.agreedOn(Math.min(claim.agreed(), total));
                assertThat(chapter.before().quote(within)).containsExactly(chapter.told());
                RefundClaim above = claim.agreedOn(total + chapter.told().fees() + 1);
                for (RefundClaim each : List.of(within, above)) {
                    assertThat(chapter.before().approvalTotal(each)).isEqualTo(approval(chapter, each));
                }
            }
        }
    }

    @Property
    void entriesAddUpToTheAccount(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script script) {
        OrderAccount account = Story.of(order, script).finish().account();
        List<AccountEntry> entries = account.entries();
        AccountTotals totals = account.totals();
        assertThat(money(entries, Kind.OWED)).isEqualTo(account.paidOut());
        assertThat(money(entries, Kind.FEE)).isEqualTo(totals.fees());
        assertThat(money(entries, Kind.DEDUCTION)).isEqualTo(totals.deductions());
        assertThat(money(entries, Kind.CREDITED)).isEqualTo(totals.refunded());
        assertThat(money(entries, Kind.CREDITED_ELSEWHERE)).isEqualTo(creditedElsewhere(account));
        assertThat(entries.stream().mapToLong(AccountEntry::tax).sum())
                .isEqualTo(
                        account.taxes().stream().mapToLong(TaxBalance::taxBack).sum());
        assertThat(money(entries, Kind.CAPTURE)).isEqualTo(account.captured() - capturedAtFirst(account));
        assertThat(money(entries, Kind.AMENDED))
                .isEqualTo(account.payable() - order.frozen().payable());
        assertThat(money(entries, Kind.WAIVED)).isEqualTo(totals.waived());
        assertThat(money(entries, Kind.KEPT_GIVEN_BACK)).isEqualTo(totals.keptGivenBack());
        assertThat(money(entries, Kind.EXTERNAL) - money(entries, Kind.EXTERNAL_REVERSED))
                .isEqualTo(account.external());
        for (OrderLine line : order.sale().lines()) {
            LineBalance balance = account.line(line.id());
            long held = units(entries, Kind.HELD, line);
            assertThat(units(entries, Kind.BACK, line)).isEqualTo(balance.back());
            assertThat(held - units(entries, Kind.RELEASED, line) - heldAndBack(entries, line))
                    .isEqualTo(balance.held());
        }
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).number()).isEqualTo(i + 1);
        }
    }

    /** However money comes back later, no credit note changes, and all of them are what was refunded for the case. */
    @Property
    void creditNotesOfACaseAddUpToWhatItsAccountRefunded(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script script) {
        OrderAccount account = Story.of(order, script).finish().account();
        Map<CaseId, Long> refunded = new HashMap<>();
        account.bookings().stream()
                .filter(each -> each.caseId() != null)
                .forEach(each -> refunded.merge(each.caseId(), each.paid(), Long::sum));
        long tax = 0;
        for (Map.Entry<CaseId, Long> each : refunded.entrySet()) {
            List<CreditNote.Issued> notes =
                    CreditNote.ofCase(each.getKey(), account.frozen().currency(), null, account.entries());
            assertThat(notes.stream().mapToLong(note -> note.figures().gross()).sum())
                    .as("%s", each.getKey())
                    .isEqualTo(each.getValue());
            assertThat(notes).extracting(CreditNote.Issued::number).isSorted().doesNotHaveDuplicates();
            tax += notes.stream()
                    .flatMap(note -> note.figures().rates().stream())
                    .mapToLong(CreditNote.Rate::tax)
                    .sum();
        }
        assertThat(tax)
                .isEqualTo(account.entries().stream()
                        .filter(each -> each.kind() == Kind.CREDITED)
                        .mapToLong(AccountEntry::tax)
                        .sum());
    }

    /** Refunds made elsewhere are credited too, as far as anything was paid under some rate. */
    private static long creditedElsewhere(OrderAccount account) {
        return account.external() - account.totals().beyondRates();
    }

    private static long capturedAtFirst(OrderAccount account) {
        return account.tenders().stream()
                .mapToLong(each -> each.tender().captured())
                .sum();
    }

    private static long money(List<AccountEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(AccountEntry::amount)
                .sum();
    }

    /** Units that were refunded elsewhere come from no place and were never held. */
    private static long heldAndBack(List<AccountEntry> entries, OrderLine line) {
        List<AccountEntry> placed =
                entries.stream().filter(entry -> entry.place() != null).toList();
        return units(placed, Kind.BACK, line);
    }

    private static long units(List<AccountEntry> entries, Kind kind, OrderLine line) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && line.id().equals(entry.line()))
                .mapToLong(AccountEntry::units)
                .sum();
    }
}
