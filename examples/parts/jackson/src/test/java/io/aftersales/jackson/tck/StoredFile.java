package io.aftersales.jackson.tck;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import io.aftersales.ports.repositories.CommandReceipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Documents of one type, a line each, as the versions of one storage format wrote them. A file is never changed once a version with it is
 * released.
 *
 * @param format the number of the storage format
 * @param type the type of the documents
 */
public record StoredFile(int format, Class<?> type) {
    private static final int NEWEST = 1;

    private static final List<Class<?>> TYPES = List.of(
            AfterSalesCase.class,
            FrozenOrder.class,
            AccountRecord.class,
            TimelineEntry.class,
            OutboxEntry.class,
            CommandReceipt.class,
            Ticket.class,
            TicketLogEntry.class,
            FeedEntry.class,
            JournalEntry.class);

    /** Returns the files of every format, oldest first. */
    public static Stream<StoredFile> all() {
        return Stream.iterate(1, format -> format <= NEWEST, format -> format + 1)
                .flatMap(format -> TYPES.stream().map(type -> new StoredFile(format, type)));
    }

    /** Returns the documents. */
    public List<String> documents() {
        return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Returns the file as it is. */
    public byte[] bytes() {
        try (InputStream file = StoredFile.class.getResourceAsStream(name())) {
            if (file == null) {
                throw new IllegalStateException(name() + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name of the file, beside this class. */
    public String name() {
        return "format-" + format + "/" + type.getSimpleName() + ".jsonl";
    }

    @Override
    public String toString() {
        return name();
    }
}
