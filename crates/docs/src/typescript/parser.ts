/** The headers of a response: those of `fetch`, or an object such as Node's. */
export type HeaderSource =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** What is wrong with a field, as far as the response says it. */
export interface FieldError {
  /** Path of the field, such as `items[0].name`, also where a plain pointer or the name is sent. */
  readonly path?: string;
  /** Name of the field, the end of its path, as it is sent. */
  readonly name?: string;
  /** JSON pointer to the field, as it is sent. */
  readonly pointer?: string;
  /** What is wrong, in the language of the response. */
  readonly message?: string;
  /** Which error of the field it is, as the catalog spells it; one that it does not have, as it is sent. */
  readonly code?: string;
}

/** What a response may say of any error. Texts are for people: never compare them. */
export interface Facts {
  /** The title, in the language of the response. */
  readonly title?: string;
  /** What has happened, in the language of the response; the title where nothing more is known. */
  readonly detail?: string;
  /** The case of the error, where it has cases. */
  readonly case?: string;
  /** What identifies the occurrence. */
  readonly instance?: string;
  /** The id of the trace. */
  readonly traceId?: string;
  /** The page of the error, as it is sent. */
  readonly docsUrl?: string;
  /** After how many seconds to try again: the header `Retry-After` says it, else the body, else the catalog. */
  readonly retryAfter?: number;
}

/** An error of this catalog. */
export interface ErrorOf<C extends Code> extends Facts {
  readonly code: C;
  /** The HTTP status of the response. */
  readonly status: number;
  /**
   * The values that the response carries; one that is missing or of another type is left out, and so is an integer
   * beyond 2^53, which a number of JavaScript does not hold.
   */
  readonly params: Partial<ParamsOf<C>>;
  readonly fields: readonly FieldError[];
  // others
  /** The other errors that were sent with it. */
  readonly errors: readonly OtherError[];
  /** What has caused it, the nearest first. */
  readonly causes: readonly OtherError[];
  // end
}

/** An error of this catalog: a union that `code` tells apart. */
export type ApiError<C extends Code = Code> = { [K in C]: ErrorOf<K> }[C];

/** A response that is no error of this catalog, or one that is newer than this file. */
export interface UnknownError extends Facts {
  readonly code: null;
  /** The code as it is sent, if there is one. */
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
/** Another error of a response: one that was sent with its own, or a cause. */
export type OtherError = Facts & { readonly fields: readonly FieldError[] } & (
    | { readonly [C in Code]: { readonly code: C; readonly params: Partial<ParamsOf<C>> } }[Code]
    | { readonly code: null; readonly rawCode: string | null }
  );

// end
/** Returns whether a text is a code of this catalog. */
export function isCode(text: string): text is Code {
  return has(CODES, text);
}

/**
 * Reads an error response. Never throws; what it does not understand is left out.
 *
 * `body` is the body's text, or the value that was made of its JSON.
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
