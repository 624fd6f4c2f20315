
/** Returns the envelopes that a body may be in, starting with those of exactly its media type. */
function envelopesFor(contentType: string | undefined, body: unknown): readonly Envelope[] {
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  const isXml = typeof body === "string" ? syntaxOf(mediaType, body) : false;
  const isSame = (envelope: Envelope): boolean => envelope.mediaType === mediaType;
  const others = ENVELOPES.filter((envelope) => !isSame(envelope) && envelope.isXml === isXml);
  return isXml === undefined ? [] : [...ENVELOPES.filter(isSame), ...others];
}

/** Returns whether a body is XML, or `undefined` if it is neither XML nor JSON. */
function syntaxOf(mediaType: string | undefined, body: string): boolean | undefined {
  if (mediaType === undefined || mediaType === "") {
    const start = /^[\uFEFF\s]*([{[<])/.exec(body)?.[1];
    return start === undefined ? undefined : start === "<";
  }
  const subtype = mediaType.split("/")[1] ?? "";
  if (/(?:^|\+)xml$/.test(subtype)) return true;
  return /(?:^|\+)json$|-json-1\./.test(subtype) ? false : undefined;
}

/** Returns what the headers say about the error. */
function headersOf(headers: HeaderSource): Part {
  const said: Walk = { own: partOf(), related: [], isXml: false, isHeader: true, fieldsLast: false, steps: MOST_STEPS, depth: 0 };
  for (const [name, node] of ENVELOPES.flatMap((envelope) => envelope.headers)) {
    const value = headerOf(headers, name);
    if (value !== undefined) fits(said, node, value, { part: said.own });
  }
  return said.own;
}

/** Returns the code of a response, from the body, else from the headers, else from the props in both. */
function codeOf({ own }: Reading, said: Part, status: number): Code | undefined {
  return codeOfPart(own, said, status) ?? codeOfPart(said, own, status) ?? byProps(own, said, status);
}

/**
 * Returns the code, from the type URI, else the code, else the number, else the page. `more` is the other source of facts about the same
 * error: the headers for a body, the body for headers. Without a status, the part is another error of the response.
 */
function codeOfPart(part: Part, more: Part, status?: number): Code | undefined {
  return (
    byTypeUri(part.facts.get("typeUri")) ??
    byCode(part, more, status) ??
    byNumber(part.facts.get("number")) ??
    byDocsUrl(part.facts.get("docsUrl"))
  );
}

function byTypeUri(fact: Fact | undefined): Code | undefined {
  const found = fact?.by?.get(fact.text)?.[0];
  if (fact === undefined || found !== undefined) return found;
  // A client or a proxy may have made the URI absolute.
  const relative = /:\/\/[^/]*(\/.*)$/s.exec(fact.text)?.[1];
  return relative === undefined ? undefined : fact.by?.get(relative)?.[0];
}

function byCode(part: Part, more: Part, status: number | undefined): Code | undefined {
  const fact = part.facts.get("code");
  const only = (text: string): Code | undefined => {
    const found = fact?.by?.get(text) ?? [];
    const ofGroup = ofSame(found, groupOf(part, more));
    const withProps = ofSame(ofGroup, propsOf(part, more));
    return single(found) ?? single(ofGroup) ?? single(withProps) ?? single(withStatus(withProps, status));
  };
  if (fact === undefined) return undefined;
  // Some servers write a namespace before `#`, or an address after `:`.
  const shape = fact.text.split(":")[0]?.split("#").pop();
  return only(fact.text) ?? (shape === undefined ? undefined : only(shape));
}

/** Returns the only code that has the sent props, and the group if it is sent, provided that nothing names the error. */
function byProps(part: Part, more: Part, status: number | undefined): Code | undefined {
  const [prop, ...props] = propsOf(part, more);
  if (prop === undefined || rawCodeOf(part) !== null || rawCodeOf(more) !== null) return undefined;
  const found = ofSame(codesOf(prop), [...props, ...groupOf(part, more)]);
  return single(found) ?? single(withStatus(found, status));
}

function groupOf(part: Part, more: Part): readonly Fact[] {
  const group = part.facts.get("group") ?? more.facts.get("group");
  return group === undefined ? [] : [group];
}

function propsOf(part: Part, more: Part): readonly Fact[] {
  const facts = new Map([...more.facts, ...part.facts]);
  return [...facts].filter(([name]) => name.startsWith("props.")).map(([, fact]) => fact);
}

/** Returns the codes that a value is sent for: by its text, else by its number, however it is written. */
function codesOf({ text, by }: Fact): readonly Code[] {
  const isNumber = /^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text);
  return by?.get(text) ?? by?.get(`\0${isNumber ? Number(text) : text}`) ?? [];
}

function ofSame(found: readonly Code[], facts: readonly Fact[]): readonly Code[] {
  return found.filter((code) => facts.every((fact) => codesOf(fact).includes(code)));
}

function withStatus(found: readonly Code[], status: number | undefined): readonly Code[] {
  return found.filter((code) => CODES[code].status === status);
}

function byNumber(fact: Fact | undefined): Code | undefined {
  const text = fact?.text.trim() ?? "";
  return /^[+-]?[0-9]+$/.test(text) ? fact?.by?.get(String(Number(text)))?.[0] : undefined;
}

function byDocsUrl(fact: Fact | undefined): Code | undefined {
  if (fact === undefined) return undefined;
  // The docs may be published at another address, too.
  const page = /([^/]+\/[^/]+)\/$/.exec(fact.text)?.[1] ?? "";
  return (fact.by?.get(fact.text) ?? fact.by?.get(page))?.[0];
}

/** Returns the error's code as it is sent, else its type URI, else its number. */
function rawCodeOf(part: Part): string | null {
  const type = part.facts.get("typeUri")?.text;
  const uri = type === "about:blank" ? undefined : type;
  return part.facts.get("code")?.text ?? uri ?? part.facts.get("number")?.text ?? null;
}

function errorOf(reading: Reading, said: Part, headers: HeaderSource, status: number): ApiError | UnknownError {
  const { own } = reading;
  const code = codeOf(reading, said, status);
  const params = code === undefined ? {} : paramsOf(own, code, reading.isXml);
  const { retryAfter: _, ...facts } = { ...factsOf(said), ...factsOf(own) };
  const sent = waitOfHeaders(headers) ?? secondsOf((own.facts.get("retryAfter") ?? said.facts.get("retryAfter"))?.text);
  const wait = sent ?? (code === undefined ? undefined : waitOf(code, params));
  if (code !== undefined && sent !== undefined) addWait(code, params, sent);
  const known = {
    ...facts,
    ...(wait === undefined ? {} : { retryAfter: wait }),
    fields: fieldsOf(own, code),
    status,
    // others
    errors: reading.related.filter((part) => !part.isCause).map((part) => otherOf(part, reading)),
    causes: reading.related.filter((part) => part.isCause).map((part) => otherOf(part, reading)),
    // end
  };
  if (code === undefined) return { ...known, code: null, rawCode: rawCodeOf(own) ?? rawCodeOf(said) };
  return { ...known, code, params } as unknown as ApiError;
}

// others
function otherOf(part: Part, reading: Reading): OtherError {
  const code = codeOfPart(part, partOf()) ?? byProps(part, partOf(), undefined);
  const known = { ...factsOf(part), fields: fieldsOf(part, code) };
  if (code === undefined) return { ...known, code: null, rawCode: rawCodeOf(part) };
  const params = paramsOf(part, code, reading.isXml);
  if (known.retryAfter !== undefined) addWait(code, params, known.retryAfter);
  return { ...known, code, params } as unknown as OtherError;
}

// end
/** Returns the field errors, with their codes in the catalog's spelling. */
function fieldsOf(part: Part, code: Code | undefined): FieldError[] {
  return part.fields.map(({ issues, ...field }) => {
    const spellings = code === undefined ? undefined : issues?.get(code);
    const name = spellings?.find(([sent]) => sent === field.code)?.[1];
    return name === undefined ? field : { ...field, code: name };
  });
}

function factsOf(part: Part): Facts {
  const text = (name: string): string | undefined => part.facts.get(name)?.text;
  const wait = secondsOf(text("retryAfter"));
  const facts: { -readonly [F in keyof Facts]: Facts[F] } = {};
  for (const name of ["title", "detail", "userMessage", "case", "instance", "traceId", "docsUrl"] as const) {
    const value = text(name);
    if (value !== undefined) facts[name] = value;
  }
  if (wait !== undefined) facts.retryAfter = wait;
  return facts;
}

/** Returns how many seconds to wait, from the catalog or from a param. */
function waitOf(code: Code, params: Record<string, unknown>): number | undefined {
  const wait = WAITS.get(code);
  const seconds = typeof wait === "string" ? params[wait] : wait;
  return typeof seconds === "number" ? seconds : undefined;
}

/** Adds the param with the number of seconds to wait if only the wait itself was sent. */
function addWait(code: Code, params: Record<string, unknown>, seconds: number): void {
  const name = WAITS.get(code);
  if (typeof name === "string" && !has(params, name)) params[name] = seconds;
}
