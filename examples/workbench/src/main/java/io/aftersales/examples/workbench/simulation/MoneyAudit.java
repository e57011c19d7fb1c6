package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.ChargeBalance;
import io.aftersales.domain.refunds.ExternalRefund;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.TaxBalance;
import io.aftersales.domain.refunds.TenderBalance;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the money of an account with what was really captured and disputed, and works out from its bookings what has to be paid out. Every
 * sum is taken from the models, the journal or the single bookings, and not from the sums of the account.
 */
final class MoneyAudit {
    private final World world;
    private final OrderAccount account;
    private final List<AfterSalesCase> cases;

    MoneyAudit(World world, OrderAccount account) {
        this.world = world;
        this.account = account;
        this.cases = world.cases();
    }

    void check() {
        orderIsWhatTheHostTells();
        account.tenders().forEach(this::isAsTheProviderHasIt);
        disputesAreWhatTheProviderDecided();
        nothingMoreIsDue();
        everythingOwedIsAPartOfACase();
        taxesAreWhatWasCredited();
        noChargeIsPaidTwice();
        cases.forEach(this::endIsWhatItsMoneySays);
    }

    private void same(String what, long expected, long found) {
        world.expect(expected == found, what + ": " + found + ", expected: " + expected);
    }

    // --- what the account knows

    private void orderIsWhatTheHostTells() {
        List<Amendment> told = world.office().order().amendments();
        List<Amendment> known = account.frozen().snapshot().amendments();
        world.expect(
                known.size() <= told.size() && known.equals(told.subList(0, known.size())),
                "the account knows other amendments than the host tells: " + known);
        world.expect(
                account.frozen()
                        .snapshot()
                        .first()
                        .agreed()
                        .equals(world.office().order().sale().agreed()),
                "the account knows another sale than the host tells");
    }

    private void isAsTheProviderHasIt(TenderBalance tender) {
        Tender paid = tender.tender();
        long captured = world.provider().capturedOf(paid.paymentReference());
        same("captured on " + paid.id(), captured, tender.captured());
        long out = 0;
        for (AccountEntry entry : world.journal()) {
            if (paid.id().equals(entry.tender())) {
                out += switch (entry.kind()) {
                    case REFUND, GOODWILL, POINTS_BACK -> entry.amount();
                    case REVERSAL -> -entry.amount();
                    default -> 0;
                };
            }
        }
        world.expect(out <= captured, "paid out on " + paid.id() + ": " + out + ", captured: " + captured);
        same("disputed on " + paid.id(), world.provider().disputedOf(paid.paymentReference()), tender.external());
    }

    private void disputesAreWhatTheProviderDecided() {
        for (ExternalRefund known : account.externals()) {
            Bookkeeper.Dispute lost = world.bookkeeper().disputes().get(known.reference());
            same(known.reference(), lost == null ? 0 : lost.standing, known.standing());
        }
    }

    // --- what is due

    /** Checks that the account owes exactly what its bookings, captures and tenders make due. */
    private void nothingMoreIsDue() {
        long entitled = 0;
        long neverShipped = 0;
        long kept = 0;
        for (BookedRefund booked : account.bookings()) {
            entitled += booked.paid();
            neverShipped += share(booked.paid(), booked.neverShipped(), booked.shipped());
            kept += booked.kept();
        }
        entitled += lateTopUps();
        same("refunded", entitled, account.refunded());
        same("kept", kept, account.kept());
        long payable = 0;
        long captured = 0;
        long out = 0;
        long left = 0;
        for (TenderBalance tender : account.tenders()) {
            payable += tender.tender().amount();
            captured += world.provider().capturedOf(tender.tender().paymentReference());
            out += tender.booked();
            left += tender.left();
        }
        same("payable", payable, account.payable());
        long outstanding = payable - captured;
        long due = account.frozen().sale().paymentTerms() == PaymentTerms.ON_ORDER
                ? Math.max(0, entitled - outstanding)
                : Math.max(0, neverShipped - outstanding) + entitled - neverShipped;
        long more = Math.min(Math.max(0, due - out), left);
        world.expect(more == 0, "due and not owed: " + more + " of " + due + ", of which were paid out: " + out);
        world.expect(out <= entitled, "paid out: " + out + ", of which the buyer is entitled to: " + entitled);
        long external =
                account.externals().stream().mapToLong(ExternalRefund::standing).sum();
        same("remaining", payable - entitled - kept - external, account.remaining());
    }

    /** Returns what was owed back of top-ups that their case no longer waited for: entitlement that no booking has. */
    private long lateTopUps() {
        long sum = 0;
        for (AfterSalesCase subject : cases) {
            for (RefundPart part : subject.refund().parts()) {
                sum += part.purpose() == RefundPart.Purpose.LATE_TOP_UP
                        ? part.amount().minor()
                        : 0;
            }
        }
        return sum;
    }

    /** Returns the first of two shares of an amount, by largest remainder, ties to the first. */
    private static long share(long amount, long first, long second) {
        if (first == 0 || amount == 0) {
            return 0;
        }
        BigInteger sum = BigInteger.valueOf(first).add(BigInteger.valueOf(second));
        BigInteger[] parts =
                BigInteger.valueOf(amount).multiply(BigInteger.valueOf(first)).divideAndRemainder(sum);
        boolean up = parts[1].shiftLeft(1).compareTo(sum) >= 0;
        return parts[0].longValueExact() + (up ? 1 : 0);
    }

