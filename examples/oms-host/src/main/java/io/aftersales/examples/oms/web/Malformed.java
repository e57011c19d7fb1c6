package io.aftersales.examples.oms.web;

import java.io.Serial;

/** Thrown when a value of a request has the wrong form. */
final class Malformed extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;
    private final InputFault fault;
    private final String values;

    Malformed(String field, InputFault fault) {
        this(field, fault, "");
    }

    /** Creates the exception of a fault whose words name values. */
    Malformed(String field, InputFault fault, Object values) {
        super(field + ": " + fault);
        this.field = field;
        this.fault = fault;
        this.values = values.toString();
    }

    String field() {
        return field;
    }

    InputFault fault() {
        return fault;
    }

    String values() {
        return values;
    }
}
