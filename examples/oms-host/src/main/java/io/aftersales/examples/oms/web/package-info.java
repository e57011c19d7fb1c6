/** REST API of the desks. The actor is the signed-in user; a refusal is answered as a problem with its code and facts. */
@NullMarked
package io.aftersales.examples.oms.web;

import org.jspecify.annotations.NullMarked;
