package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.FileDesk;
import io.aftersales.ports.repositories.CasePosition;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseSort;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for lists of cases and their counts. */
@RestController
@RequestMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
final class CaseListController {
    private static final String TEXT =
            "What a clerk types: the beginning of an order's or a buyer's id, or the whole id of a case";
    private static final String OPENED_FROM = "Cases opened at this moment or later";
    private static final String OPENED_TO = "Cases opened before this moment";
    private static final String DUE_BEFORE = "Cases for which something is due before this moment; not for buyers";
    private static final String CHANGED_SINCE = "Cases whose newest event happened at this moment or later";

    private final FileDesk files;

    CaseListController(AfterSales desks) {
        this.files = desks.files();
    }

    @GetMapping
    @Operation(
            summary = "Lists the cases that meet all criteria given.",
            description =
                    "Staff find all cases, buyers their own. The pages of a list follow each other without gaps and"
                            + " doubles while cases are added.")
    Views.Page<Views.Case> cases(
            @RequestParam(defaultValue = "") Set<@NotNull CaseKind> kind,
            @RequestParam(defaultValue = "") Set<@NotNull CaseStatus> status,
            @RequestParam(required = false) @Pattern(regexp = Bodies.NAME) @Nullable String buyer,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Parameter(description = TEXT) @Pattern(regexp = Bodies.TYPED) @Nullable
                    String text,
            @RequestParam(required = false) @Parameter(description = OPENED_FROM) @Nullable Instant openedFrom,
            @RequestParam(required = false) @Parameter(description = OPENED_TO) @Nullable Instant openedTo,
            @RequestParam(required = false) @Parameter(description = DUE_BEFORE) @Nullable Instant dueBefore,
            @RequestParam(required = false) @Parameter(description = CHANGED_SINCE) @Nullable Instant changedSince,
            @RequestParam(defaultValue = "ID")
                    @Parameter(
                            description = "ID by order and number; NEWEST application first; DUE soonest first, what is"
                                    + " not due last, not for buyers")
                    CaseSort sort,
            @RequestParam(required = false)
                    @Parameter(description = "The `next` of the page before, of a list in the same sort")
                    @Nullable
                    String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            Authentication by) {
        CaseQuery query = filter(
                        kind, status, whose(buyer, by), order, text, openedFrom, openedTo, dueBefore, changedSince)
                .sort(sort)
                .after(after == null ? null : position(sort, after))
                .limit(limit)
                .build();
        return Views.Page.read(
                Answers.granted(files.search(actor(by), query)),
                limit,
                Views.Case::of,
                each -> each.position(sort).toString());
    }

    @GetMapping("/counts")
    @Operation(
            summary = "Counts the cases that meet all criteria given.",
            description =
                    "By status and kind, over all pages of the list with the same criteria. Buyers count their own.")
    Views.CaseCounts caseCounts(
            @RequestParam(defaultValue = "") Set<@NotNull CaseKind> kind,
            @RequestParam(defaultValue = "") Set<@NotNull CaseStatus> status,
            @RequestParam(required = false) @Pattern(regexp = Bodies.NAME) @Nullable String buyer,
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Parameter(description = TEXT) @Pattern(regexp = Bodies.TYPED) @Nullable
                    String text,
            @RequestParam(required = false) @Parameter(description = OPENED_FROM) @Nullable Instant openedFrom,
            @RequestParam(required = false) @Parameter(description = OPENED_TO) @Nullable Instant openedTo,
            @RequestParam(required = false) @Parameter(description = DUE_BEFORE) @Nullable Instant dueBefore,
            @RequestParam(required = false) @Parameter(description = CHANGED_SINCE) @Nullable Instant changedSince,
            Authentication by) {
        CaseQuery query = filter(
                        kind, status, whose(buyer, by), order, text, openedFrom, openedTo, dueBefore, changedSince)
                .build();
        return Views.CaseCounts.of(Answers.granted(files.counts(actor(by), query)));
    }

    /** The buyer asked for; where a buyer asks for no other, that buyer, so that another's order is found as one that does not exist. */
    private static @Nullable String whose(@Nullable String buyer, Authentication by) {
        Actor reader = actor(by);
        return buyer == null && reader.role() == Role.BUYER ? reader.id() : buyer;
    }

    private static CaseQuery.Builder filter(
            Set<CaseKind> kind,
            Set<CaseStatus> status,
            @Nullable String buyer,
            @Nullable OrderId order,
            @Nullable String text,
            @Nullable Instant openedFrom,
            @Nullable Instant openedTo,
            @Nullable Instant dueBefore,
            @Nullable Instant changedSince) {
        return CaseQuery.builder()
                .kinds(kind)
                .statuses(status)
                .buyer(buyer)
                .order(order)
                .text(text)
                .openedFrom(openedFrom)
                .openedTo(openedTo)
                .dueBefore(dueBefore)
                .changedSince(changedSince);
    }

    private static CasePosition position(CaseSort sort, String after) {
        try {
            CasePosition position = CasePosition.parse(sort, after);
            return position.moment() == null
                    ? position
                    : new CasePosition(sort, Formats.storable(position.moment()), position.id());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Malformed("after", "is not the next of a page of a list sorted by " + sort);
        }
    }
}
