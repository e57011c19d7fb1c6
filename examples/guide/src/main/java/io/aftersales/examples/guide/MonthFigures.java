package io.aftersales.examples.guide;

import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.CaseFigures;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;

/** The figures of a month with one return. */
final class MonthFigures {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final long ORDERS_PLACED = 40;

    private MonthFigures() {}

    static void print(PrintStream out) {
        InMemoryAfterSales shop = SampleShop.under(ShopPolicy.STANDARD);
        FirstReturn.returned(shop.desks(), NOWHERE).get();
        print(shop.figures(), ORDERS_PLACED, out);
    }

    private static void print(CaseFigures caseFigures, long ordersPlaced, PrintStream out) {
        // guide:start figures
        var march = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), ZoneId.of("Asia/Shanghai"));
        PeriodFigures figures = caseFigures.of(march, ordersPlaced, Sketch::exact);
        out.println("cases: " + figures.opened().all().cases());
        out.println("refunded, minor units: " + figures.opened().all().refunded());
        out.println("after-sales rate: "
                + figures.afterSalesPeriodRate()
                        .map(rate -> rate.part() + " of " + rate.of())
                        .orElse("no value"));
        // guide:end figures
    }
}
