/**
 * Carries out what decisions owe, and brings back what came of it.
 *
 * <p>An entry is claimed, which is written down, before anything goes out. The call happens outside of every transaction. What came
 * of it is written under the fence of the claim, for an effect that answers its case together with the decision that follows. What gets
 * no answer in the end is parked: its case is told, an alarm is raised, and a person resolves it.
 *
 * <p>Internal: the module does not export this package. Hosts call {@code EffectRunner} and {@code AfterSales.runDue}.
 */
@NullMarked
package io.aftersales.ports.runner;

import org.jspecify.annotations.NullMarked;
