package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.MoneyEditor.OwedForGoods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes balances and entries of an order account: created from an account, moved by one verb, then closed to the next account. No other
 * class writes them.
 */
final class AccountEditor {
    private final FrozenOrder frozen;
    private final long version;
    private final int cases;
    private final EntryWriter entries;
    private final LineEditor lines;
    private final @Nullable AccountState before;
    private @Nullable MoneyEditor money;
    private List<WaitingEntry> waiting;

    /** Restores a stored account; the running totals are calculated again from its lines. */
    AccountEditor(FrozenOrder frozen, AccountRecord stored) {
        this(frozen, stored, EntryWriter.none(stored.entries()));
    }

    private AccountEditor(FrozenOrder frozen, AccountRecord stored, EntryWriter entries) {
        this(
                frozen,
                stored.version(),
                stored.cases(),
                entries,
                new LineEditor(frozen, stored.replacements(), stored.lines()),
                null,
                new MoneyEditor(frozen, stored, entries),
                stored.waiting());
    }

    /**
     * Opens an account for the next movement.
     *
     * @param version the version that the account was loaded with
     * @param cases the number of cases on the order
     * @param entries the entries since then, with the context of the movement
     */
    AccountEditor(AccountState state, long version, int cases, EntryWriter entries) {
        this(state.frozen(), version, cases, entries, new LineEditor(state), state, null, state.waiting());
    }

    /**
     * Opens an account to which a part is added.
     *
     * @param amended its order with the new part, which is the last one
     */
    static AccountEditor amending(AccountRecord before, FrozenOrder amended, EntryWriter entries) {
        var editor = new AccountEditor(amended, before, entries);
        editor.money().amend(amended.part(amended.parts().size() - 1));
        return editor;
    }

    private AccountEditor(
            FrozenOrder frozen,
            long version,
            int cases,
            EntryWriter entries,
            LineEditor lines,
            @Nullable AccountState before,
            @Nullable MoneyEditor money,
            List<WaitingEntry> waiting) {
        this.frozen = frozen;
        this.version = version;
        this.cases = cases;
        this.entries = entries;
        this.lines = lines;
        this.before = before;
        this.money = money;
        this.waiting = waiting;
    }

    long version() {
        return version;
    }

    int cases() {
        return cases;
    }

    EntryWriter entries() {
        return entries;
    }

    /** Returns the state of the account now. It is not written any more: the next verb needs another editor. */
    AccountState state() {
        if (money == null) {
            return Objects.requireNonNull(before, "an editor without money has an account")
                    .with(lines.lines(), lines.balances(), lines.running(), waiting);
        }
        return new AccountState(
                frozen,
                lines.lines(),
                lines.balances(),
                money.tenders(),
                money.charges(),
                money.taxes().rows(),
                money.bookings(),
                money.externals(),
                money.totals(),
                lines.running(),
                waiting);
    }

    /** Opens the money of the account, once: most verbs move units alone and leave it as it is. */
    MoneyEditor money() {
        MoneyEditor open = money;
        if (open == null) {
            open = new MoneyEditor(Objects.requireNonNull(before, "an editor without money has an account"), entries);
            money = open;
        }
        return open;
    }

    // --- units

    /** Holds units; a place never counts more units than the line has. */
    void hold(Taken taken) {
        long most = Math.min(taken.contents(), lines.lines().of(taken.line()).quantity());
        hold(taken.units(), most);
    }

    private void hold(PlacedUnits units, long contents) {
        LineBalance before = line(units.line());
        put(before, before.hold(units.place(), units.quantity(), contents));
        entries.units(Kind.HELD, units);
    }

    void release(PlacedUnits units) {
        unhold(units);
        entries.units(Kind.RELEASED, units);
    }

    private void unhold(PlacedUnits units) {
        LineBalance before = line(units.line());
        put(before, before.release(units.place(), units.quantity()));
    }

    private void takeBack(PlacedUnits units) {
        LineBalance before = line(units.line());
        put(before, before.takeBack(units.place(), units.quantity()));
        entries.units(Kind.BACK, units);
    }

