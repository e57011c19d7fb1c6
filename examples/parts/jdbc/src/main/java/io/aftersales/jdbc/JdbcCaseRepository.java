package io.aftersales.jdbc;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.CommandSubject;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Cases and accounts in tables. A decision is one transaction, with a statement for each table that it writes. */
final class JdbcCaseRepository implements CaseRepository {
    /** The most orders whose events one statement reads. */
    private static final int ORDERS_AT_ONCE = 100;

    private static final String KNOWN = CaseLists.KNOWN;
    private static final String CASE = "c.document_format as case_format, c.document as case_document";
    private static final String CASE_AND_ACCOUNT = "select " + CASE + ", " + AccountRows.COLUMNS
            + " from aftersales_account a join aftersales_case c on c.order_id = a.order_id"
            + " where a.order_id = ? and c.order_id = ? and c.number = ?";
    private static final String RECEIPT = "e.document_format as receipt_format, e.receipt";

    /** An order with a receipt has an account. The order stands beside each table, for drivers that route by it. */
    private static final String RECEIPT_OF_ACCOUNT =
            " from aftersales_account a left join aftersales_event e on e.order_id = ? and e.command_id = ?";

    private static final String ACCOUNT_OR_RECEIPT =
            "select " + RECEIPT + ", " + AccountRows.COLUMNS + RECEIPT_OF_ACCOUNT + " where a.order_id = ?";
    private static final String CASE_AND_ACCOUNT_OR_RECEIPT = "select " + RECEIPT + ", " + CASE + ", "
            + AccountRows.COLUMNS + RECEIPT_OF_ACCOUNT
            + " left join aftersales_case c on c.order_id = ? and c.number = ? where a.order_id = ?";
    private static final Writes.ManyRows EVENTS = Dialect.insert(
            "aftersales_event",
            "order_id, case_number, number, code, happened_at, document_format, document, tracking, command_id,"
                    + " receipt");

    private final Connections connections;
    private final Documents documents;
    private final AccountRows accounts;
    private final EffectRows effects;
    private final CaseLists lists;
    private final Feed events;
    private final Feed journal;

    JdbcCaseRepository(Connections connections, Documents documents) {
        this.connections = connections;
        this.documents = documents;
        this.accounts = new AccountRows(connections.dialect(), documents);
        this.effects = new EffectRows(documents);
        this.lists = new CaseLists(connections.dialect());
        this.events = Feed.events(connections);
        this.journal = Feed.journal(connections);
    }

    @Override
    public Optional<OrderAccount> account(OrderId order) {
        return connections.first(
                "select " + AccountRows.COLUMNS + " from aftersales_account a where a.order_id = ?",
                List.of(order.value()),
                accounts::read);
    }

    @Override
    public Optional<AfterSalesCase> find(CaseId id) {
        return connections.first(
                "select document_format, document from aftersales_case where order_id = ? and number = ?",
                List.of(id.order().value(), id.number()),
                this::subject);
    }

    private AfterSalesCase subject(ResultSet row) throws SQLException {
        return documents.read(row.getInt("document_format"), row.getString("document"), AfterSalesCase.class);
    }

    @Override
    public Optional<CaseWithAccount> load(CaseId id) {
        String order = id.order().value();
        return connections.first(CASE_AND_ACCOUNT, List.of(order, order, id.number()), this::caseWithAccount);
    }

    @Override
    public CommandSubject<CaseWithAccount> load(CaseId id, CommandId command) {
        String order = id.order().value();
        return connections
                .first(
                        CASE_AND_ACCOUNT_OR_RECEIPT,
                        List.of(order, command.value(), order, id.number(), order),
                        this::receiptOrCase)
                .orElse(CommandSubject.unanswered(null));
    }

    private CommandSubject<CaseWithAccount> receiptOrCase(ResultSet row) throws SQLException {
        if (row.getString("receipt") != null) {
            return CommandSubject.answered(receipt(row));
        }
        return CommandSubject.unanswered(row.getString("case_document") == null ? null : caseWithAccount(row));
    }

    @Override
    public CommandSubject<OrderAccount> account(OrderId order, CommandId command) {
        return connections
                .first(
                        ACCOUNT_OR_RECEIPT,
                        List.of(order.value(), command.value(), order.value()),
                        this::receiptOrAccount)
                .orElse(CommandSubject.unanswered(null));
    }

