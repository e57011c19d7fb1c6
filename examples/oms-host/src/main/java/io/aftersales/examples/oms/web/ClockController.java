package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;

import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.shop.MovableClock;
import io.aftersales.examples.oms.shop.ShopRejection;
import io.aftersales.ports.desks.AfterSales;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint for the clock of the sample shop, which supervisors move forward to see what deadlines do. */
@RestController
@Profile("sample")
@RequestMapping(path = "/api/clock", produces = MediaType.APPLICATION_JSON_VALUE)
final class ClockController {
    /** The furthest that one request moves the clock. */
    static final Duration FURTHEST = Duration.ofDays(400);

    private static final Duration STEP = Duration.ofDays(1);
    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 50;

    private final AfterSales desks;
    private final MovableClock clock;

    ClockController(AfterSales desks, MovableClock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    /** Returns the time of the shop, and how far it is ahead. */
    @GetMapping
    ShopViews.Clock clock(Authentication by) {
        onlySupervisors(by);
        return ShopViews.Clock.of(clock.instant(), clock.ahead(), 0);
    }

    /** Moves the clock forward, day by day, and carries out what is due on the way before it answers. */
    @PostMapping
    ShopViews.Clock moveClock(@Valid @RequestBody Bodies.Forward body, Authentication by) {
        onlySupervisors(by);
        Duration left = body.forward();
        if (left.isNegative() || left.compareTo(FURTHEST) > 0) {
            throw new Malformed("forward", InputFault.TOO_FAR, FURTHEST);
        }
        int done = 0;
        while (left.compareTo(STEP) > 0) {
            clock.forward(STEP);
            left = left.minus(STEP);
            done += runDue();
        }
        clock.forward(left);
        return ShopViews.Clock.of(clock.instant(), clock.ahead(), done + runDue());
    }

    /** Carries out what is due, in batches until nothing is; what is left after the last batch is found by the search for due work. */
    private int runDue() {
        int done = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var work = desks.runDue(clock.instant(), BATCH);
            if (work.most() == 0) {
                break;
            }
            done += work.effects() + work.cases() + work.tickets();
        }
        return done;
    }

    private static void onlySupervisors(Authentication by) {
        Role role = actor(by).role();
        if (role != Role.SUPERVISOR) {
            throw new Refused(new ShopRejection.NotForRole(role));
        }
    }
}
