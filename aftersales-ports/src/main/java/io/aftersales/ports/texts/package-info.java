/**
 * The texts for people, in English and Chinese: notices, alarms, refusals, events, the progress of a case and what happens next, and the
 * parts of a refund.
 *
 * <p>{@link io.aftersales.ports.texts.Texts} holds the sentences of a language; a host may replace any of them. The other classes make data
 * from a case, its timeline or its refund, which a host may show as it likes, and render the data as plain text.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.ports.texts;

import org.jspecify.annotations.NullMarked;
