package io.aftersales.examples.oms.console;

import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Ratio;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.ports.repositories.CaseFigures;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the figures of a period, with charts. */
@Controller
class FigurePagesController {
    private static final int DAYS = 30;
    private static final int LONGEST_NUMBER = 12;
    private static final List<Integer> PERCENTS = List.of(50, 90, 99);

    private final CaseFigures figures;
    private final ShopOrders orders;
    private final Catalog catalog;

    FigurePagesController(CaseFigures figures, ShopOrders orders, Catalog catalog) {
        this.figures = figures;
        this.orders = orders;
        this.catalog = catalog;
    }

    /**
     * A figure with its name.
     *
     * @param value the figure as text; a dash for no value
     */
    record Named(String name, String value) {}

    /**
     * A row of a chart and of its table.
     *
     * @param share the part of all cases, as text
     * @param median the handling time that half of the ended cases did not exceed; a dash without an ended case
     * @param refunded the money refunded, an amount for each currency
     */
    record Row(String name, Counts counts, String share, String median, List<String> refunded) {}

    /**
     * A chart with its table.
     *
     * @param key the key of its texts
     */
    record Chart(String key, List<Row> rows) {}

    @GetMapping("/figures")
    String figures(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(name = "orders", defaultValue = "") String placed,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        Menu.FIGURES.refuseOthers(reader.actor());
        LocalDate last = day(to).orElse(reader.today());
        LocalDate first = day(from).orElse(last.minusDays(DAYS - 1L));
        ZoneId in = zone(zone).orElse(reader.zone());
        page.addAttribute("from", from.isEmpty() ? first : from);
        page.addAttribute("to", to.isEmpty() ? last : to);
        page.addAttribute("zone", zone.isEmpty() ? in : zone);
        page.addAttribute("orders", placed);
        String wrong = wrong(from, to, zone, placed, last.isBefore(first));
        page.addAttribute("wrong", wrong);
        if (wrong == null) {
            var period = new Period(first, last.plusDays(1), in);
            long ordersPlaced = placed.isBlank()
                    ? orders.countPlaced(
                            period.from().atStartOfDay(in).toInstant(),
                            period.to().atStartOfDay(in).toInstant())
                    : Long.parseLong(placed.strip());
            show(figures.of(period, ordersPlaced, Sketch::exact), reader, page);
        }
        return "console/figures";
    }

    private static @Nullable String wrong(String from, String to, String zone, String placed, boolean backwards) {
        if (!from.isEmpty() && day(from).isEmpty()) {
            return "from";
        }
        if (backwards || (!to.isEmpty() && day(to).isEmpty())) {
            return "to";
        }
        if (!zone.isEmpty() && zone(zone).isEmpty()) {
            return "zone";
        }
        String number = placed.strip();
        return number.isEmpty() || (number.length() <= LONGEST_NUMBER && number.matches("[0-9]+")) ? null : "orders";
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(day -> day.getYear() > 0 && day.getYear() < 9999);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String typed) {
        try {
            return Optional.of(ZoneId.of(typed.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void show(PeriodFigures period, Reader reader, Model page) {
        Figures opened = period.opened();
        page.addAttribute("counts", opened.all());
        page.addAttribute("placed", period.ordersPlaced());
        page.addAttribute("rates", rates(period, reader));
        page.addAttribute("handling", handling(opened, reader));
        page.addAttribute("service", service(opened, reader));
        page.addAttribute("refunded", amounts(opened.all(), reader));
        page.addAttribute(
                "charts",
                Arrays.stream(Dimension.values())
                        .map(each -> chart(each, opened, reader))
                        .toList());
    }

    private static List<Named> rates(PeriodFigures period, Reader reader) {
        var rates = new ArrayList<Named>();
        rates.add(named("figures.periodRate", period.afterSalesPeriodRate(), reader));
        rates.add(named("figures.cohortRate", period.afterSalesCohortRate(), reader));
        rates.add(named("figures.withCase", period.ordersWithCaseRate(), reader));
        for (CaseKind kind : CaseKind.values()) {
            rates.add(new Named(
                    reader.say("figures.rateOf", reader.word(kind)), reader.percent(period.periodRate(kind))));
        }
        return rates;
    }

    private static Named named(String key, Optional<Ratio> value, Reader reader) {
        return new Named(reader.say(key), reader.percent(value));
    }

    private static List<Named> handling(Figures opened, Reader reader) {
        var times = new ArrayList<Named>();
        times.add(new Named(
                reader.say("figures.mean"),
                seconds(mean(opened.all().service().handling().value()), reader)));
        PERCENTS.forEach(percent -> times.add(new Named(
                reader.say("figures.percentile", percent), seconds(opened.handlingPercentile(percent), reader))));
        times.add(new Named(
                reader.say("figures.byShop"), seconds(opened.handlingByShopPercentile(PERCENTS.get(0)), reader)));
        return times;
    }

    private static Optional<Long> mean(Optional<Ratio> mean) {
        return mean.map(each -> each.rounded(0).longValue());
    }

    private static String seconds(Optional<Long> seconds, Reader reader) {
        return seconds.map(each -> reader.length(Duration.ofSeconds(each))).orElse("–");
    }

    private static List<Named> service(Figures opened, Reader reader) {
        var service = opened.all().service();
        return List.of(
                named("figures.responses", service.responses().value(), reader),
                named("figures.replies", service.nextReplies().value(), reader),
                named("figures.resolutions", service.resolutions().value(), reader),
                named("figures.firstContact", service.firstContact().value(), reader),
                named("figures.answered", service.answered(), reader),
                new Named(
                        reader.say("figures.score"),
                        service.score()
                                .value()
                                .map(each -> each.rounded(1).toPlainString())
                                .orElse("–")));
    }

    private static List<String> amounts(Counts counts, Reader reader) {
        return counts.refunded().entrySet().stream()
                .map(each -> reader.money(Money.ofMinor(each.getValue(), each.getKey())))
                .toList();
    }

    /** The values of a dimension: months in their order, all others with the most cases first. */
    private Chart chart(Dimension dimension, Figures opened, Reader reader) {
        Stream<Map.Entry<String, Counts>> inOrder = dimension == Dimension.MONTH
                ? opened.of(dimension).entrySet().stream()
                : opened.ranked(dimension).stream().map(each -> Map.entry(each.value(), each.counts()));
        long all = opened.all().cases();
        List<Row> rows = inOrder.map(each -> row(dimension, each.getKey(), each.getValue(), all, opened, reader))
                .toList();
        return new Chart("figures.by." + dimension, rows);
    }

    private Row row(Dimension dimension, String value, Counts counts, long all, Figures opened, Reader reader) {
        Optional<Long> median =
                opened.took(dimension, value).map(took -> took.handling().percentile(PERCENTS.get(0)));
        return new Row(
                name(dimension, value, reader),
                counts,
                reader.percent(Ratio.of(counts.cases(), all)),
                seconds(median, reader),
                amounts(counts, reader));
    }

    private String name(Dimension dimension, String value, Reader reader) {
        return switch (dimension) {
            case KIND -> reader.word(CaseKind.valueOf(value));
            case REASON -> reader.word(value);
            case SKU -> catalog.name(value, reader.locale());
            case FAULT -> reader.say("fault." + Fault.valueOf(value));
            case MONTH -> value;
        };
    }
}
