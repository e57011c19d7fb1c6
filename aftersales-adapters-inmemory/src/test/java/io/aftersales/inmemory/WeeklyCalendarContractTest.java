package io.aftersales.inmemory;

import io.aftersales.domain.tickets.BusinessCalendar;
import io.aftersales.domain.tickets.OpeningHours;
import io.aftersales.domain.tickets.WeeklyCalendar;
import io.aftersales.ports.tck.BusinessCalendarContract;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

public class WeeklyCalendarContractTest extends BusinessCalendarContract {
    @Override
    protected BusinessCalendar calendar() {
        return WeeklyCalendar.of(
                ZoneId.of("Europe/Berlin"),
                List.of(
                        new OpeningHours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(18, 0)),
                        new OpeningHours(DayOfWeek.FRIDAY, LocalTime.of(22, 0), LocalTime.of(6, 30)),
                        new OpeningHours(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(4, 0))),
                Set.of(LocalDate.of(2026, 4, 6)));
    }
}
