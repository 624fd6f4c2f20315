
function paramsOf(part: Part, code: Code, isXml: boolean): Record<string, unknown> {
  // Without a prototype, an object has no inherited names.
  const params = Object.create(null) as Record<string, unknown>;
  for (const [name, kinds] of PARAMS.get(code) ?? []) {
    const sent = sentOf(part, name, isXml);
    if (sent === undefined) continue;
    const value = first(kinds, (kind) => typed(sent.value, kind, sent.isText));
    if (value !== undefined) params[name] = value;
  }
  return params;
}

function sentOf(part: Part, name: string, isXml: boolean): { readonly value: unknown; readonly isText: boolean } | undefined {
  if (part.params.has(name)) return { value: part.params.get(name), isText: true };
  for (const { object, node } of [...part.rests].reverse()) {
    if (has(object, name) && !node.members.some(([member]) => member === name)) {
      return { value: object[name], isText: isXml || node.texts === true };
    }
  }
  return undefined;
}

/** Returns a value if it has the param's type. With `isText`, strings are converted to numbers and other types. */
function typed(value: unknown, kind: Kind, isText: boolean): unknown {
  if (typeof kind !== "string") return typeof value === "string" && kind.includes(value) ? value : undefined;
  if (kind === "json") {
    // A string that is JSON itself may be a value that was sent as a text.
    const json: unknown = isText && typeof value === "string" ? jsonOf(value) : undefined;
    return json === undefined ? value : json;
  }
  if (kind === "string") return typeof value === "string" ? value : undefined;
  const text = isText && typeof value === "string" ? value : undefined;
  if (kind === "strings") {
    const list: unknown = text === undefined ? value : text === "" ? [] : jsonOf(text);
    return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : undefined;
  }
  if (kind === "boolean") {
    if (text === "true" || text === "false") return text === "true";
    return typeof value === "boolean" ? value : undefined;
  }
  if (text !== undefined && kind === "duration") return secondsOf(text.replace(/ ?s$/, ""));
  const number = text !== undefined && /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text) ? Number(text) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
  if (kind === "number") return number;
  if (kind === "duration") return number < 0 ? undefined : Math.ceil(number);
  // JavaScript cannot represent every integer beyond this, so another number may have been sent.
  if (!Number.isSafeInteger(number)) return undefined;
  return kind !== "integer" && number < 0 ? undefined : number;
}

/** Returns a number of seconds, rounded up. */
function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^[0-9]+(?:\.[0-9]+)?$/.test(text)) return undefined;
  const seconds = Math.ceil(Number(text));
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}

/** Returns the wait from `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3) relative to the `Date` header. */
function waitOfHeaders(headers: HeaderSource): number | undefined {
  const text = headerOf(headers, "retry-after");
  const date = dateOf(text);
  const now = dateOf(headerOf(headers, "date")) ?? Date.now();
  return secondsOf(text) ?? (date === undefined ? undefined : Math.max(0, Math.ceil((date - now) / 1000)));
}

/** Parses a date in one of the three formats of RFC 9110, section 5.6.7. */
function dateOf(text = ""): number | undefined {
  const found =
    /^[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9:]{8}) GMT$/.exec(text) ??
    /^[A-Z][a-z]+day, ([0-9]{2})-([A-Z][a-z]{2})-([0-9]{2}) ([0-9:]{8}) GMT$/.exec(text);
  const old = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ 0-9][0-9]) ([0-9:]{8}) ([0-9]{4})$/.exec(text);
  if (found === null && old === null) return undefined;
  const [day = "", month = "", year = "", time = ""] = found?.slice(1) ?? [old?.[2], old?.[1], old?.[4], old?.[3]];
  // A two-digit year is at most 50 years in the future.
  const now = new Date(Date.now()).getUTCFullYear();
  const near = Math.floor(now / 100) * 100 + Number(year);
  const full = year.length === 2 ? (near > now + 50 ? near - 100 : near) : Number(year);
  const date = Date.parse(`${day.trim()} ${month} ${String(full)} ${time} GMT`);
  return Number.isNaN(date) ? undefined : date;
}

function headerOf(headers: HeaderSource, name: string): string | undefined {
  const get: unknown = headers.get;
  let value: unknown;
  if (typeof get === "function") value = get.call(headers, name);
  else value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? one.trim() : undefined;
}

function first<T, R>(values: readonly T[], read: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const result = read(value);
    if (result !== undefined) return result;
  }
  return undefined;
}

function single<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}

/** Returns a table without inherited names such as `constructor`. */
function tableOf<T>(rows: { readonly [name: string]: T }): ReadonlyMap<string, T> {
  return new Map(Object.entries<T>(rows));
}

/** Returns the value of a JSON text. Half a surrogate pair, which no text can have, becomes U+FFFD. */
function jsonOf(text: string): unknown {
  const wellFormed = (_: string, value: unknown) => (typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value);
  try {
    return JSON.parse(text, /\\ud[89a-f]/i.test(text) ? wellFormed : undefined) as unknown;
  } catch {
    return undefined;
  }
}

/** Returns a scalar as text. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function has(value: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(value, name);
}
