package io.aftersales.domain.refunds;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.refunds.Script.Act;
import io.aftersales.domain.refunds.Script.Pick;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A script played on an account, act after act, remembering each booking with the account before and after it. */
final class Story {

    /**
     * What moved money.
     *
     * @param claim of a booking
     * @param goodwill of a compensation
     * @param exchange of an exchange; what was paid for it on top is on the account before it
     * @param elsewhere minor units refunded outside of after-sales; negative when they came back to the shop
     * @param captured minor units taken after the sale
     * @param adjustment of what is neither a booking nor a compensation
     * @param breakdown of a booking or a compensation
     */
    record Chapter(
            OrderAccount before,
            @Nullable RefundClaim claim,
            @Nullable Goodwill goodwill,
            @Nullable Exchange exchange,
            long elsewhere,
            long captured,
            @Nullable Adjustment adjustment,
            @Nullable RefundBreakdown breakdown,
            OrderAccount after) {

        RefundBreakdown told() {
            return Objects.requireNonNull(breakdown);
        }

        /** What is to be paid out on the tenders now. */
        List<OfTender> parts() {
            return breakdown == null ? adjusted().tenders() : breakdown.tenders();
        }

        /** What is to be paid out now, in minor units. */
        long payout() {
            return parts().stream().mapToLong(OfTender::amount).sum();
        }

        Adjustment adjusted() {
            return Objects.requireNonNull(adjustment);
        }

        static Chapter adjusted(OrderAccount before, long elsewhere, long captured, Adjustment adjustment) {
            return new Chapter(before, null, null, null, elsewhere, captured, adjustment, null, adjustment.account());
        }
    }

    /**
     * Goods exchanged for others.
     *
     * @param held units the case held, of which some may stay with the buyer
     * @param difference what was settled
     * @param asked whether it was worked out some time before, when the buyer was asked to pay it
     */
    record Exchange(List<Units> held, List<ExchangedUnits> swaps, ExchangeTotal total, boolean asked) {
        long difference() {
            return total.difference();
        }

        List<Units> units() {
            return Units.summed(swaps.stream().map(ExchangedUnits::units).toList());
        }

        long paidOnTop() {
            return total.asked();
        }

        /** What is booked of it now: what was asked for, and no more given back than the units are worth. */
        Exchange booked(OrderAccount account) {
            return new Exchange(held, swaps, account.borne(swaps, total), asked);
        }
    }

    private record Sent(CaseId exchange, List<Units> goods) {}

    private OrderAccount account;
    private int cases;
    private final List<Chapter> chapters = new ArrayList<>();
    private final List<OrderAccount> states = new ArrayList<>();
    private final List<RefundClaim> open = new ArrayList<>();
    private final List<Exchange> unpaid = new ArrayList<>();
    private final List<Sent> onTheWay = new ArrayList<>();

    Story(OrderAccount account) {
        this.account = account;
    }

    static Story of(AnOrder order, Script script) {
        return new Story(order.account()).play(script);
    }

    OrderAccount account() {
        return account;
    }

    List<Chapter> chapters() {
        return chapters;
    }

    /** The account after every act. */
    List<OrderAccount> states() {
        return states;
    }

    /** The bookings, exchanges and compensations, without what was refunded elsewhere. */
    List<Chapter> refunds() {
        return chapters.stream().filter(chapter -> chapter.breakdown != null).toList();
    }

    List<Chapter> exchanges() {
        return chapters.stream().filter(chapter -> chapter.exchange != null).toList();
    }

    List<Long> totals() {
        return refunds().stream().map(chapter -> chapter.told().total()).toList();
    }

    Story play(Script script) {
        for (Act act : script.acts()) {
            play(act);
            states.add(account);
        }
        return this;
    }

    /** Gives up the open cases and lets everything else come back by the rules. */
    Story finish() {
        open.forEach(claim -> account = Unplaced.release(account, context(), claim.plainUnits()));
        open.clear();
        unpaid.forEach(exchange -> account = Unplaced.release(account, context(), exchange.held()));
        unpaid.clear();
        onTheWay.forEach(this::deliver);
        onTheWay.clear();
        if (!account.isEverythingBack()) {
            RefundClaim rest = RefundClaim.cancellation(account.wholeOrder().get());
            book(hold(rest), rest);
        }
        states.add(account);
        return this;
    }