    private CommandSubject<OrderAccount> receiptOrAccount(ResultSet row) throws SQLException {
        return row.getString("receipt") != null
                ? CommandSubject.answered(receipt(row))
                : CommandSubject.unanswered(accounts.read(row));
    }

    private Receipt receipt(ResultSet row) throws SQLException {
        return documents.read(row.getInt("receipt_format"), row.getString("receipt"), Receipt.class);
    }

    private CaseWithAccount caseWithAccount(ResultSet row) throws SQLException {
        return new CaseWithAccount(
                documents.read(row.getInt("case_format"), row.getString("case_document"), AfterSalesCase.class),
                accounts.read(row));
    }

    @Override
    public List<TimelineEntry> timeline(CaseId id) {
        return connections.list(
                "select document_format, document from aftersales_event where order_id = ? and case_number = ? order by number",
                List.of(id.order().value(), id.number()),
                this::event);
    }

    @Override
    public Map<CaseId, List<TimelineEntry>> timelines(Collection<CaseId> ids) {
        // By order, because that is what the events are found by; an order has few cases.
        List<String> orders =
                ids.stream().map(id -> id.order().value()).distinct().toList();
        Set<CaseId> asked = Set.copyOf(ids);
        var all = new HashMap<CaseId, List<TimelineEntry>>();
        for (int first = 0; first < orders.size(); first += ORDERS_AT_ONCE) {
            List<String> some = orders.subList(first, Math.min(orders.size(), first + ORDERS_AT_ONCE));
            String places = String.join(", ", Collections.nCopies(some.size(), "?"));
            connections
                    .list(
                            "select document_format, document from aftersales_event where order_id in (" + places
                                    + ") order by order_id, case_number, number",
                            some,
                            this::event)
                    .stream()
                    .filter(entry -> asked.contains(entry.caseId()))
                    .forEach(entry -> all.computeIfAbsent(entry.caseId(), fresh -> new ArrayList<>())
                            .add(entry));
        }
        return all;
    }

    private TimelineEntry event(ResultSet row) throws SQLException {
        return documents.read(row.getInt("document_format"), row.getString("document"), TimelineEntry.class);
    }

    @Override
    public Optional<Receipt> receipt(OrderId order, CommandId command) {
        return connections.first(
                "select " + RECEIPT + " from aftersales_event e where e.order_id = ? and e.command_id = ?",
                List.of(order.value(), command.value()),
                this::receipt);
    }

    @Override
    public List<AfterSalesCase> search(CaseQuery query) {
        CaseLists.Statement list = lists.page(query, tracked(query));
        return connections.list(list.sql(), list.parameters(), this::subject);
    }

    /** Returns the cases of which the text of a query is a tracking number. A statement of its own, because each is on one table. */
    private List<CaseId> tracked(CaseQuery query) {
        if (query.text() == null) {
            return List.of();
        }
        CaseLists.Statement tracked = lists.byTrackingNumber(query.text());
        return connections.list(
                tracked.sql(),
                tracked.parameters(),
                row -> new CaseId(OrderId.of(row.getString("order_id")), row.getInt("case_number")));
    }

    @Override
    public List<CaseCount> counts(CaseQuery query) {
        CaseLists.Statement counts = lists.counts(query, tracked(query));
        return connections.list(counts.sql(), counts.parameters(), CaseLists::count).stream()
                .sorted(CaseCount.ORDER)
                .toList();
    }

    @Override
    public List<OrderAccount> accountsWaiting(@Nullable OrderId after, int limit) {
        return connections.list(
                "select " + AccountRows.COLUMNS + " from aftersales_account a where a.waits and a.order_id > ? and a."
                        + KNOWN + " order by a.order_id limit ?",
                List.of(after == null ? "" : after.value(), limit),
                accounts::read);
    }

    @Override
    public List<AfterSalesCase> casesOwing(@Nullable CaseId after, int limit) {
        CaseLists.Statement owing = lists.owing(after, limit);
        return connections.list(owing.sql(), owing.parameters(), this::subject);
    }

