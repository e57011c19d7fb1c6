package io.aftersales.examples.oms.console;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.ports.repositories.CasePosition;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseSort;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filter of the list of cases, as a clerk fills it in. Days are those of the reader. */
final class CaseFilter {
    private final FormValues values;
    private final ZoneId zone;

    CaseFilter(FormValues values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    /** The order of the list: newest first where none is chosen. */
    CaseSort sort() {
        return Objects.requireNonNullElse(values.choice("sort", CaseSort.class), CaseSort.NEWEST);
    }

    /** Asks for the cases in all statuses. */
    CaseQuery.Builder ofAnyStatus() {
        CaseKind kind = values.choice("kind", CaseKind.class);
        CaseQuery.Builder query = CaseQuery.builder()
                .buyer(values.orNone("buyer"))
                .kinds(kind == null ? Set.of() : Set.of(kind))
                .openedFrom(startOf("from", 0))
                .openedTo(startOf("to", 1))
                .dueBefore(startOf("due", 1));
        if (values.orNone("text") != null) {
            query.text(values.parsed("text", typed -> {
                CaseQuery.builder().text(typed).build(); // refuses what cannot be looked for
                return typed;
            }));
        }
        return query;
    }

    /** Asks for a page of the list. */
    CaseQuery page(int limit) {
        CaseStatus status = values.choice("status", CaseStatus.class);
        CaseSort sort = sort();
        return ofAnyStatus()
                .statuses(status == null ? Set.of() : Set.of(status))
                .sort(sort)
                .after(
                        values.orNone("after") == null
                                ? null
                                : values.parsed("after", text -> CasePosition.parse(sort, text)))
                .limit(limit)
                .build();
    }

    /** The start of the day in a field, or of one some days later; null where the field is empty. */
    private @Nullable Instant startOf(String field, int daysLater) {
        String day = values.orNone(field);
        if (day == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.getYear() < 1 || date.getYear() > 9999) {
                throw new Mistyped(field, "form.day");
            }
            return date.plusDays(daysLater).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Mistyped(field, "form.day");
        }
    }
}
