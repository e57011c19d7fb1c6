/**
 * Review without a person: an ordered list of named rules over the facts of a case.
 *
 * <p>A rule is a criterion and an answer: approve, reject, or leave the case to a person, in a group of the shop's choice. Criteria see
 * facts only, such as the amount, the reasons, the buyer's record and a risk score, and change nothing. The first rule that applies
 * decides; the answer and the facts it was given on stay on the case, so that a decision can be explained, and compared with what
 * another list of rules would have said.
 */
@NullMarked
package io.aftersales.domain.review;

import org.jspecify.annotations.NullMarked;
