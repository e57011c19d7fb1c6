package io.aftersales.examples.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A year of a shop, made up from a fixed seed, in files of the workbench's format: orders of twenty lines on average, and requests to return
 * some goods of almost every fourth order, one in ten of them too late. So the files are those of a shop with large orders, such as a
 * wholesaler; with fewer lines to an order there would be less to read for each return.
 */
final class GeneratedYear {
    private static final int ORDERS = 20_000;
    private static final int MOST_LINES = 39;
    private static final int DAYS = 365;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int DAYS_TO_RETURN = 7;
    private static final LocalDateTime START = LocalDateTime.parse("2025-01-01T00:00:00");

    private final SplittableRandom random = new SplittableRandom(20_250_101);
    private final List<Request> requests = new ArrayList<>();

    private record Request(LocalDateTime at, int customer, int order, List<String> items) {}

    private GeneratedYear() {}

    /** Writes the files into a folder; they are the same each time. */
    static void write(Path folder) throws IOException {
        new GeneratedYear().writeAll(folder);
    }

    /** Returns the options by which the workbench finds the files. */
    static List<String> options(Path folder) {
        return List.of(
                "--orders", folder.resolve("orders.csv").toString(),
                "--lines", folder.resolve("lines.csv").toString(),
                "--requests", folder.resolve("requests.csv").toString());
    }

    private void writeAll(Path folder) throws IOException {
        try (var orders = file(folder, "orders.csv");
                var lines = file(folder, "lines.csv")) {
            orders.print("order_id,customer_id,placed_at,shipping_minor,coupon_minor\n");
            lines.print("order_id,line_no,sku,quantity,amount_minor\n");
            for (int order = 1; order <= ORDERS; order++) {
                writeOrder(order, orders, lines);
            }
        }
        try (var file = file(folder, "requests.csv")) {
            file.print("case_id,requested_at,customer_id,order_id,line_no,sku,quantity\n");
            requests.sort(Comparator.comparing(Request::at));
            for (int i = 0; i < requests.size(); i++) {
                Request request = requests.get(i);
                for (String item : request.items()) {
                    file.printf("R%d,%s,C%d,%d,%s\n", i + 1, request.at(), request.customer(), request.order(), item);
                }
            }
        }
    }

    private static PrintWriter file(Path folder, String name) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8));
    }

    private void writeOrder(int order, PrintWriter orders, PrintWriter lines) {
        int customer = 1 + random.nextInt(ORDERS / 5);
        LocalDateTime placed = START.plusMinutes((long) order * DAYS * MINUTES_A_DAY / ORDERS);
        int count = 1 + random.nextInt(MOST_LINES);
        long price = 0;
        var items = new ArrayList<String>();
        for (int line = 1; line <= count; line++) {
            int sku = 10_000 + random.nextInt(4_000);
            int quantity = 1 + random.nextInt(24);
            long amount = quantity * (25L + random.nextInt(1_500));
            lines.printf("%d,%d,%d,%d,%d\n", order, line, sku, quantity, amount);
            price += amount;
            if (items.isEmpty() || (items.size() < 3 && random.nextInt(8) == 0)) {
                items.add(line + "," + sku + "," + (1 + random.nextInt(quantity)));
            }
        }
        long coupon = random.nextInt(5) == 0 ? price / 20 : 0;
        orders.printf("%d,C%d,%s,%d,%d\n", order, customer, placed, random.nextInt(3) * 500, coupon);
        if (random.nextInt(100) < 24) {
            int days = random.nextInt(10) == 0 ? DAYS_TO_RETURN + 3 : random.nextInt(DAYS_TO_RETURN);
            requests.add(new Request(placed.plusDays(days).plusMinutes(5), customer, order, items));
        }
    }
}
