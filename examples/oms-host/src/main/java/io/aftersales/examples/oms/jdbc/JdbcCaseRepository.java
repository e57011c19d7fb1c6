package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Repository of cases and accounts on PostgreSQL. */
public final class JdbcCaseRepository implements CaseRepository {
    private static final String KNOWN = "(c.document->>'v')::int <= " + Documents.VERSION;

    private final JdbcClient jdbc;
    private final Documents documents = new Documents();
    private final Accounts accounts = new Accounts(documents);
    private final DecisionWriter writer;

    /**
     * Creates a repository.
     *
     * @param jdbc the database
     * @param transactions joins the caller's transaction where there is one
     */
    public JdbcCaseRepository(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.writer = new DecisionWriter(jdbc, transactions, documents);
    }

    @Override
    public Optional<OrderAccount> account(OrderId order) {
        return jdbc.sql("select " + Accounts.COLUMNS + " from " + Accounts.TABLES + " where a.order_id = ?")
                .param(order.value())
                .query((row, number) -> accounts.read(row))
                .optional();
    }

    @Override
    public Optional<AfterSalesCase> find(CaseId id) {
        return jdbc.sql("select c.document from after_sales_case c where c.order_id = ? and c.number = ?")
                .params(id.order().value(), id.number())
                .query(this::subject)
                .optional();
    }

    private AfterSalesCase subject(ResultSet row, int rowNumber) throws SQLException {
        return documents.read(row.getString("document"), AfterSalesCase.class);
    }

    @Override
    public Optional<CaseWithAccount> load(CaseId id) {
        return jdbc.sql("select c.document, " + Accounts.COLUMNS + " from " + Accounts.TABLES
                        + " join after_sales_case c on c.order_id = a.order_id where c.order_id = ? and c.number = ?")
                .params(id.order().value(), id.number())
                .query((row, number) -> new CaseWithAccount(subject(row, number), accounts.read(row)))
                .optional();
    }

    @Override
    public List<TimelineEntry> timeline(CaseId id) {
        return jdbc.sql(
                        "select e.document from case_event e where e.order_id = ? and e.case_number = ? order by e.number")
                .params(id.order().value(), id.number())
                .query((row, number) -> documents.read(row.getString("document"), TimelineEntry.class))
                .list();
    }

    @Override
    public Optional<Receipt> receipt(OrderId order, CommandId command) {
        return jdbc.sql("select fingerprint, case_number, status, version, told from command_receipt"
                        + " where order_id = ? and command_id = ?")
                .params(order.value(), command.value())
                .query((row, number) -> {
                    var told = documents.read(row.getString("told"), DecisionWriter.Told.class);
                    return new Receipt(
                            command,
                            row.getString("fingerprint"),
                            new CaseId(order, row.getInt("case_number")),
                            CaseStatus.valueOf(row.getString("status")),
                            row.getLong("version"),
                            told.booked(),
                            told.next());
                })
                .optional();
    }

    @Override
    public List<AfterSalesCase> search(CaseQuery query) {
        var conditions = new ArrayList<String>(List.of(KNOWN));
        var parameters = new ArrayList<Object>();
        if (query.order() != null) {
            conditions.add("c.order_id = ?");
            parameters.add(query.order().value());
        }
        if (query.buyer() != null) {
            conditions.add("c.buyer = ?");
            parameters.add(query.buyer());
        }
        if (!query.statuses().isEmpty()) {
            conditions.add("c.status = any (?::text[])");
            parameters.add(query.statuses().stream().map(CaseStatus::name).toArray(String[]::new));
        }
        if (query.dueBefore() != null) {
            conditions.add("c.due_at < ?::timestamptz");
            parameters.add(Timestamps.asked(query.dueBefore()));
        }
        if (query.after() != null) {
            conditions.add("(c.order_id, c.number) > (?::order_number, ?)");
            parameters.add(query.after().order().value());
            parameters.add(query.after().number());
        }
        parameters.add(query.limit());
        return jdbc.sql("select c.document from after_sales_case c where " + String.join(" and ", conditions)
                        + " order by c.order_id, c.number limit ?")
                .params(parameters)
                .query(this::subject)
                .list();
    }

    @Override
    public List<CaseId> due(Instant now, int limit) {
        return jdbc.sql("select c.order_id, c.number from after_sales_case c where c.due_at <= ?::timestamptz and "
                        + KNOWN + " order by c.due_at, c.order_id, c.number limit ?")
                .params(Timestamps.asked(now), limit)
                .query((row, number) -> new CaseId(OrderId.of(row.getString("order_id")), row.getInt("number")))
                .list();
    }

    @Override
    public List<FeedEntry> events(long afterSequence, int limit) {
        return jdbc.sql("select e.sequence, e.document from case_event e where e.sequence > ? and e.sequence < "
                        + Sequence.OLDEST_RUNNING + " order by e.sequence limit ?")
                .params(afterSequence, limit)
                .query((row, number) -> new FeedEntry(
                        row.getLong("sequence"), documents.read(row.getString("document"), TimelineEntry.class)))
                .list();
    }

    @Override
    public List<JournalEntry> journal(long afterSequence, int limit) {
        return jdbc.sql(Bookings.JOURNAL)
                .params(afterSequence, Bookings.money(), limit)
                .query((row, number) -> Bookings.read(row))
                .list();
    }

    @Override
    public void commit(Commit commit) {
        writer.write(commit);
    }
}