    /** Counts units as back without a place that they came from. */
    private void takeBack(Units units, Kind kind, @Nullable String reference) {
        LineBalance before = line(units.line());
        put(before, before.takeBack(units.quantity()));
        entries.units(kind, units, reference);
    }

    private LineBalance line(LineId id) {
        return lines.balance(id);
    }

    private void put(LineBalance before, LineBalance after) {
        lines.put(before, after);
        entries.touch(after.line());
    }

    // --- money

    void book(
            BookingContext context,
            List<PlacedUnits> heldUnits,
            List<PlacedUnits> acceptedUnits,
            RefundClaim accepted,
            BookingAmounts amounts,
            MoneyBooking booked) {
        List<PlacedUnits> back = PlacedUnits.summed(acceptedUnits);
        unholdAll(heldUnits, back);
        back.forEach(this::takeBack);
        if (accepted.shipping() != ShippingChoice.EXCLUDE) {
            accepted.units().forEach(this::blame);
        }
        money().book(context, accepted, amounts, booked);
        finish(booked);
    }

    private void blame(ClaimedUnits claimed) {
        if (claimed.atFault() > 0) {
            LineBalance before = line(claimed.line());
            put(before, before.blame(claimed.atFault()));
        }
    }

    /** Owes the payout of a booking, and writes what it credits. */
    private void finish(MoneyBooking booked) {
        money().owe(booked.tenders());
        entries.credited(booked.credits());
    }

    /** Ends the hold on all units; those that are not booked are released. */
    private void unholdAll(List<PlacedUnits> heldUnits, List<PlacedUnits> booked) {
        Map<PlacedUnits, Long> bookedByPlace = new HashMap<>();
        booked.forEach(each -> bookedByPlace.put(each.withQuantity(1), each.quantity()));
        for (PlacedUnits held : PlacedUnits.summed(heldUnits)) {
            long gone = Objects.requireNonNullElse(bookedByPlace.remove(held.withQuantity(1)), 0L);
            refuseMoreThanHeld(held.withQuantity(Math.max(1, gone)), held.quantity());
            unhold(held);
            if (held.quantity() > gone) {
                entries.units(Kind.RELEASED, held.withQuantity(held.quantity() - gone));
            }
        }
        bookedByPlace.forEach((one, quantity) -> refuseMoreThanHeld(one.withQuantity(quantity), 0));
    }

    private static void refuseMoreThanHeld(PlacedUnits accepted, long held) {
        if (accepted.quantity() > held) {
            throw new IllegalStateException(accepted.quantity() + " of line " + accepted.line() + " accepted, " + held
                    + " held in place " + accepted.place());
        }
    }

    void giveGoodwill(
            BookingContext context, Goodwill goodwill, long[] perLine, long[] perCharge, MoneyBooking booked) {
        for (int i = 0; i < perLine.length; i++) {
            LineBalance before = line(goodwill.lines().get(i));
            put(before, before.give(perLine[i]));
        }
        money().giveGoodwillOnCharges(perCharge);
        money().book(context, booked);
        finish(booked);
    }

    /** Opens the account with refunds from before. */
    void openWith(
            List<Units> units, RefundHistory history, BookingContext context, BookingAmounts amounts, long[] weights) {
        units.forEach(each -> takeBack(each, Kind.OPENING, null));
        money().open(history, context, amounts, weights);
    }

    /** Counts a refund made elsewhere for units. */
    void externalForUnits(
            ExternalRefund made,
            Instant occurredAt,
            BookingContext context,
            List<Units> units,
            BookingAmounts amounts,
            long[] weights) {
        units.forEach(each -> takeBack(each, Kind.BACK, made.reference()));
        money().externalForUnits(made, occurredAt, context, amounts, weights);
    }

    // --- exchanges

