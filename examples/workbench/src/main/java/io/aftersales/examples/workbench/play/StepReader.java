package io.aftersales.examples.workbench.play;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.ports.desks.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the steps of a script, and follows its clock, which no step may set back. */
final class StepReader {
    private static final Map<String, CommandReader> COMMANDS = commands();
    private static final List<String> WORLD = List.of("pass", "facts", "amend", "stock", "prices", "partners");
    private static final String[] KNOWN = known();

    private final ScriptNames names;
    private Instant clock;

    StepReader(ScriptNames names, Instant start) {
        this.names = names;
        this.clock = start;
    }

    private static Map<String, CommandReader> commands() {
        var commands = new LinkedHashMap<String, CommandReader>();
        commands.putAll(OrderVerbs.all());
        commands.putAll(CaseVerbs.all());
        commands.put("answer", AnswerVerb::read);
        return commands;
    }

    private static String[] known() {
        return Stream.concat(Stream.of("by", "at", "id"), verbs().stream()).toArray(String[]::new);
    }

    /** Returns the verbs that a step may have. */
    static List<String> verbs() {
        return Stream.concat(COMMANDS.keySet().stream(), WORLD.stream()).toList();
    }

    List<Step> all(JsonValue json) {
        var steps = new ArrayList<Step>();
        for (JsonValue each : json.elements()) {
            steps.add(step(each, steps.size() + 1));
        }
        names.checkCases();
        return steps;
    }

    private Step step(JsonValue json, int number) {
        var step = json.fields(KNOWN);
        String verb = verb(json);
        JsonValue content = json.entries().getOrDefault(verb, json);
        Instant at = step.find("at").map(this::at).orElse(clock);
        clock = at;
        CommandReader command = COMMANDS.get(verb);
        if (command == null) {
            return new Step(json.place(), at, inTheWorld(step, verb, content));
        }
        return new Step(json.place(), at, command.read(content, request(step, number), names));
    }

    private static String verb(JsonValue json) {
        List<String> verbs =
                json.entries().keySet().stream().filter(verbs()::contains).toList();
        if (verbs.isEmpty()) {
            throw json.fault("has no verb, known are " + String.join(", ", verbs()));
        }
        if (verbs.size() > 1) {
            throw json.fault("has more than one verb: " + String.join(", ", verbs));
        }
        return verbs.get(0);
    }

    private Instant at(JsonValue json) {
        Instant at = Moments.instant(json);
        if (at.isBefore(clock)) {
            throw json.fault(at + " is before the clock, which stands at " + clock);
        }
        return at;
    }

    private static Request request(JsonValue.Fields step, int number) {
        CommandId id =
                step.find("id").map(given -> given.text(CommandId::of)).orElseGet(() -> CommandId.of("step-" + number));
        return Request.of(
                id, step.find("by").map(by -> by.text(StepReader::actor)).orElse(Actor.SYSTEM));
    }

    private static Actor actor(String text) {
        int space = text.indexOf(' ');
        String role = space < 0 ? text : text.substring(0, space);
        if (role.equals(Role.SYSTEM.name()) && space < 0) {
            return Actor.SYSTEM;
        }
        return Arrays.stream(Role.values())
                .filter(each -> each != Role.SYSTEM && each.name().equals(role) && space > 0)
                .findFirst()
                .map(each -> new Actor(text.substring(space + 1), each))
                .orElseThrow(() -> new IllegalArgumentException("\"" + text
                        + "\" is no actor, such as SYSTEM, BUYER b1, AGENT a1, REVIEWER r1, SUPERVISOR s1, INSPECTOR i1"
                        + " or FINANCE f1"));
    }

    private StepAction inTheWorld(JsonValue.Fields step, String verb, JsonValue content) {
        for (String name : List.of("by", "id")) {
            if (step.has(name)) {
                throw step.object()
                        .entries()
                        .getOrDefault(name, step.object())
                        .fault("unknown field, " + verb + " is no command");
            }
        }
        if (verb.equals("pass")) {
            clock = Moments.after(content, clock);
        }
        return WorldVerbs.read(verb, content, names, clock);
    }
}
