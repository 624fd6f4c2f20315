
/** What the parts of a body say: nothing, a text, or more. The same nodes are in the tables of errbook's client for Rust. */
type Node =
  | null
  | string
  | { readonly is: "value"; readonly value: Variable }
  | { readonly is: "text"; readonly prefix: string; readonly values: readonly (readonly [variable: Variable, suffix: string, isFirst?: true])[] }
  | {
      readonly is: "object";
      readonly members: readonly (readonly [name: string, node: Node, required?: true])[];
      /** Whose params the other members are. */
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
  /** The name of a param or a prop. */
  readonly name?: string;
  readonly by?: Codes;
  /** The issues of fields that are sent in another spelling. */
  readonly issues?: Issues;
  /** Of the error that is the item. */
  readonly item?: true;
}

type Codes = ReadonlyMap<string, readonly Code[]>;
type Issues = ReadonlyMap<string, Spellings>;
type Spellings = readonly (readonly [sent: string, name: string])[];
type Params = readonly (readonly [name: string, kinds: readonly Kind[]])[];
type Kind = "string" | "integer" | "unsigned" | "duration" | "number" | "boolean" | "strings" | readonly string[];

interface Envelope {
  readonly mediaType: string;
  readonly isXml: boolean;
  readonly read: (body: unknown) => unknown;
  readonly body: Node;
  readonly headers: readonly (readonly [name: string, node: Node])[];
}

/** A text that was found, by which table it is looked up, and how good it is: 0 is best. */
interface Fact {
  readonly text: string;
  readonly by: Codes | undefined;
  readonly rank: number;
}

type FieldDraft = { -readonly [F in keyof FieldError]: FieldError[F] } & { issues?: Issues };

/** What was found of one error. */
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

/** Where a walk is: the error and the field that are the item, and the link of the chain around. */
interface Place {
  readonly part: Part;
  readonly field?: FieldDraft;
  readonly link?: Node;
}

interface Walk extends Reading {
  /** Whether the value of a header is read, in which quoted strings may be. */
  readonly isHeader: boolean;
  /** Whether a list of fields is tried after what else it may be. */
  readonly fieldsLast: boolean;
  steps: number;
  depth: number;
}
