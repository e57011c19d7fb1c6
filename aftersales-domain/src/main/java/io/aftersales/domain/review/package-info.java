/**
 * Review without a person: an ordered list of named rules over the facts of a case.
 *
 * <p>A rule is a criterion and a decision: approve, reject, or leave the case to a person, in a group of the shop's choice. Criteria see
 * facts only, such as the amount, the reasons, the buyer's record and a risk score, and change nothing. The first rule that applies
 * decides. The decision and the facts behind it are stored on the case, so that the decision can be explained, and compared with the
 * decisions of another list of rules.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.review;

import org.jspecify.annotations.NullMarked;