    void play(Act act) {
        switch (act.kind()) {
            case RETURN -> decide(ask(act), act);
            case ASK -> open.add(ask(act));
            case DECIDE -> {
                if (!open.isEmpty()) {
                    decide(open.remove(act.which() % open.size()), act);
                }
            }
            case CANCEL ->
                account.wholeOrder().forEach(units -> {
                    RefundClaim whole = RefundClaim.cancellation(units)
                            .faultOfSeller(act.fault())
                            .with(act.shipping());
                    book(hold(whole), whole);
                });
            case GOODWILL_ON_LINES -> give(Goodwill.onLines(0, lines(act).toArray(LineId[]::new)), act);
            case GOODWILL_ON_SHIPPING -> give(Goodwill.onShipping(0), act);
            case GOODWILL_ON_ORDER -> give(Goodwill.onOrder(0), act);
            case SETTLE, TAKE_BACK, REFUND_ELSEWHERE, REFUND_UNITS_ELSEWHERE, CAPTURE -> tender(act);
            case REVERSE_ELSEWHERE -> reverseElsewhere(act);
            case GIVE_BACK_KEPT -> giveBackKept(act);
            case AMEND -> amend(act);
            case EXCHANGE, ASK_EXCHANGE -> exchange(act);
            case PAY_EXCHANGE -> {
                if (!unpaid.isEmpty()) {
                    exchange(unpaid.remove(act.which() % unpaid.size()));
                }
            }
            case PAY_LATE -> {
                if (!unpaid.isEmpty()) {
                    payLate(unpaid.remove(act.which() % unpaid.size()));
                }
            }
            case DELIVER -> {
                if (!onTheWay.isEmpty()) {
                    deliver(onTheWay.remove(act.which() % onTheWay.size()));
                }
            }
            case RESHIP -> {
                List<Units> again = hold(RefundClaim.of(units(act.picks())));
                account = Unplaced.reshipped(account, context(), again);
            }
        }
    }

    // --- exchanges

    private void exchange(Act act) {
        List<Units> held = Units.summed(units(act.picks()));
        if (held.isEmpty()) {
            return;
        }
        hold(RefundClaim.of(held));
        List<ExchangedUnits> swaps = swaps(held, act);
        long difference = account.difference(swaps);
        ExchangeTotal total = new ExchangeTotal(
                difference, act.which() % 4 == 1 ? act.fee() : 0, act.which() % 7 == 1 ? act.fee() / 2 : 0);
        if (act.kind() == Act.Kind.ASK_EXCHANGE && total.asked() > 0) {
            unpaid.add(new Exchange(held, swaps, total, true));
        } else {
            exchange(new Exchange(held, swaps, total, false));
            if (act.which() % 3 > 0) {
                deliver(onTheWay.remove(onTheWay.size() - 1));
            }
        }
    }

    private void exchange(Exchange settled) {
        if (settled.paidOnTop() > 0) {
            payOnTop(settled.paidOnTop());
        }
        OrderAccount before = account;
        Exchange exchange = settled.booked(before);
        BookingContext context = context();
        Booking booking = Unplaced.exchange(account, context, exchange.held(), exchange.swaps(), exchange.total());
        account = booking.account();
        chapters.add(new Chapter(before, null, null, exchange, 0, 0, null, booking.breakdown(), account));
        List<ReplacementLine> all = account.replacements();
        onTheWay.add(new Sent(
                context.caseId(),
                all.subList(before.replacements().size(), all.size()).stream()
                        .map(line -> new Units(line.line(), line.quantity()))
                        .toList()));
    }

    /** Some of the units held, now and then as two swaps of one line. */
    private List<ExchangedUnits> swaps(List<Units> held, Act act) {
        var units = new ArrayList<Units>();
        for (Units each : held) {
            long quantity = Math.max(1, part(each.quantity(), act.permille()));
            long first = act.which() % 5 == 0 ? quantity / 2 : 0;
            units.add(new Units(each.line(), quantity - first));
            if (first > 0) {
                units.add(new Units(each.line(), first));
            }
        }
        List<ExchangedUnits> even = units.stream()
                .map(each -> new ExchangedUnits(each.line(), each.quantity(), "NEW", null))
                .toList();
        long[] worth = account.state().worth(even);
        var swaps = new ArrayList<ExchangedUnits>();
        for (int s = 0; s < worth.length; s++) {
            Units each = units.get(s);
            swaps.add(new ExchangedUnits(each.line(), each.quantity(), "NEW-" + s, value(act, s, worth[s])));
        }
        return swaps;
    }

