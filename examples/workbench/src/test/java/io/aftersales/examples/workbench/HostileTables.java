package io.aftersales.examples.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables of a fuzz test, in one input: a line {@code == NAME} stands before the rows of each file. An input that begins with such a line is
 * taken as it is; any other input tells how right tables are changed, so that most of what comes of it is read to the end.
 */
final class HostileTables {
    private static final String MARK = "== ";
    private static final int MOST_CHANGES = 8;

    private static final List<String> CELLS = List.of(
            "",
            " ",
            "0",
            "1",
            "-1",
            "+1",
            "1.5",
            "1e9",
            "007",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "4611686018427387904",
            "92233720368547758",
            "9223372036854775808",
            "2024-03-01T10:00:00",
            "2024-03-01",
            "0000-01-01T00:00:00",
            "+999999999-12-31T23:59:59",
            "-999999999-01-01T00:00:00",
            "9999-12-31T23:59:59.999999999",
            "2024-03-01T10:00:00Z",
            "1677-09-21T00:12:43Z",
            "\"",
            "\"\"",
            "\"a\nb\"",
            "\"a,b\"",
            "\u0000",
            "\u001b[2J",
            "\u2028",
            "\uFEFF",
            "=1+1",
            "yes",
            "no",
            "KWD",
            "XXX",
            "EUR",
            "RETURN_REFUND",
            "EXCHANGE",
            "RESHIP",
            "REFUND_ONLY",
            "x".repeat(101),
            "x".repeat(70_000));

    /** Amounts and quantities that are read as numbers and are none that an order can have, or that do not add up. */
    private static final List<String> NUMBERS = List.of(
            "-1",
            "-69",
            "0",
            "92233720368547758",
            "4611686018427387904",
            "9223372036854775807",
            "-9223372036854775808");

    private HostileTables() {}

    /** Returns right tables as an input, from files. */
    static String right(Path... files) {
        return Arrays.stream(files)
                .map(file -> MARK + file.getFileName().toString().replace(".csv", "") + "\n" + text(file))
                .collect(Collectors.joining());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the tables that an input holds or describes, as an input that holds them. */
    static byte[] of(byte[] input, List<String> right) {
        if (input.length == 0 || input[0] == MARK.charAt(0)) {
            return input;
        }
        var choices = new InputChoices(input);
        List<List<String>> rows = choices.from(right)
                .lines()
                .map(row -> (List<String>) new ArrayList<>(Arrays.asList(row.split(",", -1))))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < MOST_CHANGES && choices.areLeft(); i++) {
            change(rows, choices);
        }
        return rows.stream()
                .map(row -> String.join(",", row))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void change(List<List<String>> rows, InputChoices choices) {
        int chosen = choices.below(rows.size());
        List<String> row = rows.get(chosen);
        int column = choices.below(row.size());
        if (row.get(0).startsWith(MARK)) {
            return;
        }
        switch (choices.below(11)) {
            case 0, 1 -> row.set(column, choices.from(CELLS));
            // A change of its own: among all cells, the numbers are met too seldom for a run of minutes.
            case 9, 10 -> changeNumber(row, choices);
            case 2 -> row.set(column, String.valueOf(choices.number()));
            case 3, 4 -> {
                List<String> other = choices.from(rows);
                row.set(column, other.get(column % other.size()));
            }
            case 5 -> rows.add(chosen, new ArrayList<>(row));
            case 6 -> rows.remove(chosen);
            case 7 -> row.remove(column);
            default -> row.set(column, row.get(column) + choices.text());
        }
        if (row.isEmpty()) {
            row.add("");
        }
    }

    /** Makes a number of a row, such as an amount or a quantity, one that an order cannot have. */
    private static void changeNumber(List<String> row, InputChoices choices) {
        List<Integer> numbers = IntStream.range(0, row.size())
                .filter(i -> row.get(i).matches("-?\\d+"))
                .boxed()
                .toList();
        if (!numbers.isEmpty()) {
            row.set(choices.from(numbers), choices.from(NUMBERS));
        }
    }

    /** Writes each table that an input holds into a folder, and returns the files by name; a name that is not expected is left out. */
    static Map<String, Path> written(byte[] tables, Path folder, List<String> expected) {
        var files = new LinkedHashMap<String, Path>();
        // One character a byte, so that bytes that are no UTF-8 reach the reader.
        String text = "\n" + new String(tables, StandardCharsets.ISO_8859_1);
        for (String table : text.split("\n" + MARK, -1)) {
            int end = table.indexOf('\n');
            String name = end < 0 ? table : table.substring(0, end);
            if (expected.contains(name)) {
                String rows = end < 0 ? "" : table.substring(end + 1);
                files.put(name, written(folder.resolve(name + ".csv"), rows.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        return files;
    }

    private static Path written(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