    /** Checks that the parts of all cases add up to what was booked on each tender, and the paid ones to what was settled. */
    private void everythingOwedIsAPartOfACase() {
        var booked = new HashMap<String, Long>();
        var paid = new HashMap<String, Long>();
        for (AfterSalesCase subject : cases) {
            for (RefundPart part : subject.refund().parts()) {
                String tender = part.tender().id().value();
                booked.merge(tender, part.amount().minor(), Long::sum);
                if (part.state() == RefundPart.State.PAID) {
                    paid.merge(tender, part.amount().minor(), Long::sum);
                }
            }
        }
        for (TenderBalance tender : account.tenders()) {
            String id = tender.tender().id().value();
            same("booked on " + id, booked.getOrDefault(id, 0L), tender.booked());
            same("settled on " + id, paid.getOrDefault(id, 0L), tender.settled());
        }
    }

    // --- taxes and charges

    private void taxesAreWhatWasCredited() {
        var gross = new TreeMap<String, Long>();
        var tax = new TreeMap<String, Long>();
        long credited = 0;
        for (AccountEntry entry : world.journal()) {
            if (entry.kind() == Kind.CREDITED || entry.kind() == Kind.CREDITED_ELSEWHERE) {
                gross.merge(String.valueOf(entry.reference()), entry.amount(), Long::sum);
                tax.merge(String.valueOf(entry.reference()), entry.tax(), Long::sum);
                credited += entry.amount();
            }
        }
        var grossBack = new TreeMap<String, Long>();
        var taxBack = new TreeMap<String, Long>();
        for (TaxBalance row : account.taxes()) {
            long back = row.refunded() + row.external();
            long of = rounded(row.tax(), Math.min(back, row.gross()), row.gross());
            grossBack.merge(row.rate(), back, Long::sum);
            taxBack.merge(row.rate(), of, Long::sum);
            world.expect(back <= row.gross(), "credited under " + row.rate() + ": " + back + ", paid: " + row.gross());
            world.expect(
                    0 <= of && of <= row.tax(), "tax credited under " + row.rate() + ": " + of + " of " + row.tax());
        }
        agree("gross credited", grossBack, gross);
        agree("tax credited", taxBack, tax);
        if (account.replacements().isEmpty() && account.totals().topUps() == 0) {
            long beyond = account.totals().beyondRates();
            same("credited in all", account.refunded() + account.external() - beyond, credited);
        }
    }

    private void agree(String what, Map<String, Long> expected, Map<String, Long> found) {
        var rates = new TreeSet<>(expected.keySet());
        rates.addAll(found.keySet());
        for (String rate : rates) {
            same(what + " under " + rate, expected.getOrDefault(rate, 0L), found.getOrDefault(rate, 0L));
        }
    }

    private static long rounded(long amount, long part, long whole) {
        if (whole == 0) {
            return 0;
        }
        BigInteger twice =
                BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)).shiftLeft(1);
        return twice.add(BigInteger.valueOf(whole))
                .divide(BigInteger.valueOf(whole).shiftLeft(1))
                .longValueExact();
    }

    private void noChargeIsPaidTwice() {
        var amounts = new HashMap<String, Long>();
        long fees = 0;
        for (Charge charge : account.frozen().sale().charges()) {
            amounts.put(charge.id(), charge.amount());
            fees += charge.isShipping() ? charge.amount() : 0;
        }
        for (ChargeBalance charge : account.charges()) {
            long most = Math.max(0, amounts.getOrDefault(charge.charge(), 0L));
            long back = charge.paid() + charge.goodwill();
            world.expect(back <= most, "paid back of charge " + charge.charge() + ": " + back + " of " + most);
        }
        var shown = new HashMap<String, Long>();
        long shipping = 0;
        for (AfterSalesCase subject : cases) {
            RefundBreakdown told = subject.refund().breakdown();
            if (told != null) {
                shipping += told.shipping();
                told.charges().forEach(each -> shown.merge(each.id(), each.amount(), Long::sum));
            }
        }
        world.expect(shipping <= fees, "shipping fees told to buyers: " + shipping + " of " + fees);
        shown.forEach((id, sum) -> world.expect(
                sum <= amounts.getOrDefault(id, 0L),
                "charge " + id + " told to buyers: " + sum + " of " + amounts.get(id)));
    }

    // --- cases that ended

    /** Checks that the status of a case says what became of its money, further money after its end included. */
    private void endIsWhatItsMoneySays(AfterSalesCase subject) {
        if (subject.status() == CaseStatus.REFUNDED) {
            for (RefundPart part : subject.refund().parts()) {
                boolean failed = part.state() == RefundPart.State.DEAD || part.state() == RefundPart.State.REVERSED;
                world.expect(!(part.isMoney() && failed), subject.id() + " is REFUNDED, and " + part.key() + " failed");
            }
        }
        if (subject.status() == CaseStatus.REFUNDING) {
            boolean open = subject.refund().parts().stream()
                    .anyMatch(part -> part.isMoney() && part.state() == RefundPart.State.OPEN);
            world.expect(open, subject.id() + " is REFUNDING, and no money is on its way");
        }
    }
}
