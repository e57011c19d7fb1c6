package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The report of which the guide shows a picture. The year is invented and the same on every machine; its files and its report stay in
 * {@code target/invented-year}.
 */
class InventedYearTests {
    private static final Path FOLDER = Path.of("target", "invented-year");
    private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final int ORDERS = 3_600;

    /** Product, price of one unit in cents, and of a hundred orders of it how many come back. */
    private record Product(String sku, int price, int returned) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product("VASE", 8_900, 19),
            new Product("KETTLE", 5_400, 11),
            new Product("TEAPOT", 4_200, 10),
            new Product("GLASS-SET", 3_600, 12),
            new Product("BOARD", 2_900, 9),
            new Product("KNIFE", 2_400, 6),
            new Product("CANDLE", 1_500, 7),
            new Product("JAR", 1_200, 8),
            new Product("PLATE-S", 900, 9),
            new Product("TOWEL", 1_100, 6),
            new Product("MUG-RED", 800, 8),
            new Product("MUG-BLUE", 800, 7));

    private static final List<String> REASONS = List.of(
            "NOT_LIKED",
            "NOT_LIKED",
            "NOT_LIKED",
            "NOT_LIKED",
            "DAMAGED",
            "DAMAGED",
            "DAMAGED",
            "WRONG_COLOUR",
            "WRONG_COLOUR",
            "QUALITY_ISSUE",
            "WRONG_ITEM",
            "SHORTAGE");

    private final Random random = new Random(2025);
    private final List<String> orders = new ArrayList<>(List.of("order_id,customer_id,placed_at,delivered_at,status,"
            + "shipping_minor,other_charges_minor,coupon_minor,promotion_minor,currency"));
    private final List<String> lines = new ArrayList<>(List.of("order_id,line_no,sku,quantity,amount_minor"));
    private final List<String> requests = new ArrayList<>();

    private InventedYearTests() {
        for (int order = 1; order <= ORDERS; order++) {
            sell(order);
        }
        requests.sort(Comparator.comparing(row -> row.split(",")[1]));
        requests.add(0, "case_id,requested_at,customer_id,order_id,line_no,sku,quantity,kind,reason,evidence");
    }

    private void sell(int order) {
        Product product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        int units = 1 + random.nextInt(4);
        LocalDateTime placed = NEW_YEAR.plusMinutes(365L * 24 * 60 * order / (ORDERS + 1));
        LocalDateTime delivered = placed.plusHours(24L + random.nextInt(72));
        int coupon = random.nextInt(4) == 0 ? 300 : 0;
        orders.add(
                "%d,B%d,%s:00,%s:00,DELIVERED,490,0,%d,0,EUR".formatted(order, order % 900, placed, delivered, coupon));
        lines.add("%d,1,%s,%d,%d".formatted(order, product.sku(), units, units * product.price()));
        boolean afterChristmas = placed.getMonthValue() > 11;
        if (random.nextInt(100) < product.returned() + (afterChristmas ? 5 : 0)) {
            String reason = REASONS.get(random.nextInt(REASONS.size()));
            LocalDateTime requested = delivered.plus(Duration.ofHours(6L + random.nextInt(9 * 24)));
            requests.add("R%d,%s:00,B%d,%d,1,%s,%d,%s,%s,yes"
                    .formatted(
                            order,
                            requested,
                            order % 900,
                            order,
                            product.sku(),
                            1 + random.nextInt(units),
                            reason.equals("SHORTAGE") ? "REFUND_ONLY" : "RETURN_REFUND",
                            reason));
        }
    }

    @Test
    void theReportTellsOfTwelveMonthsAndAllProducts() throws IOException {
        Files.createDirectories(FOLDER);
        Run run = new PastFiles(FOLDER)
                .orders(orders.toArray(String[]::new))
                .lines(lines.toArray(String[]::new))
                .requests(requests.toArray(String[]::new))
                .told("report", "--out", FOLDER.toString());

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode report = JsonMapper.builder()
                .build()
                .readTree(FOLDER.resolve("report.json").toFile());
        assertThat(report.get("orders_placed").asInt()).isEqualTo(ORDERS);
        assertThat(report.get("by_month")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(report.get("by_sku")).hasSize(PRODUCTS.size());
    }
}
