package io.aftersales.jdbc;

import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.PeriodFold;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.OrderStories;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Figures of a period: the orders with a case in it are found by the database and counted by the library, one order after another. */
final class JdbcFigures implements CaseFigures {
    private static final int PAGE = 500;

    private final Connections connections;
    private final OrderStories stories;

    JdbcFigures(Connections connections, OrderStories stories) {
        this.connections = connections;
        this.stories = stories;
    }

    @Override
    public PeriodFigures of(Period period, long ordersPlaced, Supplier<Sketch> sketches) {
        var fold = new PeriodFold(period, sketches);
        List<OrderId> page = orders(period, "");
        while (!page.isEmpty()) {
            page.forEach(order ->
                    stories.of(order).ifPresent(story -> story.records().forEach(fold::add)));
            page = orders(period, page.get(page.size() - 1).value());
        }
        return fold.figures(ordersPlaced);
    }

    /** Finds the next orders with a case that was opened in the period, or that were placed in it. */
    private List<OrderId> orders(Period period, String after) {
        LocalDateTime from =
                Moments.down(period.from().atStartOfDay(period.zone()).toInstant());
        LocalDateTime to = Moments.down(period.to().atStartOfDay(period.zone()).toInstant());
        var parameters = new ArrayList<Object>(List.of(after, from, to, from, to, PAGE));
        return connections.list(
                "select distinct order_id from aftersales_case where order_id > ?"
                        + " and (opened_at >= ? and opened_at < ? or ordered_at >= ? and ordered_at < ?)"
                        + " order by order_id limit ?",
                parameters,
                row -> OrderId.of(row.getString(1)));
    }
}
