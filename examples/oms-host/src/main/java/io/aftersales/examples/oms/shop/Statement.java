package io.aftersales.examples.oms.shop;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.domain.refunds.AccountEntry;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A payment provider's statement: the movements of money that the provider made, as CSV with the columns {@code key, transaction_id,
 * occurred_at, amount_minor, currency, kind} in any order. A statement with a row that cannot be read is refused as a whole.
 *
 * @param movements the movements, in the order of the rows
 */
public record Statement(List<Movement> movements) {
    private static final int MOST_FAULTS = 50;
    private static final int LONGEST_NAME = 200;
    private static final List<String> SEPARATORS = List.of(";", "\t", "|");
    private static final Pattern OFFSET = Pattern.compile("(Z|[+-][0-9]{2}:?[0-9]{2})$");
    private static final Set<AccountEntry.Kind> KINDS = Stream.of(AccountEntry.Kind.values())
            .filter(Movement::isInStatements)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(AccountEntry.Kind.class)));

    /** Copies the list. */
    public Statement {
        movements = List.copyOf(movements);
    }

    /** The columns of a statement. */
    public enum Column {
        /** The idempotency key; empty where the provider does not know it. */
        KEY("key"),
        /** The provider's id of the movement. */
        TRANSACTION("transaction_id"),
        /** The moment of the movement, such as 2026-03-01T12:00:00Z or 2026-03-01T20:00:00+08:00; without an offset, UTC. */
        OCCURRED("occurred_at"),
        /** The amount in minor units, never negative. */
        AMOUNT("amount_minor"),
        /** The currency, as three capital letters. */
        CURRENCY("currency"),
        /** The kind of movement, such as REFUND. */
        KIND("kind");

        private final String header;

        Column(String header) {
            this.header = header;
        }

        /** Returns the name of the column in the header. */
        public String header() {
            return header;
        }
    }

    /** Fault of a row. */
    public enum Wrong {
        /** The file is not CSV in UTF-8. */
        NOT_CSV,
        /** A quotation mark begins a cell that no other one ends. */
        QUOTE,
        /** The header is separated by this character, not by commas. */
        SEPARATOR,
        /** The file is empty, or the header lacks this column. */
        COLUMN_MISSING,
        /** The header has this column twice. */
        COLUMN_TWICE,
        /** The row has fewer or more cells than the header. */
        CELLS,
        /** Neither the key nor the transaction is there, or it is too long. */
        NAME,
        /** The moment cannot be read. */
        MOMENT,
        /** The amount is not a whole number of minor units, or negative. */
        AMOUNT,
        /** The currency is not known. */
        CURRENCY,
        /** The kind moves no money at a provider. */
        KIND
    }

    /**
     * A row that cannot be read.
     *
     * @param line the number of its first line in the file, counted from 1
     * @param wrong what is wrong
     * @param text what is there
     */
    public record BadRow(long line, Wrong wrong, String text) {
        /** Tells what is wrong, for programmers. */
        String inEnglish() {
            return switch (wrong) {
                case NOT_CSV -> "is not CSV in UTF-8";
                case QUOTE -> "begins a quotation mark that is never closed";
                case SEPARATOR -> "is separated by \"" + text + "\", write commas";
                case COLUMN_MISSING -> "the column " + text + " is missing";
                case COLUMN_TWICE -> "the column " + text + " is there twice";
                case CELLS -> "has " + text + " cells, not as many as the header";
                case NAME -> "has no key and no transaction_id, or one of more than " + LONGEST_NAME + " characters";
                case MOMENT ->
                    "occurred_at \"" + text
                            + "\" is not a moment such as 2026-03-01T12:00:00Z or 2026-03-01T20:00:00+08:00";
                case AMOUNT -> "amount_minor \"" + text + "\" is not a whole number of minor units";
                case CURRENCY -> "currency \"" + text + "\" is no code such as CNY";
                case KIND -> "kind \"" + text + "\" moves no money";
            };
        }
    }

    /** Reads a statement, or tells which rows cannot be read, at most fifty of them. */
    public static Either<List<BadRow>, Statement> read(String csv) {
        int unclosed = unclosedQuote(csv);
        if (unclosed > 0) {
            return Either.left(List.of(new BadRow(unclosed, Wrong.QUOTE, "")));
        }
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
            return read(rows);
        } catch (CsvParseException e) {
            return Either.left(List.of(new BadRow(1, Wrong.NOT_CSV, "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the line of a quotation mark that begins a cell and is never closed; 0 for none. */
    private static int unclosedQuote(String csv) {
        int line = 1;
        int opened = 0;
        boolean atStart = true;
        for (int i = csv.startsWith("\uFEFF") ? 1 : 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (opened == 0) {
                opened = c == '"' && atStart ? line : 0;
            } else if (c == '"') {
                boolean isDoubled = i + 1 < csv.length() && csv.charAt(i + 1) == '"';
                i += isDoubled ? 1 : 0;
                opened = isDoubled ? opened : 0;
            }
            atStart = c == ',' || c == '\n' || c == '\r';
            line += c == '\n' ? 1 : 0;
        }
        return opened;
    }

    private static Either<List<BadRow>, Statement> read(Iterable<CsvRecord> rows) {
        var faults = new ArrayList<BadRow>();
        var movements = new ArrayList<Movement>();
        Map<Column, Integer> places = null;
        int cells = 0;
        for (CsvRecord row : rows) {
            if (places == null) {
                places = places(row, faults);
                cells = row.getFieldCount();
            } else if (row.getFieldCount() == cells) {
                new Row(row, places, faults).movement().ifPresent(movements::add);
            } else {
                faults.add(new BadRow(row.getStartingLineNumber(), Wrong.CELLS, Integer.toString(row.getFieldCount())));
            }
            if (faults.size() >= MOST_FAULTS || (places.size() < Column.values().length)) {
                break;
            }
        }
        if (places == null) {
            faults.add(new BadRow(1, Wrong.COLUMN_MISSING, Column.KEY.header()));
        }
        return faults.isEmpty() ? Either.right(new Statement(movements)) : Either.left(List.copyOf(faults));
    }

    private static Map<Column, Integer> places(CsvRecord header, List<BadRow> faults) {
        List<String> names = header.getFields().stream().map(String::strip).toList();
        var places = new HashMap<Column, Integer>();
        if (names.size() == 1) {
            String only = names.get(0);
            Optional<String> separator =
                    SEPARATORS.stream().filter(only::contains).findFirst();
            if (separator.isPresent()) {
                String named = separator.get().equals("\t") ? "TAB" : separator.get();
                faults.add(new BadRow(header.getStartingLineNumber(), Wrong.SEPARATOR, named));
                return places;
            }
        }
        for (Column each : Column.values()) {
            int place = names.indexOf(each.header());
            if (place < 0) {
                faults.add(new BadRow(header.getStartingLineNumber(), Wrong.COLUMN_MISSING, each.header()));
            } else if (names.lastIndexOf(each.header()) != place) {
                faults.add(new BadRow(header.getStartingLineNumber(), Wrong.COLUMN_TWICE, each.header()));
            } else {
                places.put(each, place);
            }
        }
        return places;
    }

    /** Reads one row, and adds a fault for each cell that cannot be read. */
    private record Row(CsvRecord cells, Map<Column, Integer> places, List<BadRow> faults) {
        private String text(Column column) {
            return cells.getField(places.getOrDefault(column, 0)).strip();
        }

        private void fault(Wrong wrong, Column column) {
            faults.add(new BadRow(cells.getStartingLineNumber(), wrong, text(column)));
        }

        Optional<Movement> movement() {
            int before = faults.size();
            String key = text(Column.KEY);
            String transaction = text(Column.TRANSACTION);
            if (key.isEmpty() == transaction.isEmpty() && key.isEmpty()) {
                fault(Wrong.NAME, Column.KEY);
            } else if (key.length() > LONGEST_NAME || transaction.length() > LONGEST_NAME) {
                fault(Wrong.NAME, key.length() > LONGEST_NAME ? Column.KEY : Column.TRANSACTION);
            }
            Instant at = moment();
            long amount = amount();
            if (!isCurrency(text(Column.CURRENCY))) {
                fault(Wrong.CURRENCY, Column.CURRENCY);
            }
            Optional<Direction> direction = KINDS.stream()
                    .filter(kind -> kind.name().equals(text(Column.KIND)))
                    .findFirst()
                    .flatMap(Direction::of);
            if (direction.isEmpty()) {
                fault(Wrong.KIND, Column.KIND);
            }
            return faults.size() > before
                    ? Optional.empty()
                    : direction.map(
                            way -> new Movement(key, transaction, way, amount, text(Column.CURRENCY), at, true));
        }

        private static boolean isCurrency(String code) {
            return Currency.getAvailableCurrencies().stream()
                    .anyMatch(each -> each.getCurrencyCode().equals(code));
        }

        private Instant moment() {
            String text = text(Column.OCCURRED);
            try {
                String iso = text.replace(' ', 'T');
                return OFFSET.matcher(iso).find()
                        ? OffsetDateTime.parse(iso).toInstant()
                        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                fault(Wrong.MOMENT, Column.OCCURRED);
                return Instant.EPOCH;
            }
        }

        private long amount() {
            String text = text(Column.AMOUNT);
            if (!text.matches("[0-9]{1,18}")) {
                fault(Wrong.AMOUNT, Column.AMOUNT);
                return 0;
            }
            return Long.parseLong(text);
        }
    }

    /** Returns the moment of the newest movement; empty for a statement without movements. */
    public Optional<Instant> newest() {
        return movements.stream().map(Movement::at).max(Instant::compareTo);
    }

    /** Returns the moment of the oldest movement; empty for a statement without movements. */
    public Optional<Instant> oldest() {
        return movements.stream().map(Movement::at).min(Instant::compareTo);
    }

    /** Returns the keys and the transactions in the statement. */
    Set<String> names() {
        var names = new HashSet<String>();
        movements.forEach(each -> {
            names.add(each.key());
            names.add(each.transaction());
        });
        names.remove("");
        return names;
    }
}
