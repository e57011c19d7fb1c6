package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.tck.BrokenRules;
import io.aftersales.ports.tck.CaseFiguresContract;
import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;
import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TicketStorage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sharding driver can route every statement by its order, but those that look over all orders. */
class RoutedStatementsTest {

    /** The statements over all orders, each recognized by its parts. They are run on each database. */
    private enum OverAllOrders {
        LIST_OF_CASES(
                "select document_format, document from aftersales_case where document_format <= 1",
                "order by order_id, number limit ?"),
        LIST_OF_THE_NEWEST_CASES(
                "select document_format, document from aftersales_case where document_format <= 1",
                "order by opened_at desc, order_id desc, number desc limit ?"),
        LIST_OF_CASES_BY_WHAT_IS_DUE(
                "select document_format, document from aftersales_case where document_format <= 1",
                "order by due_at, order_id, number limit ?"),
        EVENTS_OF_A_PAGE_OF_CASES("from aftersales_event where order_id in ("),
        CASES_BY_TRACKING_NUMBER("select distinct order_id, case_number from aftersales_event where tracking = ?"),
        COUNTS_OF_CASES("select status, kind, count(*) as cases from aftersales_case", "group by status, kind"),
        ACCOUNTS_ON_WHICH_AN_ENTRY_WAITS("from aftersales_account a where a.waits and a.order_id > ?"),
        CASES_THAT_OWE_MONEY("from aftersales_case where owes and order_id >= ?"),
        CASES_THAT_ARE_DUE("select order_id, number from aftersales_case where due_at <= ?"),
        ORDERS_OF_A_PERIOD("select distinct order_id from aftersales_case where order_id > ?"),
        EFFECTS_THAT_ARE_DUE("from aftersales_effect where state in ('READY', 'SENT', 'IN_DOUBT') and next_at <= ?"),
        EFFECTS_IN_A_STATE("select count(*) from aftersales_effect where state = ?"),
        EFFECT_THAT_WAS_DUE_FIRST("select min(next_at) from aftersales_effect"),
        PARKED_EFFECTS("from aftersales_effect where state = 'PARKED'"),
        QUEUES("select distinct team, skill from aftersales_ticket"),
        TICKETS_OF_A_QUEUE("from aftersales_ticket", "and team = ?"),
        TICKETS_OF_AN_AGENT("from aftersales_ticket", "and agent = ? order by opened_at"),
        TICKETS_THAT_ARE_OVERDUE("from aftersales_ticket", "and due_at <= ?"),
        TICKETS_THAT_OWE_AN_ALARM("from aftersales_ticket", "and alarm_at <= ?"),
        AGENTS_WITH_TICKETS("select distinct agent from aftersales_ticket"),
        LOADS_OF_AGENTS("select agent, count(*) from aftersales_ticket"),
        LOAD_OF_AN_AGENT("select count(*) from aftersales_ticket where agent = ?"),
        LOCK_OF_AN_AGENT("from aftersales_agent where agent = ?"),
        FIRST_LOCK_OF_AN_AGENT("insert into aftersales_agent"),
        FEED_OF_EVENTS("from aftersales_event where sequence > ?"),
        JOURNAL("from aftersales_entry where sequence > ?"),
        EVENTS_WITHOUT_NUMBER("from aftersales_event where sequence is null"),
        ENTRIES_WITHOUT_NUMBER("from aftersales_entry where sequence is null"),
        COUNTER_OF_A_FEED("from aftersales_feed"),
        NEXT_COUNT_OF_A_FEED("update aftersales_feed");

        private final List<String> parts;

        OverAllOrders(String... parts) {
            this.parts = List.of(parts);
        }

        boolean is(String sql) {
            return parts.stream().allMatch(sql::contains);
        }
    }

    private static final Pattern INSERTED_COLUMNS = Pattern.compile("insert into \\w+ \\(([^)]*)\\)");
    private static final Pattern INNERMOST_PARENTHESES = Pattern.compile("\\([^()]*\\)");

    /** The contract kit on PostgreSQL with each statement alone. */
    private static final class RecordedKit implements AutoCloseable {
        private final Database database = Database.fresh(Dialect.POSTGRESQL);
        private final RecordedStatements statements = new RecordedStatements();
        private final HandTransaction transaction = new HandTransaction(statements.of(database.pool));
        private final JdbcStorage storage = JdbcStorage.onShards(transaction, Dialect.POSTGRESQL);