    @Override
    public List<CaseId> due(Instant now, int limit) {
        return connections.list(
                "select order_id, number from aftersales_case where due_at <= ? and " + KNOWN
                        + " order by due_at, order_id, number limit ?",
                List.of(Moments.down(now), limit),
                row -> new CaseId(OrderId.of(row.getString("order_id")), row.getInt("number")));
    }

    @Override
    public List<FeedEntry> events(long afterSequence, int limit) {
        return events.after(afterSequence, limit, row -> new FeedEntry(row.getLong("sequence"), event(row)));
    }

    @Override
    public List<JournalEntry> journal(long afterSequence, int limit) {
        return journal.after(afterSequence, limit, JournalRows::read);
    }

    @Override
    public List<AccountEntry> journalOf(OrderId order) {
        return connections.list(
                "select " + JournalRows.COLUMNS
                        + " from aftersales_entry where order_id = ? and (sequence is null or sequence > 0) order by number",
                List.of(order.value()),
                JournalRows::entry);
    }

    @Override
    public void commit(Commit commit) {
        var writes = new Writes();
        if (commit.accountTouched()) {
            accounts.write(commit.change().account(), writes);
        }
        subject(commit.change(), writes);
        events(commit.change().events(), commit.receipt(), writes);
        effects.insert(commit.order(), commit.owed(), writes);
        OutboxEntry settled = commit.settled();
        if (settled != null) {
            writes.must(
                    () -> new ClaimLost(settled.key().value()),
                    EffectRows.UPDATE,
                    EffectRows.update(settled.saved(), settled.fence()).toArray());
        }
        // A duplicate case, event, command or effect key was written by another decision on the same order.
        connections.write(() -> new StaleVersion("order " + commit.order()), connection -> {
            connections.send(connection, writes);
            return commit;
        });
    }

    private void subject(Change change, Writes writes) {
        AfterSalesCase next = change.next();
        List<TimelineEntry> events = change.events();
        Optional<Instant> changed = events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.get(events.size() - 1).at());
        AfterSalesCase saved = next.saved();
        String order = saved.id().order().value();
        if (next.version() == 0) {
            writes.add(
                    "insert into aftersales_case (order_id, number, version, kind, status, buyer, order_folded, buyer_folded,"
                            + " due_at, opened_at, owes, ordered_at, changed_at, document_format, document)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    order,
                    saved.id().number(),
                    saved.version(),
                    saved.kind().name(),
                    saved.status().name(),
                    saved.submission().buyer(),
                    CaseQuery.folded(order),
                    CaseQuery.folded(saved.submission().buyer()),
                    Moments.upOrNever(saved.dueAt()),
                    Moments.down(saved.submission().at()),
                    saved.isOwing(),
                    Moments.down(saved.submission().orderedAt()),
                    Moments.down(changed.orElse(saved.submission().at())),
                    Documents.FORMAT,
                    documents.write(saved));
        } else {
            Supplier<StaleVersion> stale = () -> new StaleVersion("case " + next.id());
            writes.must(
                    stale,
                    "update aftersales_case set version = ?, status = ?, due_at = ?, owes = ?,"
                            + " changed_at = coalesce(?, changed_at), document_format = ?, document = ? where order_id = ? and number = ? and version = ?",
                    saved.version(),
                    saved.status().name(),
                    Moments.upOrNever(saved.dueAt()),
                    saved.isOwing(),
                    Moments.downOrNull(changed.orElse(null)),
                    Documents.FORMAT,
                    documents.write(saved),
                    order,
                    saved.id().number(),
                    next.version());
        }
    }

    /** Adds the events; the first has the receipt. */
    private void events(List<TimelineEntry> entries, @Nullable Receipt receipt, Writes writes) {
        writes.rows(entries, EVENTS, entry -> {
            Receipt told = entry.equals(entries.get(0)) ? receipt : null;
            return Arrays.asList(
                    entry.caseId().order().value(),
                    entry.caseId().number(),
                    entry.number(),
                    entry.event().code(),
                    Moments.down(entry.at()),
                    Documents.FORMAT,
                    documents.write(entry),
                    CaseQuery.trackingNumber(entry.event()),
                    told == null ? null : told.commandId().value(),
                    told == null ? null : documents.write(told));
        });
    }
}
