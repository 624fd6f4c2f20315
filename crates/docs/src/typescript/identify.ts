
/** Returns the envelopes that a body may be in, those of its very media type first. */
function envelopesFor(contentType: string | undefined, body: unknown): readonly Envelope[] {
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  const isXml = typeof body === "string" ? syntaxOf(mediaType, body) : false;
  const isSame = (envelope: Envelope): boolean => envelope.mediaType === mediaType;
  const others = ENVELOPES.filter((envelope) => !isSame(envelope) && envelope.isXml === isXml);
  return isXml === undefined ? [] : [...ENVELOPES.filter(isSame), ...others];
}

/** Returns whether a text is XML; `undefined` where it is neither that nor JSON. */
function syntaxOf(mediaType: string | undefined, body: string): boolean | undefined {
  if (mediaType === undefined || mediaType === "") {
    const start = /^[\uFEFF\s]*([{[<])/.exec(body)?.[1];
    return start === undefined ? undefined : start === "<";
  }
  const subtype = mediaType.split("/")[1] ?? "";
  if (/(?:^|\+)xml$/.test(subtype)) return true;
  return /(?:^|\+)json$|-json-1\./.test(subtype) ? false : undefined;
}

/** Returns what the headers say of the error. */
function headersOf(headers: HeaderSource): Part {
  const said: Walk = { own: partOf(), related: [], isXml: false, fieldsLast: false, steps: MOST_STEPS, depth: 0 };
  for (const [name, node] of ENVELOPES.flatMap((envelope) => envelope.headers)) {
    const value = headerOf(headers, name);
    if (value !== undefined) fits(said, node, value, { part: said.own });
  }
  return said.own;
}

/** Returns the code: by the type URI, else by the code, else by the number, else by the page. */
function codeOf(part: Part, status: number): Code | undefined {
  return (
    byTypeUri(part.facts.get("typeUri")) ??
    byCode(part, status) ??
    byNumber(part.facts.get("number")) ??
    byDocsUrl(part.facts.get("docsUrl"))
  );
}

function byTypeUri(fact: Fact | undefined): Code | undefined {
  const found = fact?.by?.get(fact.text)?.[0];
  if (fact === undefined || found !== undefined) return found;
  // A client or a proxy may have made it absolute.
  const relative = /:\/\/[^/]*(\/.*)$/s.exec(fact.text)?.[1];
  return relative === undefined ? undefined : fact.by?.get(relative)?.[0];
}

function byCode(part: Part, status: number): Code | undefined {
  const fact = part.facts.get("code");
  const group = part.facts.get("group");
  const only = (text: string): Code | undefined => {
    const found = fact?.by?.get(text) ?? [];
    const ofGroup = found.filter((code) => group === undefined || group.by?.get(group.text)?.includes(code) === true);
    return single(found) ?? single(ofGroup) ?? single(ofGroup.filter((code) => CODES[code].status === status));
  };
  if (fact === undefined) return undefined;
  // Some servers write a namespace before `#` and an address after `:`.
  const shape = fact.text.split(":")[0]?.split("#").pop();
  return only(fact.text) ?? (shape === undefined ? undefined : only(shape));
}

function byNumber(fact: Fact | undefined): Code | undefined {
  const text = fact?.text.trim() ?? "";
  return /^[+-]?[0-9]+$/.test(text) ? fact?.by?.get(String(Number(text)))?.[0] : undefined;
}

function byDocsUrl(fact: Fact | undefined): Code | undefined {
  if (fact === undefined) return undefined;
  // The pages may be published at another place, too.
  const page = /([^/]+\/[^/]+)\/$/.exec(fact.text)?.[1] ?? "";
  return (fact.by?.get(fact.text) ?? fact.by?.get(page))?.[0];
}

/** Returns what the response calls the error. */
function rawCodeOf(part: Part): string | null {
  const type = part.facts.get("typeUri")?.text;
  const uri = type === "about:blank" ? undefined : type;
  return part.facts.get("code")?.text ?? uri ?? part.facts.get("number")?.text ?? null;
}

function errorOf(reading: Reading, said: Part, headers: HeaderSource, status: number): ApiError | UnknownError {
  const { own } = reading;
  const code = codeOf(own, status) ?? codeOf(said, status);
  const params = code === undefined ? {} : paramsOf(own, code, reading.isXml);
  const { retryAfter: _, ...facts } = { ...factsOf(said), ...factsOf(own) };
  const sent = secondsOf(headerOf(headers, "retry-after")) ?? secondsOf((own.facts.get("retryAfter") ?? said.facts.get("retryAfter"))?.text);
  const wait = sent ?? (code === undefined ? undefined : waitOf(code, params));
  if (code !== undefined && sent !== undefined) addWait(code, params, sent);
  const known = {
    ...facts,
    ...(wait === undefined ? {} : { retryAfter: wait }),
    fields: own.fields,
    status,
    // others
    errors: reading.related.filter((part) => !part.isCause).map((part) => otherOf(part, reading, status)),
    causes: reading.related.filter((part) => part.isCause).map((part) => otherOf(part, reading, status)),
    // end
  };
  if (code === undefined) return { ...known, code: null, rawCode: rawCodeOf(own) ?? rawCodeOf(said) };
  return { ...known, code, params } as unknown as ApiError;
}

// others
function otherOf(part: Part, reading: Reading, status: number): OtherError {
  const code = codeOf(part, status);
  const known = { ...factsOf(part), fields: part.fields };
  if (code === undefined) return { ...known, code: null, rawCode: rawCodeOf(part) };
  return { ...known, code, params: paramsOf(part, code, reading.isXml) } as unknown as OtherError;
}

// end
function factsOf(part: Part): Facts {
  const text = (name: string): string | undefined => part.facts.get(name)?.text;
  const wait = secondsOf(text("retryAfter"));
  const facts: { -readonly [F in keyof Facts]: Facts[F] } = {};
  for (const name of ["title", "detail", "case", "instance", "traceId", "docsUrl"] as const) {
    const value = text(name);
    if (value !== undefined) facts[name] = value;
  }
  if (wait !== undefined) facts.retryAfter = wait;
  return facts;
}

/** Returns how long to wait, as the catalog or a param says it. */
function waitOf(code: Code, params: Record<string, unknown>): number | undefined {
  const wait = WAITS.get(code);
  const seconds = typeof wait === "string" ? params[wait] : wait;
  return typeof seconds === "number" ? seconds : undefined;
}

/** Adds the param that says how long to wait, where only the wait itself is sent. */
function addWait(code: Code, params: Record<string, unknown>, seconds: number): void {
  const name = WAITS.get(code);
  if (typeof name === "string" && !has(params, name)) params[name] = seconds;
}