    /** As much as what is given up, nothing, more, or less. */
    private static @Nullable Long value(Act act, int swap, long worth) {
        return switch ((act.which() + swap * (1 + act.which() / 8)) % 4) {
            case 0 -> null;
            case 1 -> 0L;
            case 2 -> worth + 1 + act.fee() + part(worth, act.which() * 16);
            default -> part(worth, act.which() * 97 % 1000);
        };
    }

    private TenderId payOnTop(long minor) {
        Tender paid = Tender.money("UP-" + account.tenders().size(), "WECHAT", minor);
        account = account.topUp(context(), paid, "K" + cases);
        return paid.id();
    }

    private void payLate(Exchange exchange) {
        account = Unplaced.release(account, context(), exchange.held());
        TenderId late = payOnTop(exchange.paidOnTop());
        account = account.returnTopUp(context(), late);
    }

    private void deliver(Sent sent) {
        BookingContext context = context();
        account = Unplaced.release(
                account.delivered(
                        new BookingContext(sent.exchange(), context.by(), context.at()), sent.exchange(), context.at()),
                context,
                sent.goods());
    }

    // --- returns, compensations, payments

    private RefundClaim ask(Act act) {
        RefundClaim claim = RefundClaim.ofClaimed(claimed(act.picks(), act.fault()))
                .with(act.shipping())
                .withFee(act.fee());
        hold(claim);
        return act.agreedPermille() == 1000 ? claim : claim.agreedOn(part(account.worth(claim), act.agreedPermille()));
    }

    private void decide(RefundClaim claim, Act act) {
        List<ClaimedUnits> accepted = claim.units().stream()
                .filter(units -> part(units.quantity(), act.permille()) > 0)
                .map(units -> atMost(part(units.quantity(), act.permille()), units))
                .toList();
        if (accepted.isEmpty() && !claim.units().isEmpty()) {
            account = Unplaced.release(account, context(), claim.plainUnits()); // failed the inspection
        } else {
            book(claim.plainUnits(), claim.about(accepted));
        }
    }

    /** So many of the claimed units, the special ones first. */
    static ClaimedUnits atMost(long quantity, ClaimedUnits units) {
        return new ClaimedUnits(
                units.line(),
                quantity,
                Math.min(quantity, units.atFault()),
                Math.min(quantity, units.neverShipped()),
                Math.min(100 * quantity, units.deducted()));
    }

    private List<Units> hold(RefundClaim claim) {
        account = Unplaced.hold(account, context(), claim.plainUnits()).get();
        return claim.plainUnits();
    }

    private void book(List<Units> held, RefundClaim accepted) {
        OrderAccount before = account;
        Booking booking = Unplaced.book(account, context(), held, accepted);
        account = booking.account();
        chapters.add(new Chapter(before, accepted, null, null, 0, 0, null, booking.breakdown(), account));
    }

    private void give(Goodwill sort, Act act) {
        Goodwill all = new Goodwill(sort.lines(), sort.shipping(), Long.MAX_VALUE);
        Rejection refused = account.goodwill(context(), all).getLeft();
        long most = ((AmountExceeded) refused).left().minor();
        Goodwill given = new Goodwill(sort.lines(), sort.shipping(), some(most, act));
        OrderAccount before = account;
        Either<Rejection, Booking> booking = account.goodwill(context(), given);
        account = booking.get().account();
        chapters.add(
                new Chapter(before, null, given, null, 0, 0, null, booking.get().breakdown(), account));
    }

    private void tender(Act act) {
        if (account.tenders().isEmpty()) {
            return;
        }
        TenderBalance tender =
                account.tenders().get(act.which() % account.tenders().size());
        switch (act.kind()) {
            case SETTLE -> account = account.settle(context(), settlement(tender, part(tender.owed(), act.permille())));
            case TAKE_BACK ->
                account = account.takeBack(context(), settlement(tender, part(tender.settled(), act.permille())));
            case CAPTURE -> capture(tender, act);
            case REFUND_UNITS_ELSEWHERE -> refundElsewhere(tender, act, units(act.picks()));
            default -> refundElsewhere(tender, act, List.of());
        }
    }

    private void refundElsewhere(TenderBalance tender, Act act, List<Units> units) {
        long minor = 1 + some(tender.tender().amount(), act);
        String reference = "X" + account.toRecord().entries();
        TenderId id = tender.tender().id();
        adjust(minor, 0, account.external(context(), id, minor, reference, RefundFixtures.NOON, units));
    }

