package io.aftersales.examples.quickstart;

/** Runs one of the examples: a return, unless another is named. */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Prints the page that the first argument names: {@code return}, {@code exchange}, {@code reship}, {@code capture}, {@code window},
     * {@code credit}, {@code early}, {@code offer}, {@code tickets} or {@code figures}.
     * Without an argument it is {@code return}; an unknown name ends the program with status 2.
     */
    public static void main(String[] args) {
        // Without this the validation provider writes its greeting through a logging system of its own.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        String page = args.length == 0 ? "return" : args[0];
        switch (page) {
            case "return" -> ReturnDay.print();
            case "exchange" -> ExchangeDay.print();
            case "reship" -> ReshipDay.print();
            case "capture" -> CaptureDay.print();
            case "window" -> WindowDay.print();
            case "credit" -> CreditDay.print();
            case "early" -> EarlyDay.print();
            case "offer" -> OfferDay.print();
            case "tickets" -> TicketsDay.print();
            case "figures" -> FiguresWeek.print();
            default -> {
                System.err.println(
                        "there is no page \"" + page
                                + "\", there are return, exchange, reship, capture, window, credit, early, offer, tickets and figures");
                System.exit(2);
            }
        }
    }
}
