package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.JdbcTopUps;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.RefundTable;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.Party;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Case as its buyer's page shows it.
 *
 * @param subject the case
 * @param progress what has happened and what comes next
 * @param sums the refund to the cent; null before it was booked
 * @param topUp the difference to be paid; null for none
 * @param notices what the buyer was told, newest first
 * @param names the names of the goods by line
 */
public record BuyerCase(
        CaseView subject,
        CaseFile file,
        CaseProgress progress,
        @Nullable Sums sums,
        @Nullable ToPay topUp,
        List<Told> notices,
        Map<String, String> names,
        Catalog catalog,
        Reader reader) {

    /** Difference that the buyer is asked to pay for an exchange. */
    public record ToPay(Money amount, Instant until) {}

    /** Notice that the buyer got, in words. */
    public record Told(Instant at, String text) {}

    static BuyerCase of(
            CaseFile file, JdbcTopUps.@Nullable Request topUp, List<Told> notices, Catalog catalog, Reader reader) {
        CaseView subject = file.subject();
        RefundBreakdown refund = subject.refund();
        Map<String, String> names = new HashMap<>();
        subject.items().forEach(each -> names.put(each.line().value(), catalog.name(each.sku(), reader.locale())));
        return new BuyerCase(
                subject,
                file,
                CaseProgress.of(subject, file.timeline(), reader.texts()),
                refund == null ? null : Sums.of(refund, RefundTable.of(subject, reader.texts())),
                toPay(subject, topUp),
                notices,
                names,
                catalog,
                reader);
    }

    private static @Nullable ToPay toPay(CaseView subject, JdbcTopUps.@Nullable Request topUp) {
        return topUp != null
                        && topUp.state() == JdbcTopUps.State.ASKED
                        && subject.status() == CaseStatus.AWAITING_TOP_UP
                ? new ToPay(topUp.amount(), topUp.expires())
                : null;
    }

    /** Tells whether the buyer can take an action now. */
    public boolean may(String action) {
        return file.allowed().contains(Action.valueOf(action));
    }

    /** The last message of the shop; null when it wrote none. */
    public @Nullable String question() {
        return subject.messages().stream()
                .filter(each -> each.by() == Party.SHOP)
                .reduce((first, second) -> second)
                .map(CaseView.Message::text)
                .orElse(null);
    }

    /** Returns the name of the goods of a line. */
    public String name(String line) {
        return names.getOrDefault(line, line);
    }

    /** Returns the name of a product. */
    public String product(String sku) {
        return catalog.name(sku, reader.locale());
    }

    /** Writes a gift. */
    public String gift(Gift gift) {
        if (gift instanceof Gift.Points points) {
            return reader.say("mine.gift.points", points.count());
        }
        return gift instanceof Gift.Credit credit
                ? reader.say("mine.gift.credit", reader.money(credit.amount()))
                : reader.say("mine.gift.coupon", ((Gift.Coupon) gift).of());
    }

    /** Returns an amount in the currency of the case's offer. */
    public Money offered(long minor) {
        return Money.ofMinor(
                minor, Objects.requireNonNull(subject.offer()).paid().currency());
    }

    /** Writes units as a list of names. */
    public String units(List<Units> units) {
        return reader.list(units.stream()
                .map(each -> each.quantity() + " × " + name(each.line().value())));
    }
}