    private void capture(TenderBalance tender, Act act) {
        long minor = part(tender.toCapture(), act.permille());
        if (minor > 0) {
            adjust(
                    0,
                    minor,
                    account.capture(
                            context(),
                            tender.tender().id(),
                            minor,
                            "C" + account.totals().captures().size()));
        }
    }

    private void reverseElsewhere(Act act) {
        List<ExternalRefund> standing =
                account.externals().stream().filter(each -> each.standing() > 0).toList();
        if (!standing.isEmpty()) {
            ExternalRefund made = standing.get(act.which() % standing.size());
            long minor = Math.max(1, part(made.standing(), act.permille()));
            adjust(-minor, 0, account.reverseExternal(context(), made.reference(), minor, RefundFixtures.NOON));
        }
    }

    private void giveBackKept(Act act) {
        List<BookedRefund> bookings = account.bookings();
        if (!bookings.isEmpty()) {
            int booking = act.which() % bookings.size();
            long minor = part(bookings.get(booking).kept(), act.permille());
            if (minor > 0) {
                adjust(0, 0, account.giveBackKept(context(), booking, minor));
            }
        }
    }

    /** Adds a line with a coupon and a fee, the more the act asks as a fee of its case. */
    private void amend(Act act) {
        int n = account.frozen().snapshot().amendments().size();
        long price = act.fee() * (1 + act.which() % 7);
        long off = part(price, act.permille() / 2);
        Sale added = Sale.of("ANY", "CNY")
                .with(OrderLine.of("M" + n, "MORE", 1 + act.which() % 3, price).taxed(part(price, 90), "REDUCED"))
                .discountedBy(Discount.coupon("MD" + n, off))
                .charged(Charge.of("MC" + n, ChargeKind.SHIPPING, act.which()));
        long asked = new AnOrder(
                        account.frozen().sale().taxIncluded() ? added : added.taxOnTop(),
                        account.frozen().policy())
                .asked();
        Tender paid = Tender.money("MT" + n, "CARD", asked).captured(part(asked, act.permille()));
        adjust(0, 0, account.amend(context(), Amendment.of(added.paidBy(paid))));
    }

    private void adjust(long elsewhere, long captured, Either<Rejection, Adjustment> adjustment) {
        Adjustment made = adjustment.getOrElseThrow(refused -> new AssertionError(refused.message()));
        chapters.add(Chapter.adjusted(account, elsewhere, captured, made));
        account = made.account();
    }

    private Settlement settlement(TenderBalance tender, long minor) {
        return new Settlement(
                tender.tender().id(), minor, 0, false, "K" + cases, Route.ORIGINAL, "R" + cases, RefundFixtures.NOON);
    }

    private List<Units> units(List<Pick> picks) {
        return claimed(picks, false).stream().map(ClaimedUnits::units).toList();
    }

    /** Picks resolved against what is left; a line picked twice is asked for twice, never for more than is left. */
    private List<ClaimedUnits> claimed(List<Pick> picks, boolean fault) {
        var claimed = new ArrayList<ClaimedUnits>();
        for (Pick pick : account.frozen().sale().lines().isEmpty() ? List.<Pick>of() : picks) {
            LineId line = line(pick);
            long asked = claimed.stream()
                    .filter(each -> each.line().equals(line))
                    .mapToLong(ClaimedUnits::quantity)
                    .sum();
            long left = account.unitsLeft(line) - asked;
            if (left > 0) {
                ClaimedUnits units = ClaimedUnits.of(line, Math.max(1, part(left, pick.permille())))
                        .faulty(fault && !pick.blameless())
                        .worthLess(pick.lessWorth());
                claimed.add(pick.unshipped() ? units.unshipped() : units);
            }
        }
        return claimed;
    }

    private List<LineId> lines(Act act) {
        return account.frozen().sale().lines().isEmpty()
                ? List.of()
                : act.picks().stream().map(this::line).toList();
    }

    private LineId line(Pick pick) {
        List<OrderLine> sold = account.frozen().sale().lines();
        List<ReplacementLine> replacements = account.replacements();
        int i = pick.line() % (sold.size() + replacements.size());
        return i < sold.size()
                ? sold.get(i).id()
                : replacements.get(i - sold.size()).line();
    }

    private BookingContext context() {
        return RefundFixtures.inCase(++cases);
    }

    /** Seldom all of it, or nothing else would happen any more. */
    private static long some(long most, Act act) {
        return act.which() == 0 ? most : part(most, act.permille()) / (2 + act.which() % 7);
    }

    private static long part(long whole, int permille) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(permille))
                .divide(BigInteger.valueOf(1000))
                .longValueExact();
    }
}