        /** Runs it, and returns the statements that it sent. */
        Set<String> run() {
            List<Supplier<?>> kit = List.of(Cases::new, Effects::new, Tickets::new, OverAllCases::new);
            kit.forEach(contract -> assertThat(BrokenRules.of(contract).broken())
                    .as("the kit runs")
                    .isEmpty());
            storage.effects(State.PARKED);
            storage.overdue(Instant.EPOCH);
            return statements.all();
        }

        private TicketStorage emptied() {
            database.empty();
            return new TicketStorage(storage.cases(), storage.outbox(), storage.tickets(), transaction);
        }

        private Storage emptiedWithoutTickets() {
            return new Storage(emptied().cases(), storage.outbox(), transaction);
        }

        @Override
        public void close() {
            database.close();
        }

        private final class Cases extends CaseRepositoryContract {
            @Override
            protected Storage emptyStorage() {
                return emptiedWithoutTickets();
            }
        }

        private final class Effects extends OutboxContract {
            @Override
            protected Storage emptyStorage() {
                return emptiedWithoutTickets();
            }
        }

        private final class Tickets extends TicketRepositoryContract {
            @Override
            protected TicketStorage emptyStorage() {
                return emptied();
            }
        }

        private final class OverAllCases extends CaseFiguresContract {
            @Override
            protected TicketStorage emptyStorage() {
                return emptied();
            }

            @Override
            protected CaseFigures over(TicketStorage stored) {
                return storage.figures();
            }
        }
    }

    /** The kit calls every method of every repository, and stores whole lives of cases step by step. */
    @Test
    void everyStatementNamesTheOrderButThoseThatLookOverAllOrders() {
        Set<String> all;
        try (var kit = new RecordedKit()) {
            all = kit.run();
        }
        Set<String> unrouted = all.stream().filter(sql -> !namesTheOrder(sql)).collect(Collectors.toSet());
        assertThat(unrouted)
                .as("of the statements that do not name the order each is one of those over all orders")
                .allSatisfy(sql -> assertThat(OverAllOrders.values())
                        .filteredOn(known -> known.is(sql))
                        .hasSize(1));
        assertThat(OverAllOrders.values())
                .as("and each of those over all orders is still there")
                .allSatisfy(known -> assertThat(unrouted).anyMatch(known::is));
        assertThat(all)
                .as("sharding drivers cannot read these")
                .noneMatch(sql -> sql.matches("(?i)(with .*|.* skip locked|insert .* select .*|.* format .*)"));
        assertThat(all.size() - unrouted.size())
                .as("most name it; lists of cases count once, whatever their criteria")
                .isGreaterThan(OverAllOrders.values().length);
    }

    /** Tells whether a statement is about rows of one order, or writes rows with their orders. */
    private static boolean namesTheOrder(String sql) {
        Matcher inserted = INSERTED_COLUMNS.matcher(sql);
        if (inserted.find()) {
            return List.of(inserted.group(1).split(", ")).contains("order_id");
        }
        return Arrays.stream(sql.split(" union all ")).allMatch(RoutedStatementsTest::comparesTheOrder);
    }

    /** Tells whether each row has to have the order that is given: what is in parentheses may be an alternative or negated. */
    private static boolean comparesTheOrder(String sql) {
        String flat = sql;
        for (String deep = ""; !deep.equals(flat); ) {
            deep = flat;
            flat = INNERMOST_PARENTHESES.matcher(deep).replaceAll("");
        }
        String conditions = flat.replaceFirst("^.*? where ", "").replaceFirst(" (order|group) by .*$", "");
        List<String> all = List.of(conditions.split(" and "));
        return flat.contains(" where ")
                && !conditions.contains(" or ")
                && all.stream().anyMatch(each -> each.matches("(\\w\\.)?order_id = \\?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select document from aftersales_receipt where command_id = ?",
                "select document from aftersales_receipt",
                "select document from aftersales_case where order_id = ? or number = ?",
                "select count(*) from aftersales_ticket where agent = ? and not (order_id = ? and number = ?)",
                "select 1 from aftersales_case where order_id = ? union all select 1 from aftersales_line",
                "update aftersales_case set order_id = ? where number = ?",
                "delete from aftersales_line where line_id = ?",
                "insert into aftersales_line (line_id, sold) values (?, ?)"
            })
    void aStatementThatCannotBeRoutedIsFound(String sql) {
        assertThat(namesTheOrder(sql)).isFalse();
    }
}
