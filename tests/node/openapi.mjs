// Says what is wrong with OpenAPI documents: node openapi.mjs FILE... prints { file: [problem] }.
import { readFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";

const RULES = [
  "struct",
  "no-unresolved-refs",
  "spec-components-invalid-map-name",
  "no-invalid-media-type-examples",
  "no-invalid-schema-examples",
  "no-schema-type-mismatch",
  "no-enum-type-mismatch",
  "no-required-schema-properties-undefined",
  "no-server-variables-empty-enum",
  "no-undefined-server-variable",
  "operation-operationId-unique",
  "operation-operationId-url-safe",
  "operation-parameters-unique",
  "no-ambiguous-paths",
  "no-identical-paths",
  "path-declaration-must-exist",
  "path-not-include-query",
  "path-parameters-defined",
  "no-example-value-and-externalValue",
  "no-duplicated-tag-names",
  "no-unsafe-markdown",
];

const config = await createConfig({ rules: Object.fromEntries(RULES.map((rule) => [rule, "error"])) });
const said = {};
for (const file of process.argv.slice(2)) {
  const problems = await lintFromString({ source: readFileSync(file, "utf8"), absoluteRef: file, config });
  said[file] = problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`);
}
console.log(JSON.stringify(said));
