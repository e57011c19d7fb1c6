package io.aftersales.examples.workbench;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Reads a CSV file with a header, plain or compressed. Columns are found by name; other columns are ignored. */
final class CsvTable {
    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String file;
    private long line = 1;

    private CsvTable(String file) {
        this.file = file;
    }

    /**
     * Reads a file row by row.
     *
     * @param file the file's name; one that ends with {@code .gz} is compressed
     * @param reader finds its columns in the header and returns the consumer of the rows
     * @return the header
     */
    static Header read(String file, Function<Header, Consumer<CsvRow>> reader) {
        var table = new CsvTable(file);
        try (InputStream in = open(file)) {
            return table.read(in, reader);
        } catch (IOException | InvalidPathException e) {
            throw InputFault.unreadable(file, e);
        } catch (UncheckedIOException | CsvParseException e) {
            throw table.unreadable(e);
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = Files.newInputStream(Path.of(file));
        return file.endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
    }

    private Header read(InputStream in, Function<Header, Consumer<CsvRow>> reader) throws IOException {
        var csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(
                        FieldMismatchStrategy.IGNORE) // the row checks both itself, and its fault names the place
                .ofCsvRecord(decoded(in));
        var records = csv.iterator();
        List<String> names = records.hasNext() ? records.next().getFields() : List.of();
        var header = new Header(file, names);
        Consumer<CsvRow> taker = reader.apply(header);
        while (records.hasNext()) {
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            taker.accept(new CsvRow(file, names, record));
        }
        return header;
    }

    /** Decodes UTF-8 strictly, because a replaced character in an id would make another id. */
    private static Reader decoded(InputStream in) throws IOException {
        var bytes = new BufferedInputStream(in, BUFFER);
        bytes.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(bytes.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            bytes.reset();
        }
        return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    }

    private InputFault unreadable(RuntimeException mistake) {
        for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new InputFault(file, "not UTF-8, after line " + line);
            }
            if (cause instanceof IOException io) {
                return InputFault.unreadable(file, io);
            }
        }
        return new InputFault(
                FilePosition.document(file, Math.toIntExact(line + 1), 1), "no CSV: " + mistake.getMessage());
    }

    /**
     * Column of a table.
     *
     * @param name the name in the header
     * @param index the position from 0; -1 when the table has no such column
     */
    record Column(String name, int index) {
        boolean isThere() {
            return index >= 0;
        }
    }

    /**
     * Header of a table.
     *
     * @param file the file as the user named it
     * @param names the names of its columns
     */
    record Header(String file, List<String> names) {
        Header {
            var seen = new HashSet<String>();
            for (int i = 0; i < names.size(); i++) {
                if (!seen.add(names.get(i))) {
                    throw new InputFault(
                            FilePosition.document(file, 1, i + 1).field(names.get(i), 1, i + 1),
                            "the column is there twice");
                }
            }
        }

        /** Returns a column the table must have. */
        Column column(String name) {
            Column column = columnIfAny(name);
            if (!column.isThere()) {
                throw new InputFault(
                        FilePosition.document(file, 1, 1).field(name, 1, 1),
                        "the column is missing, there are " + names);
            }
            return column;
        }

        /** Returns the place of a cell; column 1 for a column that the table does not have. */
        FilePosition place(String name, int row) {
            int column = Math.max(0, names.indexOf(name)) + 1;
            return FilePosition.document(file, row, column).field(name, row, column);
        }

        /** Returns a column the table may have. */
        Column columnIfAny(String name) {
            return new Column(name, names.indexOf(name));
        }
    }
}
