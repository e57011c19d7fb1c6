package io.aftersales.examples.workbench;

import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.examples.workbench.CsvTable.Column;
import io.aftersales.examples.workbench.CsvTable.Header;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a journal or a provider's statement, one movement a row, in any order. */
final class MovementReader {
    /** Longest name that is read; keys and transaction ids of providers are shorter. */
    private static final int LONGEST_NAME = 200;

    private static final List<Kind> IN_JOURNALS = List.of(Kind.values());
    private static final List<Kind> IN_STATEMENTS =
            Stream.of(Kind.values()).filter(Movement::isInStatements).toList();

    private final boolean isJournal;
    private final Consumer<ListedMovement> taker;
    private final Map<String, RowTotals> totals = new HashMap<>();
    private final Column key;
    private final Column transaction;
    private final Column occurred;
    private final Column amount;
    private final Column currency;
    private final Column kind;
    private final Column order;
    private final Column points;

    private MovementReader(Header header, boolean isJournal, Consumer<ListedMovement> taker) {
        this.isJournal = isJournal;
        this.taker = taker;
        key = header.column("key");
        transaction = header.column("transaction_id");
        occurred = header.column("occurred_at");
        amount = header.column("amount_minor");
        currency = header.column("currency");
        kind = header.column("kind");
        order = header.columnIfAny("order_id");
        points = header.columnIfAny("points");
    }

    /** Reads the movements of a journal; entries that move no money at a provider are skipped. */
    static void readJournal(String file, Consumer<ListedMovement> taker) {
        CsvTable.read(file, header -> new MovementReader(header, true, taker)::row);
    }

    /** Reads the movements of a provider's statement. */
    static void readStatement(String file, Consumer<ListedMovement> taker) {
        CsvTable.read(file, header -> new MovementReader(header, false, taker)::row);
    }

    private void row(CsvRow row) {
        Kind what = row.oneOf(kind, isJournal ? IN_JOURNALS : IN_STATEMENTS);
        Optional<Direction> direction = Direction.of(what);
        if (direction.isEmpty() || (isJournal && row.wholeOrZero(points) > 0)) {
            return;
        }
        long minor = row.whole(amount);
        if (minor < 0) {
            throw row.fault(amount, minor + " is negative: the kind says which way it went");
        }
        String money = row.text(currency, MovementReader::currency);
        totals.computeIfAbsent(money, unseen -> new RowTotals()).amount(row, amount, minor);
        taker.accept(new ListedMovement(
                new Movement(
                        name(row, key),
                        name(row, transaction),
                        direction.get(),
                        Movement.amountOf(what, minor),
                        money,
                        row.moment(occurred),
                        what != Kind.OWED),
                isJournal,
                name(row, order)));
    }

    private static String name(CsvRow row, Column column) {
        String text = row.text(column).strip();
        if (text.length() > LONGEST_NAME) {
            throw row.fault(column, "longer than " + LONGEST_NAME + " characters");
        }
        return text;
    }

    private static String currency(String code) {
        if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("\"" + code + "\" is no currency such as CNY");
        }
        return code.intern();
    }
}
