
/** The content of a part of a body: none, constant text, or a structure with variables. errbook's client for Rust uses the same nodes. */
type Node =
  | null
  | string
  | { readonly is: "value"; readonly value: Variable }
  | { readonly is: "text"; readonly prefix: string; readonly values: readonly (readonly [variable: Variable, suffix: string, isFirst?: true])[] }
  | {
      readonly is: "object";
      readonly members: readonly (readonly [name: string, node: Node, required?: true])[];
      /** Which error the other members are params of. */
      readonly params?: "response" | "item";
      readonly texts?: true;
    }
  | { readonly is: "array"; readonly items: readonly Node[] }
  | { readonly is: "either"; readonly ways: readonly Node[] }
  | { readonly is: "each"; readonly list: "fields" | "itemFields" | "errors" | "causes"; readonly item: Node }
  | { readonly is: "group"; readonly by: Variable; readonly item: Node }
  | { readonly is: "chain"; readonly link: Node }
  | { readonly is: "next" };

type ListNode = Extract<Node, { readonly is: "each" }>;
type ObjectNode = Extract<Node, { readonly is: "object" }>;
type TextNode = Extract<Node, { readonly is: "text" }>;

interface Variable {
  readonly of: string;
  /** The name of the param or prop. */
  readonly name?: string;
  readonly by?: Codes;
  /** The field error names that are sent in another case. */
  readonly issues?: Issues;
  /** The variable belongs to the error that is the current item. */
  readonly item?: true;
}

type Codes = ReadonlyMap<string, readonly Code[]>;
type Issues = ReadonlyMap<string, Spellings>;
type Spellings = readonly (readonly [sent: string, name: string])[];
type Params = readonly (readonly [name: string, kinds: readonly Kind[]])[];
type Kind = "string" | "integer" | "unsigned" | "duration" | "number" | "boolean" | "strings" | "json" | readonly string[];

interface Envelope {
  readonly mediaType: string;
  readonly isXml: boolean;
  readonly read: (body: unknown) => unknown;
  readonly body: Node;
  readonly headers: readonly (readonly [name: string, node: Node])[];
}

/** A value, the table that it is looked up in, and its rank: 0 is best. */
interface Fact {
  readonly text: string;
  readonly by: Codes | undefined;
  readonly rank: number;
}

type FieldDraft = { -readonly [F in keyof FieldError]: FieldError[F] } & { issues?: Issues };

/** The values that were found of one error. */
interface Part {
  facts: Map<string, Fact>;
  fields: FieldDraft[];
  params: Map<string, unknown>;
  rests: { readonly object: Record<string, unknown>; readonly node: ObjectNode }[];
}

interface Related extends Part {
  readonly isCause: boolean;
}

interface Reading {
  readonly own: Part;
  readonly related: Related[];
  readonly isXml: boolean;
}

/** The position of a walk: the current error and field error, and the enclosing link of the chain. */
interface Place {
  readonly part: Part;
  readonly field?: FieldDraft;
  readonly link?: Node;
}

interface Walk extends Reading {
  /** Whether the value of a header is read, which may contain quoted strings. */
  readonly isHeader: boolean;
  /** Whether to try reading a list as field errors only after everything else. */
  readonly fieldsLast: boolean;
  steps: number;
  depth: number;
}
