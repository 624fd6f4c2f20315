//! Bodies that other programs send: vendors' documentation and SDKs, and servers that differ from what the envelope writes.

use super::Body;

const PLAIN: Body = Body { envelope: "", cover: "", errors: "", response: "", expected: "" };

const SQUARE: &str = "envelopes:
  square:
    content_type: application/json
    headers: { X-Code: $code }
    body:
      errors:
        $when: fields
        then: { $each: fields, as: { code: $it.code|or(X), detail: $it.message } }
        else: { $each: errors, as: { code: $it.code, detail: $it.text, field: $it.params.field|opt } }
";
const SQUARE_ERRORS: &str =
    "  nope: { status: 400, title: t, description: d, resolution: r, params: { field: string } }
  wrong: { status: 400, title: t, description: d, resolution: r, params: { fields: fields } }
";
const DEFAULTS: &str = "envelopes:
  own:
    content_type: application/json
    body:
      code: $code
      trace: $trace_id|or(none)
      instance: $instance|or(-)
      reason: $params.reason|or(unknown)
";
const ONE: &str =
    "  gone: { status: 404, number: 10, title: Gone, description: D, resolution: R }\n";
const GONE: &str = "  gone: { status: 404, number: 10, title: Gone, description: D, resolution: R, params: { reason: { type: string, optional: true } } }\n";
const TWO: &str = "  e225: { status: 422, title: A, description: D, resolution: R, params: { fields: fields } }
  invalid-attribute: { status: 422, title: B, description: D, resolution: R, params: { fields: fields } }
";
const VALUES: &str = "  values:
    status: 400
    title: Values
    description: D
    resolution: R
    params: { list: strings, wait: duration, count: integer, big: { type: unsigned, optional: true } }
";

