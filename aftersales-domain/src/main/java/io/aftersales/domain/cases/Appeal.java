package io.aftersales.domain.cases;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;

/**
 * An appeal against a decision about an application, made once in the life of a case. After it only a supervisor decides who had no part in
 * the case before.
 *
 * @param by the buyer, or the agent who appealed for the buyer
 * @param at the moment of the appeal
 * @param inbounds the number of inbounds that the case had by then; what was found in them decides nothing any more
 * @param against the reason of the rejection that the buyer appealed against; empty where the application was approved and none of its goods
 *     were accepted
 */
public record Appeal(Actor by, Instant at, int inbounds, String against) {}
