package io.aftersales.examples.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of measured figures. */
final class Table {
    private static final String LINE = "%-27s %-8s %12s %12s %10s  %-60s %s%n";

    private final Map<TableRow, Map<String, Figure>> rows = new EnumMap<>(TableRow.class);

    /** Adds a row with the figures of its variants. */
    void add(TableRow row, Map<String, Figure> figures) {
        rows.put(row, new TreeMap<>(figures));
    }

    /** Returns the figure of a variant; empty when it was not measured. */
    Optional<Figure> figure(TableRow row, String variant) {
        return Optional.ofNullable(rows.getOrDefault(row, Map.of()).get(variant));
    }

    private Map<String, Figure> peers(TableRow row) {
        var peers = new TreeMap<>(rows.get(row));
        peers.remove(TableRow.OURS);
        peers.remove(TableRow.FLOOR);
        return peers;
    }

    /** Prints the table for people, with the target of each row and whether it is met. */
    void print(PrintWriter out) {
        out.printf(LINE, "row", "unit", "ours", "floor", "bytes", "peers", "target");
        for (TableRow row : rows.keySet()) {
            out.printf(
                    LINE,
                    row.code(),
                    row.unit(),
                    text(figure(row, TableRow.OURS).map(Figure::value)),
                    text(figure(row, TableRow.FLOOR).map(Figure::value)),
                    text(figure(row, TableRow.OURS).map(Figure::bytes)),
                    peers(row).entrySet().stream()
                            .map(peer -> peer.getKey() + " "
                                    + text(Optional.of(peer.getValue().value())))
                            .collect(Collectors.joining(", ")),
                    row.target().judged(this, row));
        }
    }

    /** Returns a figure as text; a figure below a hundredth is what the harness itself allocates now and then. */
    private static String text(Optional<Double> figure) {
        return figure.map(value -> value < 0.01 ? "0" : Figure.rounded(value).toPlainString())
                .orElse("-");
    }

    /** Returns the figures as JSON; those that were not measured are null. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var array = json.putArray("rows");
        for (TableRow row : rows.keySet()) {
            ObjectNode each = array.addObject().put("name", row.code()).put("unit", row.unit());
            put(each, "ours", figure(row, TableRow.OURS).map(Figure::value));
            put(each, "floor", figure(row, TableRow.FLOOR).map(Figure::value));
            ObjectNode peers = each.putObject("peers");
            peers(row).forEach((name, figure) -> put(peers, name, Optional.of(figure.value())));
            put(each, "bytes", figure(row, TableRow.OURS).map(Figure::bytes));
        }
        return json;
    }

    private static void put(ObjectNode object, String field, Optional<Double> figure) {
        figure.ifPresentOrElse(value -> object.put(field, Figure.rounded(value)), () -> object.putNull(field));
    }
}