    /**
     * Moves units out of their lines and opens a line for each swap. The settled difference is shared so that each new line is worth what
     * its goods are worth, or as near to that as the difference allows.
     *
     * @param worth the worth of the units of each swap
     * @param total the settled difference, and what the shop keeps
     * @param booked the amount that goes back, and the credit of the exchanged units
     */
    void exchange(
            BookingContext context,
            List<PlacedUnits> heldUnits,
            List<PlacedUnits> exchanged,
            List<ExchangedUnits> swaps,
            long[] worth,
            ExchangeTotal total,
            MoneyBooking booked) {
        List<PlacedUnits> leaving = PlacedUnits.summed(exchanged);
        unholdAll(heldUnits, leaving);
        for (PlacedUnits each : leaving) {
            LineBalance before = line(each.line());
            put(before, before.leave(each.place(), each.quantity()));
            entries.units(Kind.MOVED, each);
        }
        List<TaxBalance> taxesBefore = List.copyOf(money().taxes().rows());
        money().book(context, booked, total);
        long[] nets = nets(swaps, worth, total.difference());
        var opened = new ArrayList<TaxBalance>();
        for (int s = 0; s < nets.length; s++) {
            opened.add(open(swaps.get(s), worth[s], nets[s], taxesBefore));
        }
        money().taxes().open(opened);
        finish(booked);
    }

    private static long[] nets(List<ExchangedUnits> swaps, long[] worth, long difference) {
        long[] nets = new long[worth.length];
        long rest = difference;
        boolean valuable = false;
        for (int s = 0; s < worth.length; s++) {
            nets[s] = swaps.get(s).valueOr(worth[s]);
            rest += worth[s] - nets[s];
            valuable |= nets[s] > 0;
        }
        if (rest != 0) {
            long[] shares = Apportionment.apportion(rest, valuable ? nets : worth);
            for (int s = 0; s < nets.length; s++) {
                nets[s] += shares[s];
            }
        }
        return nets;
    }

    private TaxBalance open(ExchangedUnits swap, long worth, long net, List<TaxBalance> taxesBefore) {
        LineTerms from = lines.lines().of(swap.line());
        LineBalance before = line(swap.line());
        long gone = before.gone();
        long counted = from.counted(gone + swap.quantity()) - from.counted(gone);
        long taxOnTop = from.tax(gone + swap.quantity()) - from.tax(gone);
        LineId root = frozen.line(from.root()).id();
        String rate = swap.tax() == null ? from.taxRate() : swap.tax().rate();
        var opened = new ReplacementLine(
                lines.lines().idFor(root, entries.caseId()),
                root,
                swap.sku(),
                swap.quantity(),
                net,
                Math.min(taxOnTop, net),
                rate,
                isSame(from, swap) ? from.soldAt() : swap.list(),
                counted,
                net - worth,
                entries.caseId(),
                null);
        long goodwill = Math.min(Math.min(worth, net), goodwillBeyond(from, before, gone + swap.quantity()));
        put(before, before.move(swap.quantity(), worth, counted).give(-goodwill));
        lines.open(opened);
        var sent = new PlacedUnits(opened.line(), Place.shipment(entries.caseId()), swap.quantity());
        entries.units(Kind.REPLACED, sent);
        hold(sent, swap.quantity());
        LineBalance held = line(opened.line());
        put(held, held.give(goodwill));
        long tax = Math.min(net, taxOfNew(swap, worth, net, from, taxesBefore));
        return new TaxBalance(from.part().number(), opened.line(), rate, net, tax, 0, 0, 0);
    }

    private static boolean isSame(LineTerms from, ExchangedUnits swap) {
        return swap.sku().equals(from.sku());
    }

    /** Returns the tax in the worth of new goods: by today's price, or as in the goods they replace. */
    private static long taxOfNew(
            ExchangedUnits swap, long worth, long net, LineTerms from, List<TaxBalance> taxesBefore) {
        ExchangedUnits.PriceTax today = swap.tax();
        if (today != null) {
            long price = swap.valueOr(worth);
            // The line may be worth more than its price, where the buyer could not be given the whole difference.
            long tax = Math.min(today.amount(), price);
            return price == 0 ? 0 : tax * (net / price) + Apportionment.part(tax, net % price, price);
        }
        TaxBalance row = taxesBefore.get(MoneyBooking.rowOf(taxesBefore, from));
        return row.gross() == 0 ? 0 : Apportionment.part(row.tax(), Math.min(net, row.gross()), row.gross());
    }

