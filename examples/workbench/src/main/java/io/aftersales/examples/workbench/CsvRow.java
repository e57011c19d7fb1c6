package io.aftersales.examples.workbench;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.aftersales.examples.workbench.CsvTable.Column;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Row of a table. The reader asks for the type it expects; any other content is an {@link InputFault} at its place. */
final class CsvRow {
    /** Limits a cell: some become names in printed JSON, and readers of JSON refuse names that are much longer. */
    static final int MOST_CHARACTERS = 10_000;

    private final String file;
    private final CsvRecord record;

    CsvRow(String file, List<String> names, CsvRecord record) {
        this.file = file;
        this.record = record;
        int found = record.getFieldCount();
        if (found != names.size()) {
            throw new InputFault(
                    place("", Math.min(found, names.size())), found + " columns, the header has " + names.size());
        }
    }

    InputFault fault(Column column, String problem) {
        return new InputFault(place(column), problem);
    }

    /** Returns the place of a cell. */
    FilePosition place(Column column) {
        return place(column.name(), column.index());
    }

    /** Returns the line of the file in which the row begins, counted from 1. */
    int number() {
        return Math.toIntExact(record.getStartingLineNumber());
    }

    /** Returns the place of a cell: its line and the number of its column. */
    private FilePosition place(String name, int index) {
        int line = number();
        FilePosition document = FilePosition.document(file, line, index + 1);
        return name.isEmpty() ? document : document.field(name, line, index + 1);
    }

    /** Returns the text of a column; blank when the table has no such column. */
    String text(Column column) {
        if (!column.isThere()) {
            return "";
        }
        String text = record.getField(column.index());
        if (text.length() > MOST_CHARACTERS) {
            throw fault(column, text.length() + " characters, at most " + MOST_CHARACTERS);
        }
        return text;
    }

    boolean isBlank(Column column) {
        return text(column).isBlank();
    }

    /** Converts a text; an {@link IllegalArgumentException} of the constructor becomes a fault. */
    <T> T text(Column column, Function<String, T> constructor) {
        try {
            return constructor.apply(text(column));
        } catch (IllegalArgumentException e) {
            throw fault(column, String.valueOf(e.getMessage()));
        }
    }

    long whole(Column column) {
        String text = text(column);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw fault(
                    column,
                    text.matches("[+-]?\\d+")
                            ? "\"" + text + "\" is beyond 64 bits"
                            : "\"" + text + "\" is not a whole number");
        }
    }

    /** Returns a number; 0 for a blank cell. */
    long wholeOrZero(Column column) {
        return isBlank(column) ? 0 : whole(column);
    }

    /** Returns a local time, taken as UTC. */
    Instant time(Column column) {
        try {
            return LocalDateTime.parse(text(column)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw fault(column, "\"" + text(column) + "\" is no local time such as 2024-05-31T18:30:00");
        }
    }

    /** Returns a moment, with Z or an offset; a local time is taken as UTC. */
    Instant moment(Column column) {
        return MomentText.namesZone(text(column)) ? instant(column) : time(column);
    }

    private Instant instant(Column column) {
        try {
            return Instant.parse(text(column));
        } catch (DateTimeException e) {
            throw fault(
                    column,
                    "\"" + text(column) + "\" is no moment such as 2024-05-31T18:30:00Z or 2024-05-31T18:30:00+08:00");
        }
    }

    Optional<Instant> timeIfAny(Column column) {
        return isBlank(column) ? Optional.empty() : Optional.of(time(column));
    }

    <E extends Enum<E>> E oneOfOr(Column column, E otherwise) {
        return isBlank(column)
                ? otherwise
                : oneOf(column, Arrays.asList(otherwise.getDeclaringClass().getEnumConstants()));
    }

    /** Returns the value of this list that is written like the cell's text. */
    <T> T oneOf(Column column, List<T> known) {
        String text = text(column);
        for (T each : known) {
            if (each.toString().equals(text)) {
                return each;
            }
        }
        throw fault(column, "\"" + text + "\" is none of " + known);
    }
}
