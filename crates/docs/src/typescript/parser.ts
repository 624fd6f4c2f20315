/** The headers of a response: those of `fetch`, or an object such as Node's. */
export type HeaderSource =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** What is wrong with a field, as far as the response says it. */
export interface FieldError {
  /** Path of the field, such as `items[0].name`. */
  readonly path?: string;
  /** Name of the field, the end of its path. */
  readonly name?: string;
  /** JSON pointer to the field, as it is sent. */
  readonly pointer?: string;
  /** What is wrong, in the language of the response. */
  readonly message?: string;
  /** Which error of the field it is, as it is sent. */
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
  /** After how many seconds to try again. */
  readonly retryAfter?: number;
}

/** An error of this catalog. */
export interface ErrorOf<C extends Code> extends Facts {
  readonly code: C;
  /** The HTTP status of the response. */
  readonly status: number;
  /** The values that the response carries; one that is missing or of another type is left out. */
  readonly params: Partial<ParamsOf<C>>;
  readonly fields: readonly FieldError[];
  // others
  /** The errors beside this one. */
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
/** Another error in a response: one beside its own, or a cause. */
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
  const mediaType = headerOf(headers, "content-type")?.split(";")[0]?.trim().toLowerCase();
  const fitting = ENVELOPES.filter((envelope) => envelope.mediaType === mediaType);
  let unknown: UnknownError | undefined;
  for (const envelope of fitting.length > 0 ? fitting : ENVELOPES) {
    const response: Sent = { headers, root: envelope.read(body), envelope };
    const [code, rawCode] = identify(response, status);
    const known = {
      ...saidOf(response),
      status,
      // others
      errors: othersOf(response, "errors"),
      causes: othersOf(response, "causes"),
      // end
    };
    if (code !== undefined) {
      return { ...known, code, params: paramsOf(response, code) } as ApiError;
    }
    unknown ??= { ...known, code: null, rawCode };
  }
  const none: UnknownError = {
    code: null,
    rawCode: null,
    status,
    fields: [],
    // others
    errors: [],
    causes: [],
    // end
  };
  return unknown ?? none;
}

/** A way into a body: a member, an item, every item, every item that has these members. */
type Step = string | number | null | { readonly [member: string]: string };

/** Where a value stands: in the body or a header, whole or between the parts of a text; `alone`: only without field errors. */
interface Place {
  readonly at?: readonly Step[];
  readonly header?: string;
  readonly parts?: readonly string[];
  readonly part?: number;
  readonly alone?: true;
}

/** What stands at a place. */
type Row = Place &
  (
    | { readonly what: "code"; readonly by: Codes; readonly weak?: true }
    | { readonly what: Fact | "retryAfter" }
    | { readonly what: "param"; readonly name: string; readonly text?: true }
    | { readonly what: "params"; readonly text?: true }
    | { readonly what: "fields"; readonly key?: keyof FieldError; readonly item: readonly FieldRow[] }
    // others
    | { readonly what: "errors" | "causes"; readonly item: readonly Row[]; readonly next?: readonly Step[] }
    // end
  );

type FieldRow = Place & { readonly what: keyof FieldError };
type Fact = (typeof FACTS)[number];
type Codes = ReadonlyMap<string, readonly Code[]>;
type Kind = "string" | "integer" | "unsigned" | "number" | "boolean" | "strings" | readonly string[];

interface Envelope {
  readonly mediaType: string;
  readonly read: (body: unknown) => unknown;
  readonly rows: readonly Row[];
}

interface Sent {
  readonly headers: HeaderSource;
  readonly root: unknown;
  readonly envelope: Envelope;
}

const FACTS = ["title", "detail", "case", "instance", "traceId", "docsUrl"] as const;

