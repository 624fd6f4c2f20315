
function readJson(body: unknown): unknown {
  return typeof body === "string" ? jsonOf(body.replace(/^\uFEFF/, "")) : body;
}
