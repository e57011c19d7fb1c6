package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.ExchangedUnits.PriceTax;
import io.aftersales.domain.shared.LineId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tax in goods that replace others: today's tax, in proportion to what the new line is worth on the account. */
class ExchangeTaxTest {
    private static final LineId LINE = LineId.of("A");

    private static OrderAccount account() {
        var sale = Sale.of("1001", "EUR")
                .with(OrderLine.of("A", "MUG", 2, 12_000).taxed(1_043, "STANDARD"))
                .paidBy(Tender.money("T1", "CARD", 12_000));
        return OrderAccount.open(FrozenOrder.of(OrderSnapshot.of(sale).get(), RefundPolicy.STANDARD));
    }

    private static TaxBalance opened(ExchangedUnits swap, long difference) {
        List<Units> units = List.of(swap.units());
        OrderAccount held = account().hold(inCase(1), Taken.fromNoParcel(units)).get();
        return Unplaced.exchange(held, inCase(1), units, List.of(swap), difference).account().taxes().stream()
                .filter(row -> row.line() != null)
                .findFirst()
                .orElseThrow();
    }

    /** A mug that was worth 60.00 is replaced; the difference is settled whole, in part, or not at all. */
    @ParameterizedTest
    @CsvSource({
        "    , ,     ,     0, STANDARD, 6000,  522",
        "6000, ,     ,     0, STANDARD, 6000,  522",
        "4000, ,     , -2000, STANDARD, 4000,  348",
        "6000, R9, 495,    0, R9,       6000,  495",
        "4000, R9, 695, -2000, R9,      4000,  695",
        "4000, R9, 695, -1500, R9,      4500,  782",
        "4000, R9, 695,    0, R9,       6000, 1043",
        "2500, R9, 1,      0, R9,       6000,    2",
        "8000, R9, 1389,   0, R9,       6000, 1042",
        "4000, R9, 4000, -1500, R9,     4500, 4500",
        "0,    R9, 0,      0, R9,       6000,    0",
        "6000, ZERO, 0,    0, ZERO,     6000,    0"
    })
    void isTodaysInProportion(
            @Nullable Long value,
            @Nullable String rate,
            @Nullable Long tax,
            long difference,
            String expected,
            long gross,
            long taxed) {
        PriceTax today = rate == null || tax == null ? null : new PriceTax(rate, tax);

        TaxBalance row = opened(new ExchangedUnits(LINE, 1, "MUG-2", value, today, null), difference);

        assertThat(row.rate()).isEqualTo(expected);
        assertThat(row.gross()).isEqualTo(gross);
        assertThat(row.tax()).isEqualTo(taxed);
    }

    @Test
    void isNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceTax("R9", -1));
    }
}
