// What the pages are held to: every rule that html-validate recommends.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The site's own ids begin with an underscore, so that none is ever a code, and a code may begin with a digit. HTML allows both.
    "valid-id": ["error", { relaxed: true }],
    // Several values of one name are what the address of a search has: `?status=404&status=409`.
    "form-dup-name": ["error", { shared: ["checkbox"] }],
  },
};