    /**
     * Returns the goodwill of a line that its remaining units cannot bear. It moves with the exchanged units; otherwise other goods would
     * pay for it.
     */
    private static long goodwillBeyond(LineTerms line, LineBalance balance, long gone) {
        return Math.max(0, balance.goodwill() - (line.entitled() - line.worth(gone)));
    }

    /**
     * Records that a top-up was taken back from the shop. The lines the exchange opened lose the same worth, so that returning their goods
     * does not pay it a second time.
     */
    void topUpTakenBack(CaseId exchange, TenderId id, String reference, Instant at) {
        long minor = money().tender(id).captured();
        List<ReplacementLine> opened = lines.openedBy(exchange);
        long[] nets = opened.stream().mapToLong(ReplacementLine::net).toArray();
        long bearable = Math.min(minor, LongStream.of(nets).sum());
        long[] less = bearable == 0 ? new long[nets.length] : Apportionment.apportion(bearable, nets);
        var lost = new ArrayList<LostWorth>(less.length);
        for (int r = 0; r < less.length; r++) {
            ReplacementLine before = opened.get(r);
            long tax = money().taxes().devalue(rowOf(before.line()), less[r]);
            long addedTax = Math.max(0, before.tax() - (before.net() - less[r]));
            lines.worthMore(before.line(), -less[r], -addedTax);
            entries.touch(before.line());
            lost.add(new LostWorth(before.line(), less[r], addedTax, tax));
        }
        int bookings = money().bookings().size();
        money().externalTopUp(new ExternalRefund(reference, id, minor, minor, bookings, -1, lost), bearable, at);
    }

    private int rowOf(LineId line) {
        return MoneyBooking.rowOf(money().taxes().rows(), lines.lines().of(line));
    }

    /**
     * Takes back a refund made elsewhere. Lines that had lost worth by it are worth it again, and bookings since then get what this pays more
     * for units that are back by now.
     *
     * @return the case of the last booking that pays more; null when none does
     */
    @Nullable
    CaseId reverse(int external, long minor, Instant occurredAt) {
        ExternalRefund made = money().externals().get(external);
        var owed = new ArrayList<OwedForGoods>();
        for (LostWorth again : made.regained(minor)) {
            int part = lines.lines().of(again.line()).part().number();
            int row = rowOf(again.line());
            long unpaid = state().unpaidForGoods(part);
            lines.worthMore(again.line(), again.net(), again.addedTax());
            money().taxes().revalue(row, again.net(), again.tax());
            entries.touch(again.line());
            owed.add(new OwedForGoods(part, row, state().unpaidForGoods(part) - unpaid));
        }
        long left = Math.max(0, state().remaining() + minor);
        return money().reverse(external, minor, Math.min(minor, left), owed, occurredAt);
    }

    void delivered(CaseId exchange, Instant at) {
        lines.delivered(exchange, at);
        lines.openedBy(exchange).forEach(line -> entries.touch(line.line()));
    }

    /** Counts held units as gone where they were lost or faulty, and as arrived in the shipment of the case. */
    void reshipped(PlacedUnits units, Instant at) {
        release(units);
        Place shipment = Place.shipment(entries.caseId());
        LineBalance before = line(units.line());
        put(before, before.leave(units.place(), units.quantity()).arrive(shipment, units.quantity(), at));
        entries.units(Kind.RESHIPPED, units);
    }

    // --- entries that wait

    /** Keeps an entry until a second person makes the same, in place of one about the same subject. */
    void await(WaitingEntry entry) {
        drop(entry);
        waiting.add(entry);
    }

    /** Keeps an entry about this subject no longer. */
    void drop(WaitingEntry entry) {
        waiting = new ArrayList<>(waiting);
        waiting.removeIf(entry::isAboutTheSameAs);
    }

    void replacedBy(String order) {
        money().replacedBy(order);
    }
}
