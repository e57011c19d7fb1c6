package io.aftersales.examples.oms.console;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.tickets.SlaGoal;
import io.aftersales.examples.oms.shop.JdbcAlarms;
import io.aftersales.examples.oms.shop.JdbcAlarms.Raised;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.texts.AlarmText;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of alarms, the newest first. A person who has seen to one acknowledges it. */
@Controller
class AlarmsController {
    private static final String PAGE = "/alarms";
    /** The alarms whose detail is the id of a tender. */
    private static final Set<Alarm> OF_TENDERS = Set.of(Alarm.REFUND_TAKEN_BACK, Alarm.REFUNDED_ELSEWHERE);

    private static final int ROWS = 50;

    private final JdbcAlarms alarms;

    AlarmsController(JdbcAlarms alarms) {
        this.alarms = alarms;
    }

    /** An alarm in words. */
    record Row(Raised raised, String words) {}

    @GetMapping(PAGE)
    String list(
            @RequestParam(defaultValue = "false") boolean acknowledged,
            @RequestParam(defaultValue = "0") long before,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        List<Raised> newest = Answers.granted(
                alarms.newest(reader.actor(), acknowledged, before == 0 ? Long.MAX_VALUE : before, ROWS));
        page.addAttribute(
                "rows",
                newest.stream()
                        .map(each -> new Row(
                                each, AlarmText.of(each.caseId(), each.alarm(), detail(each, reader), reader.texts())))
                        .toList());
        page.addAttribute("acknowledged", acknowledged);
        page.addAttribute(
                "older",
                newest.size() < ROWS ? null : newest.get(newest.size() - 1).place());
        return "console/alarms";
    }

    /** The detail of an alarm, a tender and the goal of a ticket in words. */
    private static String detail(Raised alarm, Reader reader) {
        String detail = alarm.detail();
        if (OF_TENDERS.contains(alarm.alarm())) {
            return reader.named("tender", detail);
        }
        int blank = detail.lastIndexOf(' ');
        return Arrays.stream(SlaGoal.values())
                .filter(goal -> detail.substring(blank + 1).equals(goal.name()))
                .findFirst()
                .map(goal -> reader.say("pair", detail.substring(0, Math.max(0, blank)), reader.word(goal)))
                .orElse(detail);
    }

    @PostMapping(PAGE + "/{key}")
    String acknowledge(@PathVariable EffectKey key, @ModelAttribute("reader") Reader reader, RedirectAttributes told) {
        return Forms.answered(alarms.acknowledge(reader.actor(), key), PAGE, reader, told);
    }
}
