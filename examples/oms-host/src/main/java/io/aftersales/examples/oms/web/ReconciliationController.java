package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Answers.granted;

import io.aftersales.examples.oms.shop.Reconciler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint that compares a provider's statement with the journal. Nothing is stored. */
@RestController
@RequestMapping(path = "/api/reconciliation", produces = MediaType.APPLICATION_JSON_VALUE)
final class ReconciliationController {
    private final Reconciler reconciler;

    ReconciliationController(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    /**
     * Compares a statement, a table as CSV with the columns key, transaction_id, occurred_at, amount_minor, currency and kind.
     *
     * @param from the moment from which the statement is complete, such as 2026-03-01T00:00:00Z; by default the time of its oldest row, and
     *     without rows the beginning of the journal
     * @param until the moment up to which the statement is complete; by default the time of its newest row, and without rows now
     */
    @PostMapping(consumes = "text/csv")
    DeskViews.Reconciled reconcile(
            @RequestBody byte[] statement,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            Authentication by) {
        var period = new Reconciler.Period(from, until);
        return DeskViews.Reconciled.of(granted(reconciler.compare(actor(by), text(statement), period)));
    }

    private static String text(byte[] statement) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(statement))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("statement", InputFault.NOT_UTF8);
        }
    }
}