/** Returns the code, if all that was sent leads to one, and how it was sent. */
function identify(response: Sent, status: number): [Code | undefined, string | null] {
  let rawCode: string | null = null;
  let left: readonly Code[] | undefined;
  for (const row of response.envelope.rows) {
    if (row.what !== "code") continue;
    for (const value of valuesAt(response, row)) {
      const sent = textOf(value);
      if (sent === undefined) continue;
      // A group narrows down what a code has found; it does not stand in for a code that is unknown.
      if (row.weak !== true) rawCode ??= sent;
      else if (left === undefined && rawCode !== null) continue;
      const codes = row.by.get(sent) ?? [];
      const kept: readonly Code[] = left === undefined ? codes : left.filter((code) => codes.includes(code));
      if (kept.length > 0) left = kept;
    }
  }
  if (left !== undefined && left.length > 1) {
    left = left.filter((code) => CODES[code].status === status);
  }
  return [left?.length === 1 ? left[0] : undefined, rawCode];
}

function saidOf(response: Sent): Facts & { readonly fields: readonly FieldError[] } {
  const fields = fieldsOf(response);
  const facts: { -readonly [F in keyof Facts]: Facts[F] } = {};
  for (const row of response.envelope.rows) {
    const fact = FACTS.find((fact) => fact === row.what);
    if (fact === undefined || (row.alone === true && fields.length > 0)) continue;
    const value = first(valuesAt(response, row), textOf);
    if (value !== undefined) facts[fact] ??= value;
  }
  const rows = response.envelope.rows.filter((row) => row.what === "retryAfter");
  const waits = rows.flatMap((row) => valuesAt(response, row));
  const wait = first([...waits, headerOf(response.headers, "retry-after")], (value) => typed(value, "unsigned", true));
  if (typeof wait === "number") facts.retryAfter = wait;
  return { ...facts, fields };
}

function paramsOf(response: Sent, code: Code): Record<string, unknown> {
  // Without a prototype each name is a name.
  const params = Object.create(null) as Record<string, unknown>;
  for (const [name, kinds] of PARAMS[code] ?? []) {
    for (const row of response.envelope.rows) {
      if (has(params, name)) break;
      let values: unknown[];
      if (row.what === "params") values = valuesAt(response, row).flatMap((value) => step(value, name));
      else if (row.what === "param" && row.name === name) values = valuesAt(response, row);
      else continue;
      const read = (value: unknown): unknown => first(kinds, (kind) => typed(value, kind, row.text === true));
      const value = first(values, read);
      if (value !== undefined) params[name] = value;
    }
  }
  return params;
}

function fieldsOf(response: Sent): FieldError[] {
  const fields: FieldError[] = [];
  for (const row of response.envelope.rows) {
    if (row.what !== "fields") continue;
    for (const list of valuesAt(response, row)) {
      const key = row.key;
      if (key === undefined) {
        for (const item of step(list, null)) fields.push(...fieldOf(response, item, row.item, {}));
      } else if (isObject(list)) {
        for (const [name, items] of Object.entries(list)) {
          for (const item of step(items, null)) fields.push(...fieldOf(response, item, row.item, { [key]: name }));
        }
      }
    }
  }
  return fields;
}

function fieldOf(response: Sent, root: unknown, rows: readonly FieldRow[], known: FieldError): FieldError[] {
  const field: { -readonly [F in keyof FieldError]: FieldError[F] } = { ...known };
  for (const row of rows) {
    const value = first(valuesAt({ ...response, root }, row), textOf);
    if (value !== undefined) field[row.what] ??= value;
  }
  // What says where is said of every field; an item without it is something else.
  const places = rows.filter((row) => ["path", "name", "pointer"].includes(row.what));
  if (places.length > 0 && places.every((row) => field[row.what] === undefined)) return [];
  return Object.keys(field).length > 0 ? [field] : [];
}