pub(crate) const BODIES: &[Body] = &[
    // One list format for field errors and others.
    Body {
        envelope: "square",
        cover: SQUARE,
        errors: SQUARE_ERRORS,
        response: "HTTP/1.1 400 X\nContent-Type: application/json\n\n{\"errors\":[{\"code\":\"nope\",\"detail\":\"d\",\"field\":\"x\"}]}",
        expected: r#"{"code":"nope","detail":"d","fields":[],"params":{"field":"x"},"errors":[]}"#,
    },
    Body {
        envelope: "square",
        cover: SQUARE,
        errors: SQUARE_ERRORS,
        response: "HTTP/1.1 400 X\nContent-Type: application/json\nX-Code: wrong\n\n{\"errors\":[{\"code\":\"short\",\"detail\":\"d\"}]}",
        expected: r#"{"code":"wrong","fields":[["","d","short"]],"errors":[]}"#,
    },
    Body {
        envelope: "square",
        cover: SQUARE,
        errors: SQUARE_ERRORS,
        response: "HTTP/1.1 400 X\nContent-Type: application/json\nX-Code: nope\n\n{\"errors\":[{\"code\":\"NOPE\",\"detail\":\"d\",\"field\":\"x\"}]}",
        expected: r#"{"code":"nope","detail":"d","fields":[],"params":{"field":"x"}}"#,
    },
    // What is written where a value is absent is not the value.
    Body {
        envelope: "own",
        cover: DEFAULTS,
        errors: GONE,
        response: "HTTP/1.1 404 X\nContent-Type: application/json\n\n{\"code\":\"gone\",\"trace\":\"none\",\"instance\":\"-\",\"reason\":\"unknown\"}",
        expected: r#"{"code":"gone","traceId":null,"instance":null,"params":{}}"#,
    },
    Body {
        envelope: "own",
        cover: DEFAULTS,
        errors: GONE,
        response: "HTTP/1.1 404 X\nContent-Type: application/json\n\n\u{feff}{\"code\":\"gone\",\"trace\":\"t\",\"instance\":\"i\",\"reason\":\"r\"}",
        expected: r#"{"code":"gone","traceId":"t","instance":"i","params":{"reason":"r"}}"#,
    },
    // JSON:API: the first error is the response's.
    Body {
        envelope: "jsonapi",
        errors: TWO,
        response: "HTTP/1.1 422 X\nContent-Type: application/vnd.api+json\n\n{\"errors\":[{\"code\":\"e225\",\"source\":{\"pointer\":\"/a\"},\"title\":\"A\",\"detail\":\"a\"},{\"code\":\"invalid-attribute\",\"source\":{\"pointer\":\"/b\"},\"title\":\"B\"}]}",
        expected: r#"{"code":"e225","title":"A","fields":[["a","a",null]],"errors":[{"code":"invalid-attribute","rawCode":null,"title":"B","detail":null,"instance":null,"fields":[["b",null,null]]}]}"#,
        ..PLAIN
    },
    Body {
        envelope: "jsonapi",
        errors: TWO,
        response: "HTTP/1.1 422 X\nContent-Type: application/vnd.api+json\n\n{\"errors\":[{\"code\":\"e225\",\"source\":{\"pointer\":\"/a\"}},{\"code\":\"brand-new\",\"source\":{\"pointer\":\"/b\"}}]}",
        expected: r#"{"code":"e225","fields":[["a",null,null]],"errors":[{"code":null,"rawCode":"brand-new","title":null,"detail":null,"instance":null,"fields":[["b",null,null]]}]}"#,
        ..PLAIN
    },
    Body {
        envelope: "jsonapi",
        errors: TWO,
        response: "HTTP/1.1 422 X\nContent-Type: application/vnd.api+json\n\n{\"errors\":[{\"code\":\"e225\",\"source\":{\"pointer\":\"/a\"},\"detail\":\"a\"},{\"code\":\"e225\",\"source\":{\"pointer\":\"/b/0/c\"},\"detail\":\"b\"}]}",
        expected: r#"{"code":"e225","fields":[["a","a",null],["b[0].c","b",null]],"errors":[]}"#,
        ..PLAIN
    },
    // A namespace before the code; an address after it.
    Body {
        envelope: "aws-json",
        errors: ONE,
        response: "HTTP/1.1 404 X\nContent-Type: application/x-amz-json-1.0\n\n{\"__type\":\"com.x#gone\",\"message\":\"m\"}",
        expected: r#"{"code":"gone","detail":"m"}"#,
        ..PLAIN
    },
    Body {
        envelope: "aws-json",
        errors: ONE,
        response: "HTTP/1.1 404 X\nContent-Type: application/x-amz-json-1.1\n\n{\"__type\":\"gone:http://internal.amazon.com/coral/\",\"message\":\"m\"}",
        expected: r#"{"code":"gone","detail":"m"}"#,
        ..PLAIN
    },
    Body {
        envelope: "adyen",
        errors: ONE,
        response: "HTTP/1.1 404 X\nContent-Type: application/json\n\n{\"status\":422,\"errorCode\":\"010\",\"message\":\"Not allowed\",\"errorType\":\"security\",\"pspReference\":\"8816\"}",
        expected: r#"{"code":"gone","detail":"Not allowed","traceId":"8816"}"#,
        ..PLAIN
    },
    // Field errors that do not name a field keep what they say.
    Body {
        envelope: "github",
        errors: TWO,
        response: "HTTP/1.1 422 X\nContent-Type: application/json; charset=utf-8\nX-Error-Code: e225\n\n{\"message\":\"Validation Failed\",\"errors\":[{\"resource\":\"PullRequest\",\"code\":\"custom\",\"message\":\"No commits between main and x\"}],\"status\":\"422\"}",
        expected: r#"{"code":"e225","detail":"Validation Failed","fields":[["","No commits between main and x",null]]}"#,
        ..PLAIN
    },
    Body {
        envelope: "paypal",
        errors: TWO,
        response: "HTTP/1.1 422 X\nContent-Type: application/json\n\n{\"name\":\"E225\",\"details\":[{\"issue\":\"INVALID_RESOURCE_ID\",\"description\":\"Specified resource ID does not exist.\"}],\"message\":\"M\",\"debug_id\":\"90957fca61718\"}",
        expected: r#"{"code":"e225","traceId":"90957fca61718","fields":[["","Specified resource ID does not exist.","INVALID_RESOURCE_ID"]]}"#,
        ..PLAIN
    },
    // The text in the language of the response is better than that in the catalog's.
    Body {
        envelope: "google",
        errors: ONE,
        response: "HTTP/1.1 404 X\nContent-Type: application/json\n\n{\"error\":{\"code\":404,\"message\":\"It is gone.\",\"status\":\"NOT_FOUND\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"GONE\",\"domain\":\"x\"},{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"41s\"},{\"@type\":\"type.googleapis.com/google.rpc.LocalizedMessage\",\"locale\":\"es\",\"message\":\"Se ha ido.\"}]}}",
        expected: r#"{"code":"gone","detail":"Se ha ido.","retryAfter":41}"#,
        ..PLAIN
    },
    // Lists and durations in a map of strings.
    Body {
        envelope: "google",
        errors: VALUES,
        response: "HTTP/1.1 400 X\nContent-Type: application/json\n\n{\"error\":{\"code\":400,\"message\":\"V\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"VALUES\",\"metadata\":{\"list\":\"[\\\"p, q\\\",\\\"r\\\"]\",\"wait\":\"30\",\"count\":\"5\",\"big\":\"18446744073709551615\"}}]}}",
        expected: r#"{"code":"values","params":{"list":["p, q","r"],"wait":30,"count":5}}"#,
        ..PLAIN
    },
    Body {
        envelope: "google",
        errors: VALUES,
        response: "HTTP/1.1 400 X\nContent-Type: application/json\n\n{\"error\":{\"code\":400,\"message\":\"V\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"VALUES\",\"metadata\":{\"list\":\"p, q, r\",\"wait\":\"30 s\",\"count\":\"0x10\"}}]}}",
        expected: r#"{"code":"values","params":{"wait":30}}"#,
        ..PLAIN
    },
    // Integers that JavaScript does not hold.
    Body {
        envelope: "rfc9457",
        errors: VALUES,
        response: "HTTP/1.1 400 X\nContent-Type: application/problem+json\n\n{\"type\":\"urn:x:values\",\"title\":\"V\",\"count\":9007199254740993,\"big\":18446744073709551615,\"list\":[],\"wait\":1.5}",
        expected: r#"{"code":"values","params":{"list":[],"wait":2}}"#,
        ..PLAIN
    },
    // Names that every object of JavaScript has.
    Body {
        envelope: "rfc9457",
        errors: "  constructor: { status: 400, title: C, description: D, resolution: R, params: { toString: string, constructor: string } }\n",
        response: "HTTP/1.1 400 X\nContent-Type: application/problem+json\n\n{\"type\":\"urn:x:constructor\",\"toString\":\"a\",\"__proto__\":{\"code\":\"b\"},\"constructor\":\"c\"}",
        expected: r#"{"code":"constructor","params":{"toString":"a","constructor":"c"}}"#,
        ..PLAIN
    },
    // Members that another server adds, a type that is not known, and none at all.
    Body {
        envelope: "stripe",
        errors: ONE,
        response: "HTTP/1.1 402 X\nContent-Type: application/json\n\n{\"error\":{\"code\":\"gone\",\"doc_url\":\"https://stripe.com/docs/error-codes/gone\",\"message\":\"Your card was declined.\",\"payment_intent\":{\"id\":\"pi_1\"},\"type\":\"card_error\"}}",
        expected: r#"{"code":"gone","detail":"Your card was declined."}"#,
        ..PLAIN
    },
    Body {
        envelope: "rfc9457",
        errors: ONE,
        response: "HTTP/1.1 403 X\nContent-Type: application/problem+json\n\n{\"type\":\"https://example.com/probs/out-of-credit\",\"title\":\"You do not have enough credit.\",\"detail\":\"Your current balance is 30, but that costs 50.\",\"instance\":\"/account/12345/msgs/abc\",\"balance\":30}",
        expected: r#"{"code":null,"rawCode":"https://example.com/probs/out-of-credit","instance":"/account/12345/msgs/abc"}"#,
        ..PLAIN
    },
    Body {
        envelope: "slack",
        errors: ONE,
        response: "HTTP/1.1 200 OK\nContent-Type: application/json; charset=utf-8\n\n{\"ok\":false,\"error\":\"gone\"}",
        expected: r#"{"code":"gone","rawCode":null}"#,
        ..PLAIN
    },
    Body {
        envelope: "aws-query-xml",
        errors: ONE,
        response: "HTTP/1.1 404 X\nContent-Type: text/xml\n\n<?xml version=\"1.0\"?>\n<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type><Code>gone</Code><Message>M &amp; N</Message></Error><RequestId>r-1</RequestId></ErrorResponse>",
        expected: r#"{"code":"gone","detail":"M & N","traceId":"r-1"}"#,
        ..PLAIN
    },
    Body {
        envelope: "graphql",
        errors: ONE,
        response: "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"errors\":[{\"message\":\"m\",\"extensions\":{\"code\":\"gone\"}},{\"message\":\"n\",\"extensions\":{\"code\":\"new\"}}],\"data\":null}",
        expected: r#"{"code":"gone","detail":"m","errors":[{"code":null,"rawCode":"new","title":null,"detail":"n","instance":null,"fields":[]}]}"#,
        ..PLAIN
    },
    Body {
        envelope: "rfc9457",
        errors: ONE,
        response: "HTTP/1.1 404 X\nContent-Type: text/html\n\n<html><body>gone</body></html>",
        expected: r#"{"code":null,"rawCode":null,"fields":[]}"#,
        ..PLAIN
    },
];
