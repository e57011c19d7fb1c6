package io.aftersales.examples.workbench.play;

import io.aftersales.examples.workbench.FilePosition;
import java.time.Instant;

/**
 * Step of a script.
 *
 * @param place the position of the step in its file
 * @param at the moment to which time passes before the step
 * @param action the action of the step
 */
record Step(FilePosition place, Instant at, StepAction action) {}