// others
function othersOf(response: Sent, what: "errors" | "causes"): OtherError[] {
  const others: OtherError[] = [];
  for (const row of response.envelope.rows) {
    if (row.what !== what) continue;
    for (const value of valuesAt(response, row)) {
      const items = row.next === undefined ? step(value, null) : linksOf(value, row.next);
      // The first of several errors is that of the response.
      for (const root of what === "errors" ? items.slice(1) : items) {
        const other: Sent = { headers: {}, root, envelope: { ...response.envelope, rows: row.item } };
        // It has no status of its own.
        const [code, rawCode] = identify(other, NaN);
        const known = saidOf(other);
        const named = code === undefined ? { code: null, rawCode } : { code, params: paramsOf(other, code) };
        others.push({ ...known, ...named } as OtherError);
      }
    }
  }
  return others;
}

/** Returns the links of a chain; a value that is not of JSON may lead to itself. */
function linksOf(first: unknown, next: readonly Step[]): unknown[] {
  const links: unknown[] = [];
  for (let link = [first]; isObject(link[0]) && links.length < 1000; ) {
    links.push(link[0]);
    for (const way of next) link = link.flatMap((value) => step(value, way));
  }
  return links;
}

// end
/** Returns what stands at a place: nothing, one value, or several. */
function valuesAt(response: Sent, place: Place): unknown[] {
  let values: unknown[] = [response.root];
  if (place.header !== undefined) values = [headerOf(response.headers, place.header)];
  for (const next of place.at ?? []) values = values.flatMap((value) => step(value, next));
  const { parts, part } = place;
  if (parts === undefined || part === undefined) return values;
  return values.flatMap((value) => (typeof value === "string" ? capture(value, parts, part) : []));
}

function step(value: unknown, next: Step): unknown[] {
  if (typeof next === "string") return isObject(value) && has(value, next) ? [value[next]] : [];
  if (!Array.isArray(value)) return [];
  const items: unknown[] = value;
  if (next === null) return items;
  if (typeof next === "number") return items.slice(next, next + 1);
  return items.filter((item) => Object.entries(next).every(([name, text]) => step(item, name)[0] === text));
}

/** Returns the text before the part with this index, of a text that has all parts; the last place of each counts. */
function capture(text: string, parts: readonly string[], part: number): string[] {
  const [prefix = "", ...rest] = parts;
  if (!text.startsWith(prefix)) return [];
  let end = text.length;
  let found = "";
  for (let index = rest.length - 1; index >= 0; index -= 1) {
    const suffix = rest[index] ?? "";
    const stop = index === rest.length - 1 ? end - suffix.length : text.lastIndexOf(suffix, end - suffix.length);
    if (stop < prefix.length || !text.startsWith(suffix, stop)) return [];
    if (index < part) return [found];
    const before = rest[index - 1];
    const start = before === undefined ? prefix.length : text.lastIndexOf(before, stop - before.length) + before.length;
    if (start < prefix.length || start > stop) return [];
    found = text.slice(start, stop);
    if (index === part) return [found];
    end = stop;
  }
  return [];
}

/** Returns a value as the type that the catalog declares; with `isText`, numbers and the rest stand in texts. */
function typed(value: unknown, kind: Kind, isText: boolean): unknown {
  if (typeof kind !== "string") return typeof value === "string" && kind.includes(value) ? value : undefined;
  if (kind === "string") return typeof value === "string" ? value : undefined;
  if (kind === "strings") {
    if (isText && value === "") return [];
    return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
  }
  if (kind === "boolean") {
    if (isText && (value === "true" || value === "false")) return value === "true";
    return typeof value === "boolean" ? value : undefined;
  }
  const number = isText && typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
  if (kind !== "number" && !Number.isInteger(number)) return undefined;
  return kind === "unsigned" && number < 0 ? undefined : number;
}

function headerOf(headers: HeaderSource, name: string): string | undefined {
  const get: unknown = headers.get;
  if (typeof get === "function") {
    const value: unknown = get.call(headers, name);
    return typeof value === "string" ? value : undefined;
  }
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
  const value: unknown = found?.[1];
  const single: unknown = Array.isArray(value) ? value[0] : value;
  return typeof single === "string" ? single : undefined;
}

function first<T, R>(values: readonly T[], read: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const result = read(value);
    if (result !== undefined) return result;
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function has(value: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, name);
}
