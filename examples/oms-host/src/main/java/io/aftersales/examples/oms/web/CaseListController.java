package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.FileDesk;
import io.aftersales.ports.repositories.CasePosition;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.texts.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.vavr.control.Either;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
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
            "What a clerk types: the beginning of an order's or a buyer's id, the whole id of a case, or a whole tracking number; capital and small letters are the same";
    private static final String OPENED_FROM = "Cases opened at this moment or later";
    private static final String OPENED_TO = "Cases opened before this moment";
    private static final String DUE_BEFORE = "Cases for which something is due before this moment; not for buyers";
    private static final String CHANGED_SINCE = "Cases whose newest event happened at this moment or later";

    private final FileDesk files;
    private final Catalog catalog;

    private final ShopTexts texts;

    CaseListController(AfterSales desks, Catalog catalog, ShopTexts texts) {
        this.texts = texts;
        this.files = desks.files();
        this.catalog = catalog;
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
            Authentication by,
            Locale language) {
        Texts words = texts.in(language, ZoneOffset.UTC);
        CaseQuery query = filter(
                        kind, status, whose(buyer, by), order, text, openedFrom, openedTo, dueBefore, changedSince)
                .sort(sort)
                .after(after == null ? null : position(sort, after))
                .limit(limit)
                .build();
        return Views.Page.read(
                listed(files.search(actor(by), query), query, by),
                limit,
                each -> Views.Case.of(each, words, catalog, language),
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
        return Views.CaseCounts.of(listed(files.counts(actor(by), query), query, by));
    }

    /** Returns what was found; a refusal names the parameter that buyers may not use. */
    private static <T> T listed(Either<Rejection, T> found, CaseQuery query, Authentication by) {
        return found.getOrElseThrow(why -> new Refused(why, forStaff(query, actor(by))));
    }

    private static @Nullable String forStaff(CaseQuery query, Actor reader) {
        if (reader.role() != Role.BUYER) {
            return null;
        }
        if (query.sort() == CaseSort.DUE) {
            return "sort";
        }
        if (query.dueBefore() != null) {
            return "dueBefore";
        }
        return reader.id().equals(query.buyer()) ? null : "buyer";
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
            throw new Malformed("after", InputFault.NOT_OF_SORT, sort);
        }
    }
}
