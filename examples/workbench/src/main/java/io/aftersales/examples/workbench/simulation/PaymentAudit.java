package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.GiftGrant;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the payments and gifts that the library believes in with those that the provider and the host really made. */
final class PaymentAudit {
    private final World world;
    private final List<AfterSalesCase> cases;

    PaymentAudit(World world) {
        this.world = world;
        this.cases = world.cases();
    }

    /** Checks the laws of payments and gifts. */
    void check() {
        paymentsAreWhatTheProviderMade();
        world.account().ifPresent(this::moneyStaysWithinWhatWasPaid);
        giftsAreWhatWasGranted();
    }

    private void paymentsAreWhatTheProviderMade() {
        var really = new TreeMap<String, Long>(world.paidByHand());
        for (PaymentProviderModel.Payment payment : world.provider().journal()) {
            String key = payment.instruction.key().value();
            if (!payment.takenBack) {
                really.merge(key, payment.instruction.amount().minor(), Long::sum);
            }
        }
        var believed = new TreeMap<String, Long>();
        var points = new TreeMap<String, Long>();
        var topUps = new TreeMap<String, Long>();
        for (AccountEntry entry : world.journal()) {
            String key = entry.key() == null ? "" : entry.key();
            switch (entry.kind()) {
                case REFUND, GOODWILL -> believed.merge(key, entry.amount(), Long::sum);
                case REVERSAL -> believed.merge(key, -entry.amount(), Long::sum);
                case TOP_UP -> topUps.merge(key, entry.amount(), Long::sum);
                case POINTS_BACK -> points.merge(key, entry.points(), Long::sum);
                default -> {}
            }
        }
        agree("paid", really, believed);
        agree("points", world.office().pointsGiven(), points);
        agree("paid on top", world.till().payments(), topUps);
        noPartIsPaidTwice(really);
    }

    private void agree(String what, Map<String, Long> really, Map<String, Long> believed) {
        var keys = new TreeSet<>(really.keySet());
        keys.addAll(believed.keySet());
        for (String key : keys) {
            long made = really.getOrDefault(key, 0L);
            long known = believed.getOrDefault(key, 0L);
            boolean undecided = world.isParked(key) && known == 0;
            world.expect(made == known || undecided, what + " under " + key + ": " + made + ", and believed: " + known);
        }
    }

    private void noPartIsPaidTwice(Map<String, Long> really) {
        var limits = new HashMap<String, Long>();
        var paid = new HashMap<String, Long>();
        for (AfterSalesCase subject : cases) {
            for (RefundPart part : subject.refund().parts()) {
                limits.merge(step(part.key().value()), part.amount().minor(), Long::sum);
            }
        }
        really.forEach((key, minor) -> paid.merge(step(key), minor, Long::sum));
        paid.forEach((step, minor) -> world.expect(
                minor <= limits.getOrDefault(step, 0L),
                "paid for " + step + ": " + minor + ", owed: " + limits.getOrDefault(step, 0L)));
    }

    /** Returns the key without its count of failures. */
    private static String step(String key) {
        int end = key.lastIndexOf('-');
        return end < 0 ? key : key.substring(0, end);
    }

    private void moneyStaysWithinWhatWasPaid(OrderAccount account) {
        var sums = new TreeMap<String, Long>();
        long out = 0;
        for (AccountEntry entry : world.journal()) {
            long given = switch (entry.kind()) {
                case REFUND, GOODWILL, POINTS_BACK -> entry.amount();
                case REVERSAL -> -entry.amount();
                default -> 0;
            };
            if (entry.tender() != null) {
                sums.merge(entry.tender().value(), given, Long::sum);
            }
            out += given;
        }
        world.expect(out <= account.captured(), "given back: " + out + ", captured: " + account.captured());
        for (TenderBalance tender : account.tenders()) {
            String id = tender.tender().id().value();
            long given = tender.booked();
            world.expect(given >= 0 && given <= tender.captured(), "given back on " + id + ": " + given);
            world.expect(
                    tender.settled() == sums.getOrDefault(id, 0L),
                    "settled on " + id + ": " + tender.settled() + ", in the journal: " + sums.get(id));
        }
        long decided = account.refunded() + account.kept() + account.external();
        world.expect(account.payable() == decided + account.remaining(), "the account is out");
        world.expect(
                account.paidOut() <= account.refunded(),
                "paid out: " + account.paidOut() + ", refunded: " + account.refunded());
    }

    /** Checks that each gift was granted at most once, and that the library's state of each gift is true. */
    private void giftsAreWhatWasGranted() {
        Map<String, Gift> really = world.office().giftsGiven();
        var promised = new TreeMap<String, Gift>();
        for (AfterSalesCase subject : cases) {
            for (GiftGrant part : subject.refund().gifts()) {
                String key = part.key().value();
                promised.put(step(key), part.gift());
                if (part.gift() instanceof Gift.Credit bonus) {
                    world.expect(isEarned(subject, bonus), subject.id() + " has a bonus of " + bonus.amount());
                }
                boolean given = part.gift().equals(really.get(key));
                boolean believed = part.state() == RefundPart.State.PAID;
                boolean undecided = world.isParked(key) && !believed;
                world.expect(
                        given == believed || undecided, "gift under " + key + ": " + given + ", believed: " + believed);
            }
        }
        var times = new TreeMap<String, Integer>();
        really.forEach((key, gift) -> {
            times.merge(step(key), 1, Integer::sum);
            world.expect(gift.equals(promised.get(step(key))), "granted under " + key + " and not promised: " + gift);
        });
        times.forEach((step, count) -> world.expect(count <= 1, step + " was granted " + count + " times"));
    }

    /** Tells whether a bonus is the only one of its case, for store credit, and no more than the shop gives on what the case pays. */
    private static boolean isEarned(AfterSalesCase subject, Gift.Credit bonus) {
        Money paid = subject.refund().parts().stream()
                .filter(part -> part.tender().kind() == TenderKind.MONEY)
                .map(RefundPart::amount)
                .reduce(Orders.yuan(0), Money::plus);
        return subject.refund().gifts().size() == 1
                && subject.refundTo() == RefundDestination.STORE_CREDIT
                && !bonus.amount().isMoreThan(Orders.BONUS.of(paid));
    }
}
