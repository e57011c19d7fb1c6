/** The desks over HTTP. Who asks is who signed in; what is refused is answered as a problem with its code and its facts. */
@NullMarked
package io.aftersales.examples.oms.web;

import org.jspecify.annotations.NullMarked;
