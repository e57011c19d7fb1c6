package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Answers.granted;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.oms.shop.JdbcAlarms;
import io.aftersales.examples.oms.shop.JdbcNotices;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.texts.Texts;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for what was told: alarms to supervisors and finance, and the notices about a case. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class AlarmController {
    private final AfterSales desks;
    private final JdbcAlarms alarms;
    private final JdbcNotices notices;

    private final ShopTexts texts;

    AlarmController(AfterSales desks, JdbcAlarms alarms, JdbcNotices notices, ShopTexts texts) {
        this.texts = texts;
        this.desks = desks;
        this.alarms = alarms;
        this.notices = notices;
    }

    /**
     * Lists alarms in the order in which they were raised.
     *
     * @param acknowledged only those that were acknowledged, or only those that were not
     * @param after the place of the last alarm that the reader has
     */
    @GetMapping("/alarms")
    Views.Page<DeskViews.Raised> alarms(
            @RequestParam(required = false) @Nullable Boolean acknowledged,
            @RequestParam(defaultValue = "0") @PositiveOrZero long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        Texts words = texts.in(language, zone);
        return Views.Page.read(
                granted(alarms.raised(actor(by), acknowledged, after, limit)),
                limit,
                each -> DeskViews.Raised.of(each, words),
                each -> Long.toString(each.place()));
    }

    /** Acknowledges an alarm under the caller's name. The name of the first person stays. */
    @PostMapping("/alarms/{alarm}/acknowledgement")
    DeskViews.Raised acknowledge(
            @PathVariable EffectKey alarm,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        return DeskViews.Raised.of(granted(alarms.acknowledge(actor(by), alarm)), texts.in(language, zone));
    }

    /** Tells what the buyer was told about a case, and for staff what they were told too, the oldest first. */
    @GetMapping("/cases/{id}/notices")
    Views.Page<DeskViews.Told> notices(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        Actor reader = actor(by);
        granted(desks.files().file(reader, id));
        Texts words = texts.in(language, zone);
        List<DeskViews.Told> told = notices.about(id, reader.role()).stream()
                .map(each -> DeskViews.Told.of(each, words))
                .toList();
        return new Views.Page<>(told, null);
    }
}
