package io.aftersales.examples.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hostile histories for the commands that replay one. */
final class HostileHistory {
    private static final List<String> TABLES = List.of("orders", "lines", "tenders", "requests");
    private static final Path SAMPLE = Path.of("sample");

    private static final List<String> RIGHT = List.of(
            """
            == orders
            order_id,customer_id,placed_at,delivered_at,promised_at,status,shipping_minor,other_charges_minor,coupon_minor,promotion_minor,currency
            1,ANNA,2024-03-01T10:00:00,2024-03-02T10:00:00,2024-03-04T10:00:00,DELIVERED,500,-20,300,100,EUR
            2,BEN,2024-03-01T11:00:00,,,PAID,0,10,0,0,EUR
            == lines
            order_id,line_no,sku,quantity,amount_minor
            1,1,MUG,3,2000
            1,2,JUG,1,3500
            2,1,MUG,1,700
            == tenders
            order_id,tender_no,channel,amount_minor
            1,1,CARD,2580
            1,2,WALLET,3000
            2,1,CARD,710
            == requests
            case_id,requested_at,customer_id,order_id,line_no,sku,quantity,kind,reason,evidence,wanted_sku
            R1,2024-03-03T10:00:00,ANNA,1,1,MUG,1,RETURN_REFUND,NOT_LIKED,yes,
            R1,2024-03-03T10:00:00,ANNA,1,2,JUG,1,RETURN_REFUND,DAMAGED,no,
            R2,2024-03-03T11:00:00,ANNA,1,1,MUG,1,EXCHANGE,NOT_LIKED,no,CUP
            R3,2024-03-03T12:00:00,BEN,2,,,,REFUND_ONLY,ORDER_CANCELLED,,
            R4,2024-03-03T13:00:00,ANNA,1,1,MUG,1,RESHIP,DAMAGED,yes,
            """,
            HostileTables.right(
                    SAMPLE.resolve("orders.csv"),
                    SAMPLE.resolve("lines.csv"),
                    SAMPLE.resolve("tenders.csv"),
                    SAMPLE.resolve("requests.csv")));

    private HostileHistory() {}

    /** Runs a command on the history that an input holds or describes. */
    static Run of(byte[] input, Path folder, String command, String... options) {
        byte[] tables = HostileTables.of(input, RIGHT);
        Map<String, Path> files = HostileTables.written(tables, folder, TABLES);
        var arguments = new ArrayList<>(List.of(command));
        files.forEach((name, file) -> arguments.addAll(List.of("--" + name, file.toString())));
        arguments.addAll(List.of(options));
        boolean whole = files.keySet().containsAll(List.of("orders", "lines", "requests"));
        return whole ? HostileRun.of(tables, arguments.toArray(String[]::new)) : new Run(2, "", "");
    }
}
