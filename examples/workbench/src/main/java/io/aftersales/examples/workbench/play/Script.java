package io.aftersales.examples.workbench.play;

import io.aftersales.examples.workbench.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Script of what happens to some orders.
 *
 * @param id the user's own name of the script; null when it has none
 * @param setting the world in which it begins
 * @param steps the steps, in order
 * @param expect the part of the result that the script expects; null when it expects nothing
 */
record Script(
        @Nullable String id,
        Setting setting,
        List<Step> steps,
        @Nullable JsonValue expect) {}
