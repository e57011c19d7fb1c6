/**
 * Words for people, in English and Chinese: what a notice says, how far a case has come and what happens next, and what a refund is made
 * of.
 *
 * <p>{@link io.aftersales.ports.texts.Texts} holds the sentences of a language; a host may replace any of them. Everything else here is
 * data made from a case, its timeline or its refund, which a host may show as it likes, and a plain rendering of it.
 */
@NullMarked
package io.aftersales.ports.texts;

import org.jspecify.annotations.NullMarked;
