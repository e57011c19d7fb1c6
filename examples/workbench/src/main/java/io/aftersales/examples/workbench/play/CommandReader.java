package io.aftersales.examples.workbench.play;

import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.ports.desks.Request;

/** Reads a command that a person or the host sends. */
@FunctionalInterface
interface CommandReader {

    /**
     * Reads the command.
     *
     * @param json the content of the verb
     * @param request the id and the sender of the command
     * @param names the names that the command may use
     */
    StepAction read(JsonValue json, Request request, ScriptNames names);
}
