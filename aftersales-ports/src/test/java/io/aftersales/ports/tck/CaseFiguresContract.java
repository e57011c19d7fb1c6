package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.PeriodFold;
import io.aftersales.domain.analytics.ServiceFigures;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.OrderStories;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link CaseFigures}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class CaseFiguresContract {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int ORDERS = 10;

    private TicketStorage storage;
    private CaseFigures figures;

    /** Creates an empty database; called before each rule. */
    protected abstract TicketStorage emptyStorage();

    /** Creates the figures over this database. */
    protected abstract CaseFigures over(TicketStorage stored);

    @BeforeEach
    final void start() {
        storage = emptyStorage();
        figures = over(storage);
    }

    private static Period days(String from, String to, ZoneId zone) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), zone);
    }

    private PeriodFigures folded(Period period, long ordersPlaced) {
        var fold = new PeriodFold(period, Sketch::exact);
        new OrderStories(storage.cases(), storage.tickets())
                .forEach(story -> story.records().forEach(fold::add));
        return fold.figures(ordersPlaced);
    }

    @Test
    final void rule01_countsWhatAFoldCounts() {
        var random = new Random(20260301);
        Instant placed = Instant.parse("2026-01-20T03:00:00Z");
        for (int order = 1; order <= ORDERS; order++) {
            placed = placed.plusSeconds(random.nextInt(86_400));
            new Histories(storage, "O-" + order, placed, random).live(120);
        }
        Period ever = days("2020-01-01", "2030-01-01", ZoneOffset.UTC);
        assertSame(ever);
        assertSame(days("2026-02-01", "2026-03-01", SHANGHAI));
        assertSame(days("2026-02-10", "2026-02-11", ZoneId.of("America/New_York")));

        ServiceFigures service =
                figures.of(ever, 1, Sketch::exact).opened().all().service();
        assertThat(service.score().count()).as("some were rated").isPositive();
        assertThat(service.firstContact().sum())
                .as("some were settled at once, and some not")
                .isBetween(1L, service.firstContact().count() - 1);
        assertThat(service.responses().count()).as("some were answered").isPositive();
    }

    /** Compares dimension by dimension, so that a difference is reported by the name of its dimension. */
    private void assertSame(Period period) {
        PeriodFigures asked = figures.of(period, 7, Sketch::exact);
        PeriodFigures expected = folded(period, 7);
        assertThat(asked.opened().all())
                .as("all that was opened in %s", period)
                .isEqualTo(expected.opened().all());
        for (Dimension dimension : Dimension.values()) {
            assertThat(asked.opened().of(dimension))
                    .as("%s in %s", dimension, period)
                    .isEqualTo(expected.opened().of(dimension));
        }
        assertThat(asked.opened()).as("with percentiles").isEqualTo(expected.opened());
        assertThat(asked.ofOrdersPlaced()).as("of orders placed in %s", period).isEqualTo(expected.ofOrdersPlaced());
    }

    @Test
    final void rule02_countsWholeDaysOfTheZone() {
        var samples = new Samples(storage.cases()); // orders of the samples are placed at noon of 1 March
        samples.at(Instant.parse("2026-03-01T15:59:59.999999Z")).opened("1001", "c1");
        samples.at(Instant.parse("2026-03-01T16:00:00Z")).opened("1002", "c1");
        samples.at(Instant.parse("2026-03-02T15:59:59.999999Z")).opened("1003", "c1");
        samples.at(Instant.parse("2026-03-02T16:00:00Z")).opened("1004", "c1");

        assertThat(opened(days("2026-03-02", "2026-03-03", SHANGHAI)))
                .as("from midnight to midnight in Shanghai")
                .isEqualTo(2);
        assertThat(opened(days("2026-03-01", "2026-03-02", ZoneOffset.UTC)))
                .as("of the day in UTC")
                .isEqualTo(2);
        assertThat(opened(days("2026-03-02", "2026-03-02", SHANGHAI)))
                .as("of no day")
                .isZero();
        PeriodFigures march = figures.of(days("2026-03-01", "2026-03-02", ZoneOffset.UTC), 4, Sketch::exact);
        assertThat(march.ofOrdersPlaced().all().cases())
                .as("of the orders of that day, whenever something was applied for")
                .isEqualTo(4);
        assertThat(figures.of(days("2026-03-02", "2026-03-05", ZoneOffset.UTC), 4, Sketch::exact)
                        .ofOrdersPlaced()
                        .all()
                        .cases())
                .as("of the orders of other days")
                .isZero();
    }

    private long opened(Period period) {
        return figures.of(period, 0, Sketch::exact).opened().all().cases();
    }

    @Test
    final void rule03_takesTheOrdersPlacedAsTheyAreTold() {
        new Samples(storage.cases()).opened("1001", "c1");
        Period march = days("2026-03-01", "2026-04-01", ZoneOffset.UTC);
        assertThat(figures.of(march, 250, Sketch::exact).ordersPlaced())
                .as("orders without a case are orders")
                .isEqualTo(250);
        assertThat(figures.of(march, 0, Sketch::exact).ordersPlaced()).isZero();
    }

    @Test
    final void rule04_hasNoFiguresWithoutCases() {
        assertThat(figures.of(days("2026-03-01", "2026-04-01", SHANGHAI), 9, Sketch::exact))
                .isEqualTo(PeriodFigures.withoutCases(9, Sketch.exact()));
    }
}
