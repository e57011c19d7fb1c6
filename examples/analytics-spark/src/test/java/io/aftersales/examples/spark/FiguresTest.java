package io.aftersales.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.CaseRecord.Outcome;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.OrderStories;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that Spark counts over an export are those of one fold. */
@ExtendWith(SparkSessions.class)
class FiguresTest {
    @TempDir
    private Path folder;

    private String written(SparkSession spark, GeneratedShop shop, int partitions) {
        String export = folder.toString();
        FiguresCommand.FEED.write(spark, export, shop.orders(), partitions, new FiguresCommand().generated(shop));
        return export;
    }

    private static Figures folded(GeneratedShop shop) {
        return FiguresCommand.fold(shop.allCases().iterator());
    }

    @ParameterizedTest
    @CsvSource({"5000, 1", "5001, 3", "4998, 7", "3, 5", "1, 1"})
    void theyAreTheSameHoweverTheCasesAreCutIntoFiles(long cases, int partitions, SparkSession spark) {
        var shop = new GeneratedShop(7, cases);
        Figures counted = FiguresCommand.over(FiguresCommand.FEED.read(spark, written(spark, shop, partitions)));

        assertThat(counted).isEqualTo(folded(shop));
        assertThat(counted.all().cases()).isEqualTo(cases);
    }

    @Test
    void eachCaseIsReadFromItsRowAsItWasWritten(SparkSession spark) {
        var shop = new GeneratedShop(11, 1_000);
        List<CaseRecord> read =
                FiguresCommand.FEED
                        .read(spark, written(spark, shop, 3))
                        .orderBy("order_id", "sequence")
                        .collectAsList()
                        .stream()
                        .map(CaseRows::record)
                        .toList();

        assertThat(read).containsExactlyInAnyOrderElementsOf(shop.allCases().toList());
        assertThat(read).anyMatch(each -> each.endedAt() == null).anyMatch(each -> each.score() == null);
    }

    @Test
    void theYearHasEveryKindReasonAndOutcome() {
        Figures figures = folded(new GeneratedShop(1, 5_000));

        assertThat(figures.of(Dimension.KIND)).hasSize(CaseKind.values().length);
        assertThat(figures.of(Dimension.REASON)).hasSize(Reason.STANDARD.size());
        assertThat(figures.of(Dimension.SKU)).hasSizeGreaterThan(90);
        assertThat(figures.of(Dimension.MONTH)).hasSizeGreaterThanOrEqualTo(12);
        assertThat(figures.all().refunded()).containsOnlyKeys("CNY", "JPY");
        assertThat(new GeneratedShop(1, 5_000).allCases().map(CaseRecord::outcome))
                .contains(Outcome.values());
    }

    @Test
    void aSmallerYearIsTheBeginningOfALargerOne() {
        List<CaseRecord> larger = new GeneratedShop(3, 23).allCases().toList();
        for (int cases = 1; cases <= larger.size(); cases++) {
            assertThat(new GeneratedShop(3, cases).allCases().toList()).isEqualTo(larger.subList(0, cases));
        }
        assertThat(new GeneratedShop(4, 23).allCases().toList()).isNotEqualTo(larger);
    }

    /** A host writes the feed from the stories of its orders. */
    @Test
    void storiesOfRealCasesAreCountedAsTheFoldCountsThem(SparkSession spark) {
        List<CaseRecord> records = casesOfDesks();
        List<Row> rows = records.stream().map(CaseRows::row).toList();
        spark.createDataset(rows, Encoders.row(CaseRows.SCHEMA))
                .repartition(5)
                .write()
                .parquet(FiguresCommand.FEED.path(folder.toString()));

        Figures counted = FiguresCommand.over(FiguresCommand.FEED.read(spark, folder.toString()));

        assertThat(counted).isEqualTo(FiguresCommand.fold(records.iterator()));
        assertThat(counted.all().cases()).isEqualTo(40);
        assertThat(counted.all().granted()).isPositive();
        assertThat(counted.all().refunded().get("CNY")).isPositive();
    }

    private static List<CaseRecord> casesOfDesks() {
        var noon = Instant.parse("2026-03-02T12:00:00Z");
        var shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, noon);
        for (int i = 0; i < 40; i++) {
            boolean sent = i % 2 == 0;
            var sale = Sale.of("O" + i, "CNY")
                    .with(OrderLine.of("A", "SKU-" + i % 7, 3, 6_000))
                    .paidBy(Tender.money("T", "CARD", 6_000));
            var parcel = Parcel.packed("P", "W", List.of(LineId.of("A")));
            shop.orders()
                    .put(new OrderFacts(
                            sale,
                            "b",
                            sent ? OrderState.DELIVERED : OrderState.PAID,
                            noon,
                            List.of(sent ? parcel.delivered(noon) : parcel),
                            Map.of()));
            var item = ItemAsked.of("A", 1 + i % 3, sent ? "NOT_LIKED" : "ORDER_CANCELLED");
            var opened = shop.desks()
                    .applications()
                    .open(Commands.OpenCase.of(
                            Request.of("1", Actor.buyer("b")),
                            OrderId.of("O" + i),
                            sent ? CaseKind.RETURN_REFUND : CaseKind.REFUND_ONLY,
                            List.of(item)))
                    .get();
            shop.desks()
                    .reviews()
                    .approve(Commands.ApproveCase.byPolicy(Request.of("2", Actor.reviewer("r")), opened.caseId()))
                    .get();
        }
        shop.desks().runDue(noon, 1_000);
        var records = new ArrayList<CaseRecord>();
        new OrderStories(shop.repository(), shop.tickets()).forEach(story -> records.addAll(story.records()));
        return records;
    }
}
