package io.aftersales.jackson;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.CommandSubject;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.tck.Storage;
import io.aftersales.ports.tck.TicketStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database in memory from which every value comes back through JSON, written and read by both editions of Jackson. */
final class JsonStorage {
    private final InMemoryCaseRepository cases = new InMemoryCaseRepository();
    private final InMemoryTicketRepository tickets = new InMemoryTicketRepository(cases);
    private final List<Object> found = new ArrayList<>();

    Storage storage() {
        return new Storage(throughJson(CaseRepository.class, cases), throughJson(Outbox.class, cases));
    }

    TicketStorage ticketStorage() {
        return new TicketStorage(storage().cases(), storage().outbox(), throughJson(TicketRepository.class, tickets));
    }

    /** Returns every value that came back. */
    List<Object> found() {
        return found;
    }

    private <T> T throughJson(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, asked) -> {
            try {
                return throughJson(method.invoke(real, asked));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private Object throughJson(Object answer) {
        if (answer instanceof Optional<?> some) {
            return some.map(this::throughJson);
        }
        if (answer instanceof List<?> many) {
            return many.stream().map(this::throughJson).toList();
        }
        if (answer instanceof CaseWithAccount both) {
            return new CaseWithAccount(
                    (AfterSalesCase) throughJson(both.subject()), (OrderAccount) throughJson(both.account()));
        }
        if (answer instanceof CommandSubject<?> start) {
            return throughJson(start);
        }
        boolean stored = answer != null
                && (StoredTypes.componentsOf(answer.getClass()) != null || answer instanceof OrderAccount);
        if (!stored) {
            return answer;
        }
        found.add(answer);
        return BothEditions.written(answer);
    }

    private CommandSubject<?> throughJson(CommandSubject<?> start) {
        if (start.receipt() != null) {
            return CommandSubject.answered((Receipt) throughJson(start.receipt()));
        }
        return start.subject() == null ? start : CommandSubject.unanswered(throughJson(start.subject()));
    }
}
