package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Durations;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.Mean;
import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.ServiceFigures;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.ports.repositories.CaseFigures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes the figures of a period in PostgreSQL, over the views that define how each case is counted. */
public final class JdbcFigures implements CaseFigures {
    private static final String COUNTS = """
            count(*) as cases, sum(c.granted) as granted, sum(c.not_granted) as not_granted,
            sum(c.handling)::bigint as handling, sum(c.handling_by_shop)::bigint as handling_by_shop, count(c.handling) as ended,
            sum(c.score) as score, count(c.score) as rated, sum(c.first_contact) as first_contact,
            sum(c.responses) as responses, sum(c.responses_kept) as responses_kept,
            sum(c.resolutions) as resolutions, sum(c.resolutions_kept) as resolutions_kept, c.currency""";

    /** Dimensions that are columns of a case; the other ones are columns of its items. */
    private static final Map<Dimension, String> OF_CASES = Map.of(
            Dimension.KIND, "c.kind",
            Dimension.MONTH, "to_char(c.opened_at at time zone :zone, 'YYYY-MM')");

    private static final Map<Dimension, String> OF_ITEMS =
            Map.of(Dimension.REASON, "reason", Dimension.SKU, "sku", Dimension.FAULT, "fault");

    private final JdbcClient jdbc;

    /** Creates the figures over the tables of cases and tickets. */
    public JdbcFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public PeriodFigures of(Period period, long ordersPlaced, Supplier<Sketch> sketches) {
        return new PeriodFigures(
                ordersPlaced, figures("opened_at", period, sketches), figures("ordered_at", period, sketches));
    }

    /**
     * Returns the figures of the cases whose moment is in the period.
     *
     * @param moment the column that holds the moment
     */
    private Figures figures(String moment, Period period, Supplier<Sketch> sketches) {
        String inPeriod = "c." + moment + " >= :from::timestamptz and c." + moment + " < :to::timestamptz";
        String cases = "counted_case c where " + inPeriod;
        var by = new EnumMap<Dimension, Map<String, Counts>>(Dimension.class);
        var took = new EnumMap<Dimension, Map<String, Durations>>(Dimension.class);
        OF_CASES.forEach((dimension, value) -> {
            by.put(dimension, ofCases(value, cases, period));
            took.put(dimension, took(value + " as value", cases, period, sketches));
        });
        OF_ITEMS.forEach((dimension, value) -> {
            by.put(dimension, ofItems(value, inPeriod, period));
            String with = "(select distinct order_id, number, " + value + " as value from counted_item) i"
                    + " join counted_case c using (order_id, number) where " + inPeriod;
            took.put(dimension, took("i.value", with, period, sketches));
        });
        return new Figures(
                ofCases("''", cases, period).getOrDefault("", Counts.NONE),
                by,
                took("'' as value", cases, period, sketches).getOrDefault("", Durations.none(sketches)),
                took);
    }

    private JdbcClient.StatementSpec asked(String sql, Period period) {
        return jdbc.sql(sql)
                .param(
                        "from",
                        period.from().atStartOfDay(period.zone()).toInstant().toString())
                .param("to", period.to().atStartOfDay(period.zone()).toInstant().toString())
                .param("zone", period.zone().getId());
    }

    private Map<String, Counts> ofCases(String value, String cases, Period period) {
        return counted(
                "select " + value + " as value, sum(c.units)::bigint as units, sum(c.refunded)::bigint as refunded, "
                        + COUNTS + " from " + cases + " group by 1, c.currency",
                period);
    }

    /** Counts a case once under each value that one of its items has. */
    private Map<String, Counts> ofItems(String value, String inPeriod, Period period) {
        return counted(
                "select i.value, sum(i.units)::bigint as units, sum(i.refunded)::bigint as refunded, " + COUNTS
                        + " from (select c.order_id, c.number, i." + value + " as value, sum(i.units) as units,"
                        + " sum(i.refunded) as refunded from after_sales_case c join counted_item i using (order_id, number)"
                        + " where " + inPeriod + " group by 1, 2, 3) i"
                        + " join counted_case c using (order_id, number) where " + inPeriod + " group by 1, c.currency",
                period);
    }

    private Map<String, Counts> counted(String sql, Period period) {
        var counted = new TreeMap<String, Counts>();
        asked(sql, period).query(row -> {
            counted.merge(row.getString("value"), counts(row), Counts::plus);
        });
        return counted;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        long cases = row.getLong("cases");
        long granted = row.getLong("granted");
        long notGranted = row.getLong("not_granted");
        long refunded = row.getLong("refunded");
        long ended = row.getLong("ended");
        var service = new ServiceFigures(
                new Mean(row.getLong("handling"), ended),
                new Mean(row.getLong("handling_by_shop"), ended),
                new Mean(row.getLong("score"), row.getLong("rated")),
                new Mean(row.getLong("first_contact"), ended),
                new Mean(row.getLong("responses_kept"), row.getLong("responses")),
                new Mean(row.getLong("resolutions_kept"), row.getLong("resolutions")));
        return new Counts(
                cases,
                cases - granted - notGranted,
                granted,
                notGranted,
                row.getLong("units"),
                refunded == 0 ? Map.of() : Map.of(row.getString("currency"), refunded),
                service);
    }

    /** Adds each duration as often as it occurs; its frequency is all that a sketch needs. */
    private Map<String, Durations> took(String value, String cases, Period period, Supplier<Sketch> sketches) {
        var took = new TreeMap<String, Durations>();
        asked(
                        "select " + value + ", c.handling, c.handling_by_shop, count(*) as times from " + cases
                                + " and c.handling is not null group by 1, 2, 3",
                        period)
                .query(row -> {
                    Durations some = took.computeIfAbsent(row.getString("value"), unseen -> Durations.none(sketches));
                    for (long i = row.getLong("times"); i > 0; i--) {
                        some.add(row.getLong("handling"), row.getLong("handling_by_shop"));
                    }
                });
        return took;
    }
}
