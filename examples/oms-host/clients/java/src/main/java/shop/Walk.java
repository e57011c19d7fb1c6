package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import shop.api.CaseApi;
import shop.api.OrderApi;
import shop.client.ApiClient;
import shop.client.ApiException;
import shop.model.Account;
import shop.model.ArrivedRequest;
import shop.model.AskedRequest;
import shop.model.AwaitedWhat;
import shop.model.CaseFile;
import shop.model.CaseKind;
import shop.model.CaseStatus;
import shop.model.Decided;
import shop.model.FindingRequest;
import shop.model.GrantedRequest;
import shop.model.ItemRequest;
import shop.model.LookedRequest;
import shop.model.PostingRequest;
import shop.model.Problem;

/** Walks a return through the host as its buyer and its staff would, with a client generated from the host's own document. */
public final class Walk {
    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

    private Walk() {}

    public static void main(String[] args) throws Exception {
        String host = args[0];
        String order = "2001";
        OrderApi buyer = new OrderApi(as(host, "bob"));
        CaseApi buyersCase = new CaseApi(as(host, "bob"));
        CaseApi inspector = new CaseApi(as(host, "ines"));
        OrderApi finance = new OrderApi(as(host, "fred"));

        Decided opened = buyer.open(order, command(), asked(1), null, null);
        same(opened.getStatus(), CaseStatus.PENDING_REVIEW);
        same(opened.getNext().getWhat(), AwaitedWhat.REVIEW);
        String id = opened.getCaseId();
        Account before = finance.account(order, null, null, null);

        Decided approved = new CaseApi(as(host, "rita")).approve(id, command(), new GrantedRequest(), version(opened), null, null);
        same(approved.getStatus(), CaseStatus.WAITING_RETURN);
        buyersCase.posted(id, command(), new PostingRequest().carrier("FASTPOST").trackingNumber("J1"), null, null, null);
        Decided received = inspector.received(id, command(), new ArrivedRequest().lost(false), null, null, null);
        same(received.getNext().getWhat(), AwaitedWhat.INSPECTION);
        inspector.inspect(
                id,
                command(),
                new LookedRequest()
                        .complete(true)
                        .findings(List.of(
                                new FindingRequest().line("MUGS").grade("GOOD").quantity(1L))),
                null,
                null,
                null);

        CaseFile file = buyersCase.caseFile(id, null, null, null);
        for (int i = 0; i < 100 && file.getSubject().getStatus() != CaseStatus.REFUNDED; i++) {
            Thread.sleep(100);
            file = buyersCase.caseFile(id, null, null, null);
        }
        same(file.getSubject().getStatus(), CaseStatus.REFUNDED);
        same(file.getSubject().getStaff(), null);
        long refunded = file.getSubject().getRefund().stream()
                .mapToLong(part -> part.getAmount().getMinor())
                .sum();

        Account account = finance.account(order, null, null, null);
        same(account.getRefunded().getMinor() - before.getRefunded().getMinor(), refunded);
        same(
                account.getPaid().getMinor(),
                account.getRefunded().getMinor()
                        + account.getKept().getMinor()
                        + account.getExternal().getMinor()
                        + account.getRemaining().getMinor());

        Problem problem = refusal(buyer, order);
        same(problem.getTitle(), "QUANTITY_EXCEEDED");
        same(problem.getKind(), Problem.KindEnum.POLICY);
        System.out.printf(
                "Java: case %s refunded %d minor units, 99 more refused as %s%n", id, refunded, problem.getTitle());
    }

    private static AskedRequest asked(long quantity) {
        return new AskedRequest()
                .kind(CaseKind.RETURN_REFUND)
                .items(List.of(
                        new ItemRequest().line("MUGS").quantity(quantity).reason("NOT_LIKED")));
    }

    private static Problem refusal(OrderApi buyer, String order) throws Exception {
        try {
            buyer.open(order, command(), asked(99), null, null);
        } catch (ApiException refused) {
            same(refused.getCode(), 422);
            return MAPPER.readValue(refused.getResponseBody(), Problem.class);
        }
        throw new AssertionError("99 units were granted");
    }

    /** A client of one user; with the sample users the password is the name. */
    private static ApiClient as(String host, String user) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        var client = new ApiClient();
        client.updateBaseUri(URI.create(host).toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Basic " + credentials));
        return client;
    }

    /** The version that a command is carried out on. */
    private static String version(Decided decided) {
        return "\"" + decided.getVersion() + "\"";
    }

    private static String command() {
        return UUID.randomUUID().toString();
    }

    private static void same(Object actual, Object expected) {
        if (actual == null ? expected != null : !actual.equals(expected)) {
            throw new AssertionError(actual + " is not " + expected);
        }
    }
}
