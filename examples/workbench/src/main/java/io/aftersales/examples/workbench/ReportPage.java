package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Ratio;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.texts.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders a report as one HTML page that loads no other file and needs no network. */
final class ReportPage {
    private static final String CHARTS = "/META-INF/resources/webjars/chart.js/4.4.9/dist/chart.umd.js";
    private static final int MOST_PRODUCTS = 12;
    private static final Locale LOCALE = Locale.UK;
    private static final Texts TEXTS = Texts.in(LOCALE, ZoneOffset.UTC);

    private final ReportFigures report;

    ReportPage(ReportFigures report) {
        this.report = report;
    }

    /** Figure at the head of the page. */
    record Tile(String label, String value, String note) {}

    /** Row of a table. */
    record Row(String name, String cases, String units, String refunded, String share, String upToHere) {}

    /** Row of the table of products, with the share of the units sold that were asked back or complained about. */
    record Product(Row row, String ofUnitsSold) {}

    String html() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        var page = new Context(LOCALE);
        page.setVariable("span", span());
        page.setVariable("tiles", tiles());
        page.setVariable("reasons", rows(Dimension.REASON, Integer.MAX_VALUE));
        page.setVariable("kinds", rows(Dimension.KIND, Integer.MAX_VALUE));
        page.setVariable("products", products());
        page.setVariable("charts", library());
        page.setVariable("data", data().toString().replace("</", "<\\/"));
        return engine.process("io/aftersales/examples/workbench/report.html", page);
    }

    private static String library() {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(CHARTS), CHARTS)) {
            String code = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return code.replaceFirst("//# sourceMappingURL=.*\\s*$", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String span() {
        List<String> months =
                report.months().keySet().stream().map(Object::toString).toList();
        return months.isEmpty() ? "" : months.get(0) + " to " + months.get(months.size() - 1);
    }

    private List<Tile> tiles() {
        PeriodFigures all = report.all();
        Counts opened = all.opened().all();
        return List.of(
                new Tile("Orders placed", number(all.ordersPlaced()), "in the period"),
                new Tile("Cases", number(opened.cases()), number(opened.open()) + " open, " + refused() + " refused"),
                new Tile("After-sales rate", percent(all.afterSalesPeriodRate()), "cases by orders placed"),
                new Tile("Return rate", percent(all.periodRate(CaseKind.RETURN_REFUND)), "returns by orders placed"),
                new Tile("Refunded in all", money(report.refunded(opened)), number(opened.units()) + " units"),
                new Tile("Mean refund", mean(opened), "by granted case"),
                new Tile("Handling time", hours(opened), "mean, from application to end"),
                new Tile("Satisfaction", score(opened), percent(opened.service().answered()) + " have answered"),
                new Tile(
                        "First contact", percent(opened.service().firstContact().value()), "settled at once"),
                new Tile(
                        "Tickets in time",
                        percent(opened.service().resolutions().value()),
                        "resolved within their limit"));
    }

    /** Returns the number of requests that were refused and opened no case. */
    private String refused() {
        return number(
                report.refused().values().stream().mapToLong(Long::longValue).sum());
    }

    private String mean(Counts counts) {
        return Ratio.of(report.refunded(counts), counts.granted())
                .map(mean -> money(mean.rounded(0).longValueExact()))
                .orElse("–");
    }

    private static String hours(Counts counts) {
        long hour = Duration.ofHours(1).toSeconds();
        return counts.service()
                .handling()
                .value()
                .map(mean -> new Ratio(mean.part(), Math.multiplyExact(mean.of(), hour)).rounded(1) + " h")
                .orElse("–");
    }

    private static String score(Counts counts) {
        return counts.service()
                .score()
                .value()
                .map(mean -> mean.rounded(1) + " of 5")
                .orElse("–");
    }

    private List<Row> rows(Dimension dimension, int most) {
        return report.all().opened().ranked(dimension).stream()
                .limit(most)
                .map(this::row)
                .toList();
    }

    private Row row(Figures.Ranked each) {
        return new Row(
                each.value(),
                number(each.counts().cases()),
                number(each.counts().units()),
                money(report.refunded(each.counts())),
                percent(Optional.of(each.share())),
                percent(Optional.of(each.upToHere())));
    }

    /** Returns the products with the highest refunds. */
    private List<Product> products() {
        return byRefund().stream()
                .map(each -> new Product(row(each), percent(report.all().productRate(each.value()))))
                .toList();
    }

    private List<Figures.Ranked> byRefund() {
        return report.all().opened().ranked(Dimension.SKU).stream()
                .sorted(Comparator.comparing((Figures.Ranked each) -> -report.refunded(each.counts())))
                .limit(MOST_PRODUCTS)
                .toList();
    }

    // --- the data of the charts
    // -----------------------------------------------------------------------------------------------

    private ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("currency", report.currency().getCurrencyCode());
        ObjectNode months = data.putObject("months");
        ArrayNode names = months.putArray("names");
        ArrayNode cases = months.putArray("cases");
        ArrayNode refunded = months.putArray("refunded");
        ArrayNode periodRates = months.putArray("periodRates");
        ArrayNode cohortRates = months.putArray("cohortRates");
        report.months().forEach((month, figures) -> {
            names.add(month.toString());
            cases.add(figures.opened().all().cases());
            refunded.add(decimal(report.refunded(figures.opened().all())));
            add(periodRates, figures.afterSalesPeriodRate());
            add(cohortRates, figures.afterSalesCohortRate());
        });
        ObjectNode reasons = data.putObject("reasons");
        ArrayNode reasonNames = reasons.putArray("names");
        ArrayNode reasonCases = reasons.putArray("cases");
        ArrayNode reasonSums = reasons.putArray("upToHere");
        for (Figures.Ranked each : report.all().opened().ranked(Dimension.REASON)) {
            reasonNames.add(each.value());
            reasonCases.add(each.counts().cases());
            add(reasonSums, Optional.of(each.upToHere()));
        }
        ObjectNode products = data.putObject("products");
        ArrayNode productNames = products.putArray("names");
        ArrayNode productMoney = products.putArray("refunded");
        for (Figures.Ranked each : byRefund()) {
            productNames.add(each.value());
            productMoney.add(decimal(report.refunded(each.counts())));
        }
        return data;
    }

    private static void add(ArrayNode percents, Optional<Ratio> ratio) {
        ratio.ifPresentOrElse(value -> percents.add(hundredfold(value)), percents::addNull);
    }

    private static BigDecimal hundredfold(Ratio ratio) {
        return ratio.rounded(4).movePointRight(2);
    }

    // --- formatting
    // --------------------------------------------------------------------------------------------------

    private BigDecimal decimal(long minor) {
        return Money.ofMinor(minor, report.currency()).toDecimal();
    }

    private String money(long minor) {
        return TEXTS.amount(Money.ofMinor(minor, report.currency()));
    }

    private static String number(long number) {
        return String.format(LOCALE, "%,d", number);
    }

    private static String percent(Optional<Ratio> ratio) {
        return ratio.map(value -> hundredfold(value) + " %").orElse("–");
    }
}
