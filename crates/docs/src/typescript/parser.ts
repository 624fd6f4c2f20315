/** The headers of a response, from `fetch` or as an object such as Node's. */
export type HeaderSource =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** An error in a field, as far as the response describes it. */
export interface FieldError {
  /** Path of the field, such as `items[0].name`. Also set if the response contains a simple pointer or the field's name instead. */
  readonly path?: string;
  /** Name of the field, the last part of its path, as it is sent. */
  readonly name?: string;
  /** JSON pointer to the field, as it is sent. */
  readonly pointer?: string;
  /** What is wrong, in the language of the response. */
  readonly message?: string;
  /** Code of the field error, in the catalog's spelling if it is known, otherwise as it is sent. */
  readonly code?: string;
}

/** What a response may say about any error. Texts are for people, so never compare them. */
export interface Facts {
  /** The title, in the language of the response. */
  readonly title?: string;
  /** The explanation, in the language of the response; the title if there is no other. */
  readonly detail?: string;
  /** The text for your users, in the language of the response. */
  readonly userMessage?: string;
  /** The case of the error, if it has cases. */
  readonly case?: string;
  /** The id of the occurrence. */
  readonly instance?: string;
  /** The trace id. */
  readonly traceId?: string;
  /** The page of the error in the docs, as it is sent. */
  readonly docsUrl?: string;
  /** The number of seconds after which to retry, from the `Retry-After` header, else the body, else the catalog. */
  readonly retryAfter?: number;
}

/** An error of this catalog. */
export interface ErrorOf<C extends Code> extends Facts {
  readonly code: C;
  /** The HTTP status of the response. */
  readonly status: number;
  /**
   * The params in the response. Missing values and values of another type are left out, as are integers beyond 2^53, which JavaScript
   * numbers cannot represent.
   */
  readonly params: Partial<ParamsOf<C>>;
  readonly fields: readonly FieldError[];
  // others
  /** The other errors in the same response. */
  readonly errors: readonly OtherError[];
  /** The causes, the nearest first. */
  readonly causes: readonly OtherError[];
  // end
}

/** An error of this catalog, a union that is discriminated by `code`. */
export type ApiError<C extends Code = Code> = { [K in C]: ErrorOf<K> }[C];

/** A response that is no error of this catalog, or an error that is newer than this file. */
export interface UnknownError extends Facts {
  readonly code: null;
  /** The code as it is sent, if any. */
  readonly rawCode: string | null;
  /** The HTTP status of the response. */
  readonly status: number;
  readonly fields: readonly FieldError[];
  // others
  readonly errors: readonly OtherError[];
  readonly causes: readonly OtherError[];
  // end
}

// others
/** Another error in a response: an additional error or a cause. */
export type OtherError = Facts & { readonly fields: readonly FieldError[] } & (
    | { readonly [C in Code]: { readonly code: C; readonly params: Partial<ParamsOf<C>> } }[Code]
    | { readonly code: null; readonly rawCode: string | null }
  );

// end
/** Returns whether a string is a code of this catalog. */
export function isCode(text: string): text is Code {
  return has(CODES, text);
}

/**
 * Reads an error response. Never throws, and leaves out whatever it does not understand.
 *
 * `body` is the text of the body, or the value parsed from its JSON.
 */
export function parseError(
  status: number,
  headers: HeaderSource,
  body: unknown,
): ApiError | UnknownError {
  const said = headersOf(headers);
  const rank = ({ own }: Reading): number => (rawCodeOf(own) !== null ? 2 : byProps(own, said, status) !== undefined ? 1 : 0);
  let best: Reading | undefined;
  for (const envelope of envelopesFor(headerOf(headers, "content-type"), body)) {
    const root = envelope.read(body);
    if (root === undefined) continue;
    const reading = choose(readBody(envelope, root, false), () => readBody(envelope, root, true), said, status);
    if (codeOfPart(reading.own, said, status) !== undefined) return errorOf(reading, said, headers, status);
    if (best === undefined || rank(reading) > rank(best)) best = reading;
  }
  return errorOf(best ?? { own: partOf(), related: [], isXml: false }, said, headers, status);
}
