package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.swap;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderLine;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * A top-up that was taken back from the shop and won again leaves the order as if that had never happened, whatever was returned between.
 * A restocking fee may be shared otherwise between the bookings that it is rounded in, by one minor unit each.
 */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE)
class TopUpWonBackProperties {
    private static final List<String> LINES = List.of("A", "A/1", "B");

    @Property
    void winningATopUpBackRestores(
            @ForAll @IntRange(min = 1, max = 4) int units,
            @ForAll @IntRange(min = 1, max = 4) int exchanged,
            @ForAll @LongRange(min = 1, max = 9_000) long sold,
            @ForAll @LongRange(min = 1, max = 9_000) long dearer,
            @ForAll boolean withFee,
            @ForAll @Size(max = 9) List<@IntRange(max = 2) Integer> returned,
            @ForAll @IntRange(max = 9) int taken,
            @ForAll @IntRange(max = 9) int won,
            @ForAll @IntRange(min = 1, max = 100) int share) {
        Till without = exchanged(units, Math.min(units, exchanged), sold, dearer, withFee);
        Till with = exchanged(units, Math.min(units, exchanged), sold, dearer, withFee);
        long topUp = with.account().totals().topUps();
        if (topUp == 0) {
            return;
        }
        long first = Math.max(1, topUp * share / 100);
        int from = Math.min(taken, returned.size());
        int to = Math.min(from + won, returned.size());
        for (int step = 0; step <= returned.size(); step++) {
            if (step == from) {
                with.takesBackTopUp("CB");
            }
            if (step == to) {
                with.winsBack("CB", money(first));
            }
            if (step < returned.size()) {
                String line = LINES.get(returned.get(step));
                if (with.account().unitsLeft(RefundFixtures.id(line)) > 0) {
                    with.pays(back(line, 1));
                    without.pays(back(line, 1));
                }
            }
        }
        if (topUp > first) {
            with.winsBack("CB", money(topUp - first));
        }
        isAsWithout(with.account(), without.account());
        for (String line : LINES) {
            long left = without.account().unitsLeft(RefundFixtures.id(line));
            if (left > 0) {
                with.pays(back(line, left));
                without.pays(back(line, left));
            }
        }
        isAsWithout(with.account(), without.account());
        if (!withFee) {
            assertThat(with.account().taxes()).isEqualTo(without.account().taxes());
        }
    }

    private static Till exchanged(int units, int exchanged, long sold, long dearer, boolean withFee) {
        AnOrder order = anOrder()
                .with(
                        OrderLine.of("A", "MUG", units, sold).taxed(sold * 21 / 121, "VAT-21"),
                        OrderLine.of("B", "BOOK", 2, 5_000).taxed(412, "VAT-9"));
        order = withFee
                ? order.under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(20)))
                : order.withoutRestockingFee();
        Till till = order.till();
        till.exchange(swap("A", exchanged, "LARGE", money(sold * exchanged / units + dearer)));
        return till;
    }

    private static String money(long minor) {
        return Money.ofMinor(minor, "CNY").toDecimal().toPlainString();
    }

    private static void isAsWithout(OrderAccount restored, OrderAccount account) {
        long rounding = account.kept() == 0 ? 0 : account.bookings().size();
        assertThat(restored.external()).isZero();
        assertThat(restored.refunded()).isBetween(account.refunded() - rounding, account.refunded() + rounding);
        assertThat(restored.refunded() + restored.kept()).isEqualTo(account.refunded() + account.kept());
        assertThat(restored.paidOut()).isEqualTo(restored.refunded());
        assertThat(restored.left()).isEqualTo(account.left());
        assertThat(restored.totals().goodsGranted()).isEqualTo(account.totals().goodsGranted());
        assertThat(restored.replacements()).isEqualTo(account.replacements());
    }
}
