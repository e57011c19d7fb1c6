package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.Story.Chapter;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

/** What must not matter does not: names, the order of entries, how an account was stored. */
@PropertyDefaults(tries = 800, edgeCases = EdgeCasesMode.NONE)
class SamenessProperties {

    @Property
    void renamingIdsChangesNothing(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.class) Script script,
            @ForAll int salt) {
        AnOrder renamed = new AnOrder(renamed(order.sale(), salt), renamed(order.policy(), salt));
        List<RefundBreakdown> told = told(Story.of(order, script).finish());
        List<RefundBreakdown> other = told(Story.of(renamed, script).finish());
        assertThat(other).hasSameSizeAs(told);
        for (int c = 0; c < told.size(); c++) {
            assertThat(numbers(other.get(c))).isEqualTo(numbers(told.get(c)));
        }
    }

    private static List<Object> numbers(RefundBreakdown told) {
        var numbers = new ArrayList<>();
        Collections.addAll(numbers, told.goods(), told.discounts(), told.shipping(), told.tax(), told.otherCharges());
        Collections.addAll(numbers, told.goodwill(), told.fees(), told.deductions(), told.withheld());
        Collections.addAll(numbers, told.total(), told.payout());
        told.tenders().forEach(part -> Collections.addAll(numbers, part.kind(), part.amount(), part.points()));
        told.lines()
                .forEach(line -> Collections.addAll(
                        numbers, line.quantity(), line.goods(), line.discounts(), line.charges(), line.total()));
        told.charges().forEach(charge -> Collections.addAll(numbers, charge.kind(), charge.amount(), charge.tax()));
        told.taxes().forEach(rate -> Collections.addAll(numbers, rate.gross(), rate.tax()));
        told.steps().forEach(step -> Collections.addAll(numbers, step.code(), step.units(), step.amount()));
        return numbers;
    }

    /** The new names sort and hash in another order than the old ones. */
    private static String renamed(String id, int salt) {
        return Integer.toHexString((id.hashCode() ^ salt) * 0x9E3779B9) + "-" + id;
    }

    private static Sale renamed(Sale sale, int salt) {
        return new Sale(
                OrderId.of(renamed("1001", salt)),
                sale.currency(),
                sale.lines().stream().map(line -> renamed(line, salt)).toList(),
                sale.taxIncluded(),
                sale.discounts().stream()
                        .map(discount -> renamed(discount, salt))
                        .toList(),
                sale.charges().stream().map(charge -> renamed(charge, salt)).toList(),
                sale.tenders().stream().map(tender -> renamed(tender, salt)).toList(),
                sale.paymentTerms());
    }

    private static OrderLine renamed(OrderLine line, int salt) {
        return OrderLine.of(renamed(line.id().value(), salt), renamed(line.sku(), salt), line.quantity(), line.amount())
                .discountedBy(line.discount())
                .taxed(line.tax(), renamed(line.taxRate(), salt));
    }

    private static Charge renamed(Charge charge, int salt) {
        return new Charge(
                renamed(charge.id(), salt),
                charge.kind(),
                charge.amount(),
                charge.tax(),
                renamed(charge.taxRate(), salt),
                renamed(charge.scope(), salt),
                charge.comesBack());
    }

    private static List<LineId> renamed(List<LineId> scope, int salt) {
        return scope.stream()
                .map(line -> LineId.of(renamed(line.value(), salt)))
                .toList();
    }

    private static Discount renamed(Discount discount, int salt) {
        return new Discount(
                renamed(discount.id(), salt),
                discount.kind(),
                discount.amount(),
                renamed(discount.scope(), salt),
                discount.charges().stream().map(id -> renamed(id, salt)).toList(),
                discount.tiers());
    }

    private static Tender renamed(Tender tender, int salt) {
        return new Tender(
                renamed(tender.id(), salt),
                "OTHER",
                "OTHER",
                tender.kind(),
                tender.amount(),
                tender.captured(),
                tender.points());
    }

    private static TenderId renamed(TenderId tender, int salt) {
        return TenderId.of(renamed(tender.value(), salt));
    }

    private static RefundPolicy renamed(RefundPolicy policy, int salt) {
        List<TenderId> order =
                policy.split().order().stream().map(id -> renamed(id, salt)).toList();
        return policy.named("other", 2).withSplit(new TenderSplit(policy.split().proportional(), order));
    }

    @Property
    void reorderingOrSplittingTheEntriesOfARefundChangesNothing(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.class) Script script,
            @ForAll Random random) {
        for (Chapter chapter : Story.of(order, script).finish().refunds()) {
            RefundClaim claim = chapter.claim();
            if (claim != null) {
                List<ClaimedUnits> pieces = pieces(claim.units(), random);
                List<Units> held = pieces.stream().map(ClaimedUnits::units).toList();
                Booking other = Unplaced.book(chapter.before(), RefundFixtures.inCase(1), held, claim.about(pieces));
                assertThat(other.breakdown()).isEqualTo(chapter.told());
                assertThat(other.account().totals()).isEqualTo(chapter.after().totals());
            }
        }
    }

    private static List<ClaimedUnits> pieces(List<ClaimedUnits> units, Random random) {
        var pieces = new ArrayList<ClaimedUnits>();
        for (ClaimedUnits each : units) {
            long first = each.quantity() / (2 + random.nextInt(3));
            if (first == 0) {
                pieces.add(each);
            } else {
                pieces.addAll(RefundLawsProperties.cut(each, first));
            }
        }
        Collections.shuffle(pieces, random);
        return pieces;
    }

    /** Of discounts and charges on all lines: one that is for some lines only may meet other lines with other amounts left. */
    @Property
    void reorderingTheLinesMovesANetByAtMostOneUnitPerDiscountAndSharedChargeAndLeavesTheSum(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.Returns.class) Script script,
            @ForAll Random random) {
        AnOrder unscoped =
                new AnOrder(changed(order.sale(), order.sale().lines()), order.policy()).withoutRestockingFee();
        var lines = new ArrayList<>(order.sale().lines());
        Collections.shuffle(lines, random);
        AnOrder shuffled = new AnOrder(changed(order.sale(), lines), unscoped.policy());

        FrozenOrder before = unscoped.frozen();
        FrozenOrder after = shuffled.frozen();
        long moves = order.sale().discounts().size()
                + IntStream.range(0, before.charges())
                        .filter(before.part(0).allocations()::isShared)
                        .count();
        assertThat(after.part(0).goodsPaid()).isEqualTo(before.part(0).goodsPaid());
        for (OrderLine line : lines) {
            assertThat(Math.abs(after.paidFor(line.id()) - before.paidFor(line.id())))
                    .isLessThanOrEqualTo(moves);
        }
        assertThat(Story.of(shuffled, script).finish().account().refunded())
                .isEqualTo(Story.of(unscoped, script).finish().account().refunded());
    }

    private static Sale changed(Sale sale, List<OrderLine> lines) {
        return new Sale(
                sale.id(),
                sale.currency(),
                lines,
                sale.taxIncluded(),
                sale.discounts().stream().map(Discount::on).toList(),
                sale.charges().stream().map(Charge::on).toList(),
                sale.tenders(),
                sale.paymentTerms());
    }

    @Property
    void aRestoredAccountGoesOnLikeTheOriginal(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script before,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script after) {
        OrderAccount original = Story.of(order, before).account().saved();
        OrderAccount restored = OrderAccount.restore(order.frozen(), original.toRecord());
        assertThat(restored.toRecord()).isEqualTo(original.toRecord());
        assertThat(restored.unitsHeld()).isEqualTo(original.unitsHeld());
        assertThat(restored.isEverythingBack()).isEqualTo(original.isEverythingBack());

        Story goesOn = new Story(original).play(after);
        Story likeIt = new Story(restored).play(after);
        assertThat(told(likeIt)).isEqualTo(told(goesOn));
        assertThat(likeIt.account().entries()).isEqualTo(goesOn.account().entries());
        assertThat(likeIt.account().toRecord()).isEqualTo(goesOn.account().toRecord());
        assertThat(likeIt.account().couponsDue()).isEqualTo(goesOn.account().couponsDue());
    }

    /** So a repository that writes no more than that has written everything. */
    @Property
    void whatIsTouchedAndWhatEntriesNameIsAllThatMoved(
            @ForAll(supplier = AnyOrder.class) AnOrder order,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script before,
            @ForAll(supplier = AnyScript.WithWaysBack.class) Script after) {
        OrderAccount loaded = Story.of(order, before).account().saved();
        assertThat(loaded.touchedLines()).isEmpty();

        OrderAccount moved = new Story(loaded).play(after).account();

        assertThat(OrderAccount.restore(order.frozen(), written(loaded.toRecord(), moved))
                        .toRecord())
                .isEqualTo(moved.toRecord());
    }

    private static AccountRecord written(AccountRecord stored, OrderAccount moved) {
        var lines = new LinkedHashMap<LineId, LineBalance>();
        var opened = new LinkedHashMap<LineId, ReplacementLine>();
        var tenders = new LinkedHashMap<TenderId, TenderBalance>();
        stored.lines().forEach(each -> lines.put(each.line(), each));
        stored.replacements().forEach(each -> opened.put(each.line(), each));
        stored.tenders().forEach(each -> tenders.put(each.tender().id(), each));
        for (LineId touched : moved.touchedLines()) {
            lines.put(touched, moved.line(touched));
        }
        moved.replacements().stream()
                .filter(each -> moved.touchedLines().contains(each.line()))
                .forEach(each -> opened.put(each.line(), each));
        for (Amendment added : moved.frozen().snapshot().amendments()) {
            added.tenders().forEach(tender -> tenders.putIfAbsent(tender.id(), TenderBalance.of(tender)));
        }
        for (AccountEntry entry : moved.entries()) {
            if (entry.tender() != null) {
                tenders.put(entry.tender(), moved.tender(entry.tender()).orElseThrow());
            }
        }
        AccountRecord now = moved.toRecord();
        return new AccountRecord(
                now.version(),
                now.cases(),
                now.entries(),
                now.amendments(),
                List.copyOf(opened.values()),
                List.copyOf(lines.values()),
                List.copyOf(tenders.values()),
                now.charges(),
                now.taxes(),
                now.bookings(),
                now.externals(),
                now.totals(),
                now.waiting());
    }

    private static List<RefundBreakdown> told(Story story) {
        return story.refunds().stream().map(Chapter::told).toList();
    }
}
